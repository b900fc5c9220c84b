import { randomBytes } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import pg from "pg";
import { createOwner } from "@agency/core/identity";
import { resolvePublication, retryPublication } from "@agency/core/publishing";
import { loadConfig } from "@agency/platform/config";
import { createDatabase, newId, rows, type Database } from "@agency/platform/db";
import { findRunningPostgres } from "@agency/platform/postgres";
import { createKeyRing, deriveKey } from "@agency/platform/secrets";
import { keyId } from "@agency/server/compose-core";
import { addAccounts, addFiles, adminOf, planPosts, reconnectAccounts, type Account, type Kind, type Network, type PlannedPost } from "./network-posts.ts";
import { removeDirectory, startProduct, startScript, temporaryDirectory, type RunningProduct } from "./product.ts";
import { freePort } from "./free-port.ts";
import { liveHeapOf, tellingHeap } from "./live-heap.ts";
import { table } from "./table.ts";

const days = Number(process.env["SOAK_DAYS"] ?? 10);
const dayMs = 86_400_000;
/** Time is moved on by steps: what becomes due in one is sent as fast as can be, as after a short stop of the product. */
const stepMs = 2 * 3_600_000;
const accountCounts: Record<Network, number> = { facebook: 100, instagram: 60, tiktok: 60, linkedin: 80 };
const secret = randomBytes(32).toString("base64url");
const seed = Number(process.env["SOAK_SEED"] ?? 20_261_123);

/** What comes within this is waited for to the moment: retries, looks for lost answers, work of the network. */
const nearMs = 10_000;
/** Intervals that let a lost answer be found within a step. */
const quick = {
  NETWORK_TIMEOUT_MS: "800", PUBLISH_LEASE_MS: "4000", PUBLISH_POLL_MS: "1000", PUBLISH_RETRY_BASE_MS: "200", PUBLISH_RETRY_MAX_MS: "2000",
  PUBLISH_RECONCILE_SETTLE_MS: "300", PUBLISH_RECONCILE_WINDOW_MS: "3000", PUBLISH_BREAKER_OPEN_MS: "500", PUBLISH_PREPARE_LEAD_MS: String(stepMs), PUBLISH_MISSED_AFTER_MS: String(3 * stepMs), PUBLISH_LIMITS_MS: String(stepMs),
};

const kindsOf: Record<Network, readonly Kind[]> = {
  facebook: ["facebook text", "facebook photo", "facebook reel"],
  instagram: ["instagram photo", "instagram carousel", "instagram reel"],
  tiktok: ["tiktok video"],
  linkedin: ["linkedin text", "linkedin photo"],
};
/** Each hits this share of all calls that publish, list or upload, for the whole time. */
const faultShare = 0.01;
const faults = ["lost_response_after_commit", "drop_before", "server_error", "server_error_after_commit", "malformed", "timeout_after_commit"] as const;

/** Ten simulated days of 300 accounts, one post a day each, faults on and workers killed in between: at the end the ledgers hold the plan, each post once. */
export async function benchSoak(): Promise<string> {
  const startedAt = performance.now();
  const dataDir = temporaryDirectory();
  const sandbox = await startScript(fileURLToPath(new URL("./main.ts", import.meta.resolve("@agency/sandbox"))), ["--state-dir", path.join(dataDir, "stand-in")], {}, /http:\/\/[^"]+/, { quietly: true });
  const port = String(await freePort());
  const environment = { AGENCY_DATA_DIR: dataDir, AGENCY_SECRET_KEY: secret, SANDBOX_ORIGIN: sandbox.found, PUBLIC_MEDIA_BASE_URL: `http://127.0.0.1:${port}`, ...quick };
  // Serves media and keeps the database; the workers that die are others.
  const product = await startProduct("api", { ...environment, PORT: port });
  const databaseUrl = (await findRunningPostgres({ dataDir }))!.url;
  const db = createDatabase({ url: databaseUrl, poolSize: 4, onError: () => {} });
  const clock = new pg.Client({ connectionString: databaseUrl });
  await clock.connect();
  const workers: RunningProduct[] = [];
  const startWorker = async () => void workers.push(await startProduct("worker", { ...environment, DATABASE_URL: databaseUrl, ...tellingHeap(dataDir) }));
  let kills = 0;
  try {
    const owner = await createOwner(db, { name: "Soak", email: "soak@example.com", organizationName: "Soak" });
    const brandId = newId();
    await db.system((tx) => tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${owner.organizationId}, 'Soak', 'soak')`));
    const workshop = { db, sandbox: sandbox.found, dataDir, brandId, organizationId: owner.organizationId, userId: owner.userId, keyRing: createKeyRing({ keys: [{ id: keyId(secret), key: deriveKey(secret, "seal") }] }) };
    const accounts = await addAccounts(workshop, accountCounts);
    // The networks work on media for less than one look at them takes to come.
    for (const host of ["graph.facebook.com", "graph.instagram.com", "open.tiktokapis.com", "www.tiktok.com", "api.linkedin.com"]) await adminOf(sandbox.found)("processing", { host, processingMs: 500 });
    const begin = Date.now();
    const plan = planDays(accounts, begin);
    await planPosts(workshop, await addFiles(workshop), plan);
    const plannedMs = performance.now() - startedAt;
    await armFaults(sandbox.found);
    await Promise.all([startWorker(), startWorker()]);

    // Of the worker that nobody kills.
    const memory: number[] = [];
    const measureMemory = async () => void memory.push((await liveHeapOf(dataDir, workers[0]!.pid)) / 2 ** 20);
    let hands = 0;
    let reconnected = 0;
    for (;;) {
      const { heldCount, next } = await look(db);
      if (next === null && heldCount === 0) {
        // The plan is over. What persons send again goes out undisturbed.
        await fetch(`${sandbox.found}/sandbox/faults`, { method: "DELETE" });
        const decided = await decideByHand(db, sandbox.found, owner.organizationId);
        hands += decided;
        if (decided === 0) break;
        continue;
      }
      const virtual = await virtualNow(clock);
      if (heldCount > 0 || next! <= virtual) {
        await sleep(15);
        continue;
      }
      // Waiting is skipped: to the moment itself when it is near, else to the end of the step in which it lies.
      const to = next! - virtual < nearMs ? next! + 20 : begin + Math.ceil((next! - begin) / stepMs) * stepMs;
      await moveClocks(clock, sandbox.found, to);
      reconnected += await reconnectAccounts(workshop);
      if (Math.floor((to - begin) / dayMs) > kills * 2 && kills < 4) {
        kills += 1;
        // In the middle of its work.
        await sleep(100);
        process.kill(workers.pop()!.pid, "SIGKILL");
        await startWorker();
        await measureMemory();
      }
    }
    await measureMemory();
    const verdict = await judge(db, sandbox.found, plan);
    const seconds = (performance.now() - startedAt) / 1_000;
    const line = [plan.length, verdict.published, verdict.standing, verdict.duplicates, verdict.missing, verdict.foreign, hands, kills, reconnected, `${Math.round(plannedMs / 1_000)} s`, `${Math.round(seconds)} s`, memory.map(Math.round).join(", ")];
    if (verdict.duplicates + verdict.missing + verdict.foreign > 0) process.exitCode = 1;
    return [
      `## ${days} simulated days of ${accounts.length} accounts`,
      `One post a day each, on four networks; of all calls that create something ${Math.round(faultShare * faults.length * 100)} % fail in one of ${faults.length} ways, half of which leave the post standing; workers are killed on the way; what nobody can prove is decided by hand from what stands there (a person's part). A worker that dies between a network's new refresh token and its writing down loses the account's access (TikTok's former one is dead at once): a person connects it again. Live memory: what the worker that nobody kills still uses after a collection, at each death of the other and at the end. Seed ${seed}.`,
      table(["planned", "published", "standing", "twice", "missing", "not ours", "decided by hand", "workers killed", "connected again", "planning took", "all took", "live memory MB"], [line]),
      verdict.others === "" ? "Ledger = plan." : `Other states: ${verdict.others}.`,
    ].join("\n\n");
  } finally {
    await clock.end();
    await Promise.all(workers.map((worker) => worker.stop().catch(() => {})));
    await db.close();
    await product.stop();
    await sandbox.stop();
    removeDirectory(dataDir);
  }
}

function planDays(accounts: readonly Account[], begin: number): PlannedPost[] {
  let draws = seed;
  const random = () => {
    draws = (Math.imul(draws ^ (draws >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((draws ^ (draws >>> 13)) >>> 0) / 4_294_967_296;
  };
  return accounts.flatMap((account, index) =>
    Array.from({ length: days }, (_, day) => {
      // Every fourth post is meant for nine o'clock, as people do.
      const inDay = random() < 0.25 ? 9 * 3_600_000 : random() * dayMs;
      const dueAt = new Date(begin + stepMs + day * dayMs + inDay);
      const kinds = kindsOf[account.network];
      return { account, kind: kinds[Math.floor(random() * kinds.length)]!, text: `Ngày ${day + 1}, quán ${index + 1}: một tách cà phê, một buổi sáng.`, dueAt, prepareAt: new Date(dueAt.getTime() - stepMs) };
    }),
  );
}

async function armFaults(sandbox: string): Promise<void> {
  const admin = adminOf(sandbox);
  const calls: [host: string, operation: string][] = [
    ["graph.facebook.com", "feed.create"], ["graph.facebook.com", "photos.create"], ["graph.facebook.com", "video_reels.create"], ["graph.instagram.com", "media_publish.create"], ["graph.instagram.com", "media.create"],
    ["open.tiktokapis.com", "video.init"], ["open-upload.tiktokapis.com", "upload.create"], ["api.linkedin.com", "posts.create"], ["api.linkedin.com", "images.create"],
  ];
  for (const [host, operation] of calls) {
    for (const [index, fault] of faults.entries()) await admin("faults", { host, operation, fault, times: 1_000_000, probability: faultShare, seed: (seed + index) % 100_000, ...(fault.startsWith("timeout") ? { delayMs: 1_000 } : {}) });
  }
}

/** What is being worked on, and when the next step of any publication comes; null when none does by itself. */
async function look(db: Database): Promise<{ heldCount: number; next: number | null }> {
  const [found] = await db.system((tx) =>
    rows<{ held: number; at: number | null }>(
      tx,
      sql`select count(*) filter (where lease_owner is not null)::int as held, (extract(epoch from min(next_step_at)) * 1000)::float8 as at
          from publications where status not in ('published', 'uncertain') and (lease_owner is not null or next_step_at is not null)`,
    ),
  );
  return { heldCount: found!.held, next: found!.at };
}

async function virtualNow(clock: pg.Client): Promise<number> {
  const { rows: found } = await clock.query<{ ms: number }>("select (extract(epoch from agency.now()) * 1000)::float8 as ms");
  return found[0]!.ms;
}

async function moveClocks(clock: pg.Client, sandbox: string, to: number): Promise<void> {
  await adminOf(sandbox)("clock", { offsetMs: Math.round(to - Date.now()) });
  await clock.query("update agency.clock set anchor_real = clock_timestamp(), anchor_virtual = to_timestamp($1)", [to / 1_000]);
  await clock.query("select pg_notify('agency_due', '')");
}

interface Standing {
  postId: string;
  text: string;
}

async function standingPosts(sandbox: string): Promise<Standing[]> {
  return ((await (await fetch(`${sandbox}/sandbox/ledger`)).json()) as { posts: Standing[] }).posts;
}

/** What a person does who looks at the network: binds what stands there, sends again what does not. */
async function decideByHand(db: Database, sandbox: string, organizationId: string): Promise<number> {
  const open = await db.system((tx) =>
    rows<{ id: string; status: string; text: string }>(tx, sql`select p.id, p.status, c.body as text from publications p join contents c on c.id = p.content_id where p.status in ('uncertain', 'failed', 'missed')`),
  );
  if (open.length === 0) return 0;
  const byText = new Map((await standingPosts(sandbox)).map((post) => [post.text, post.postId]));
  const config = loadConfig(quick);
  const actor = { kind: "system", id: null } as const;
  for (const { id, status, text } of open) {
    const postId = byText.get(text);
    await db.forOrganization(organizationId, async (tx) => {
      if (status !== "uncertain") await retryPublication(tx, config, { publicationId: id, actor });
      else await resolvePublication(tx, config, { publicationId: id, actor, resolution: postId === undefined ? { sendAgain: true } : { boundTo: postId } });
    });
  }
  return open.length;
}

async function judge(db: Database, sandbox: string, plan: readonly PlannedPost[]): Promise<{ published: number; standing: number; duplicates: number; missing: number; foreign: number; others: string }> {
  const states = await db.system((tx) => rows<{ status: string; count: number }>(tx, sql`select status, count(*)::int as count from publications group by status`));
  const times = new Map<string, number>();
  const posts = await standingPosts(sandbox);
  for (const { text } of posts) times.set(text, (times.get(text) ?? 0) + 1);
  const texts = new Set(plan.map(({ text }) => text));
  return {
    published: states.find(({ status }) => status === "published")?.count ?? 0,
    standing: posts.length,
    duplicates: [...times.values()].filter((count) => count > 1).length,
    missing: [...texts].filter((text) => !times.has(text)).length,
    foreign: [...times.keys()].filter((text) => !texts.has(text)).length,
    others: states.filter(({ status }) => status !== "published").map(({ status, count }) => `${status} ${count}`).join(", "),
  };
}
