import { randomBytes } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { channelTokenAad } from "@agency/core/channels";
import { canonicalHash, createContent, getContent } from "@agency/core/contents";
import { createOwner } from "@agency/core/identity";
import { createDatabase, databaseNow, newId, rows, type Database } from "@agency/platform/db";
import { findRunningPostgres } from "@agency/platform/postgres";
import { createKeyRing, deriveKey } from "@agency/platform/secrets";
import { keyId } from "@agency/server/compose-core";
import { removeDirectory, startProduct, startScript, temporaryDirectory } from "./product.ts";
import { percentile, table } from "./table.ts";

const publications = 1_000;
const answerMs = 50;
/** Time to insert everything and to arm it. */
const aheadMs = 75_000;
const settleMs = 180_000;
const secret = randomBytes(32).toString("base64url");

interface Outcome {
  latenessMs: number[];
  duplicates: number;
  states: Record<string, number>;
  armedInTime: number;
  dueAt: Date;
}

/** Targets: 1,000 due at one instant on 1,000 accounts, p99 lateness of at most 3 s, none twice; on 8 accounts within 1.3 × of the serial ideal. */
export async function benchPublishing(): Promise<string> {
  const many = await publish(1_000);
  const few = await publish(8);
  const idealMs = (publications / 8) * answerMs;
  const tookMs = few.latenessMs.at(-1)! + answerMs;
  return [
    `## ${publications.toLocaleString("en")} publications due at one instant`,
    `The sandbox is a process of its own and answers each call after ${answerMs} ms. Lateness: when the sandbox received the post, less the time it was planned for.`,
    table(
      ["accounts", "armed in time", "published", "p50 ms", "p99 ms", "max ms", "duplicates", "other states"],
      [
        [1_000, ...line(many)],
        [8, ...line(few)],
      ],
    ),
    `8 accounts: the last post was answered ${(tookMs / 1_000).toFixed(2)} s after the due time; one call after the other ideally takes ${(idealMs / 1_000).toFixed(2)} s: ${(tookMs / idealMs).toFixed(2)} × the ideal.`,
    "Targets: p99 ≤ 3,000 ms, 0 duplicates; ≤ 1.3 × the ideal on 8 accounts.",
  ].join("\n\n");
}

function line({ latenessMs, duplicates, states, armedInTime }: Outcome): (string | number)[] {
  const others = Object.entries(states).filter(([status]) => status !== "published").map(([status, count]) => `${status} ${count}`);
  return [armedInTime, states["published"] ?? 0, Math.round(percentile(latenessMs, 0.5)), Math.round(percentile(latenessMs, 0.99)), Math.round(latenessMs.at(-1) ?? Number.NaN), duplicates, others.join(", ") || "none"];
}

async function publish(accounts: number): Promise<Outcome> {
  const dataDir = temporaryDirectory();
  const sandbox = await startScript(fileURLToPath(new URL("./main.ts", import.meta.resolve("@agency/sandbox"))), ["--state-dir", path.join(dataDir, "stand-in"), "--answer-delay-ms", String(answerMs)], {}, /http:\/\/[^"]+/);
  const product = await startProduct("api,worker", { AGENCY_DATA_DIR: dataDir, AGENCY_SECRET_KEY: secret, SANDBOX_ORIGIN: sandbox.found });
  const db = createDatabase({ url: (await findRunningPostgres({ dataDir }))!.url, poolSize: 4, onError: () => {} });
  try {
    const dueAt = await plan(db, sandbox.found, accounts);
    await sleep(Math.max(0, dueAt.getTime() - (await now(db)).getTime() - 500));
    const armedInTime = (await countStates(db))["armed"] ?? 0;
    const states = await waitUntilSettled(db);
    const ledger = (await (await fetch(`${sandbox.found}/sandbox/ledger`)).json()) as { posts: { text: string; clientRequest: { receivedAt: string } }[] };
    const texts = new Set(ledger.posts.map((post) => post.text));
    const latenessMs = ledger.posts.map((post) => Date.parse(post.clientRequest.receivedAt) - dueAt.getTime()).sort((a, b) => a - b);
    return { latenessMs, duplicates: ledger.posts.length - texts.size, states, armedInTime, dueAt };
  } finally {
    await db.close();
    await product.stop();
    await sandbox.stop();
    removeDirectory(dataDir);
  }
}

/** Contents, approvals and publications as the use cases leave them, all due at one instant. */
async function plan(db: Database, sandbox: string, accounts: number): Promise<Date> {
  const owner = await createOwner(db, { name: "Bench", email: "bench@example.com", organizationName: "Bench" });
  const reply = await fetch(`${sandbox}/sandbox/facebook/pages`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ pages: Array.from({ length: accounts }, (_, index) => ({ name: `Trang ${index + 1}` })) }) });
  const pages = (await reply.json()) as { id: string; accessToken: string }[];
  const keyRing = createKeyRing({ keys: [{ id: keyId(secret), key: deriveKey(secret, "seal") }] });
  const brandId = newId();
  const channels = pages.map((page) => ({ id: newId(), remoteId: page.id, accessToken: page.accessToken }));
  await db.system(async (tx) => {
    await tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${owner.organizationId}, 'Bench', 'bench')`);
    for (const channel of channels) {
      await tx.execute(sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, sealed_token)
        values (${channel.id}, ${owner.organizationId}, ${brandId}, 'facebook', 'sandbox', ${channel.remoteId}, ${`Trang ${channel.remoteId}`}, ${keyRing.seal(channel.accessToken, channelTokenAad(channel.id))})`);
    }
  });
  const dueAt = new Date(Math.ceil(((await now(db)).getTime() + aheadMs) / 1_000) * 1_000);
  for (let from = 0; from < publications; from += 100) {
    await db.system(async (tx) => {
      for (let index = from; index < from + 100; index += 1) {
        const document = { type: "social" as const, body: `Bài số ${index + 1} của phép đo: một tách cà phê, một buổi sáng.`, hashtags: ["#caphe"], cta: "Ghé quán nhé", altText: "", link: null };
        const created = await createContent(tx, { organizationId: owner.organizationId, brandId, productId: null, type: "social", platform: "facebook", language: "vi", topic: "Bench", actor: { kind: "user", id: owner.userId }, document });
        const content = await getContent(tx, created.id);
        const approvalId = newId();
        const channel = channels[index % accounts]!;
        await tx.execute(sql`insert into approval_requests (id, organization_id, content_id, version_id, revision_id, frozen_hash, status, requested_by, decided_by, decided_at)
          select ${approvalId}, organization_id, content_id, id, current_revision_id, ${canonicalHash({ revision: canonicalHash(document), placements: [], media: [] })}, 'approved', ${owner.userId}, ${owner.userId}, agency.now()
          from content_versions where id = ${content.currentVersionId}`);
        await tx.execute(sql`update contents set status = 'scheduled', scheduled_at = ${dueAt.toISOString()} where id = ${content.id}`);
        await tx.execute(sql`insert into publications (id, organization_id, brand_id, content_id, channel_id, network, environment, lane, scheduled_wall, time_zone, due_at, prepare_at, next_step_at, approval_request_id, created_by)
          values (${newId()}, ${owner.organizationId}, ${brandId}, ${content.id}, ${channel.id}, 'facebook', 'sandbox', ${`facebook:sandbox:${channel.remoteId}`},
            ${dueAt.toISOString()}::timestamptz at time zone 'UTC', 'UTC', ${dueAt.toISOString()}, agency.now(), agency.now(), ${approvalId}, ${owner.userId})`);
      }
    });
  }
  return dueAt;
}

const now = (db: Database): Promise<Date> => db.system(databaseNow);

async function countStates(db: Database): Promise<Record<string, number>> {
  const found = await db.system((tx) => rows<{ status: string; count: number }>(tx, sql`select status, count(*)::int as count from publications group by status`));
  return Object.fromEntries(found.map(({ status, count }) => [status, count]));
}

async function waitUntilSettled(db: Database): Promise<Record<string, number>> {
  const deadline = performance.now() + settleMs;
  for (;;) {
    const states = await countStates(db);
    const open = ["scheduled", "preparing", "armed", "sending"].reduce((sum, status) => sum + (states[status] ?? 0), 0);
    if (open === 0 || performance.now() > deadline) return states;
    await sleep(500);
  }
}
