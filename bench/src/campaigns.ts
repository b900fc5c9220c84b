import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { createOwner } from "@agency/core/identity";
import { createDatabase, rows, type Database } from "@agency/platform/db";
import { findRunningPostgres } from "@agency/platform/postgres";
import { removeDirectory, runCommand, startProduct, startScript, temporaryDirectory } from "./product.ts";
import { table } from "./table.ts";

const month = { posts: 30, ads: 10 };
const slots = month.posts + month.ads;
const answerMs = 1_500;
const places = 8;
const campaignsAtOnce = 10;
const patienceMs = 300_000;

interface Measured {
  postMs: number;
  /** From the request to the last draft of each campaign. */
  doneMs: number[];
  drafted: number;
  sandboxCalls: number;
  booked: number;
  twice: number;
}

/** Targets: 40 slots offline in 3 s; with 1.5 s a call and 8 at a time within 1.15 × the ideal; ten at once with every second call refused within 120 s, nothing paid twice. */
export async function benchCampaigns(): Promise<string> {
  const offline = await measure({ campaigns: 1, answerDelayMs: 0, faults: [] });
  const model = await measure({ campaigns: 1, answerDelayMs: answerMs, faults: [], route: true });
  const busy = await measure({ campaigns: campaignsAtOnce, answerDelayMs: 200, faults: [{ host: "api.openai.com", fault: "rate_limit", times: 1_000_000, probability: 0.5, delayMs: 500 }], route: true });
  // One question about topics, then the texts in rounds.
  const idealMs = (1 + Math.ceil(slots / places)) * answerMs;
  const [first, last] = [Math.min(...busy.doneMs), Math.max(...busy.doneMs)];
  return [
    "## Campaigns of 30 posts and 10 ads",
    "From the request to the last draft. The sandbox is a process of its own; Node, Postgres and the sandbox share the machine.",
    table(
      ["case", "slots stand after ms", "written after s", "drafts", "calls answered", "ledger rows", "texts paid twice"],
      [
        ["offline writer", Math.round(offline.postMs), seconds(Math.max(...offline.doneMs)), offline.drafted, 0, offline.booked, offline.twice],
        [`sandbox, ${answerMs} ms a call, ${places} at a time`, Math.round(model.postMs), seconds(Math.max(...model.doneMs)), model.drafted, model.sandboxCalls, model.booked, model.twice],
        [`${campaignsAtOnce} at once, every second call refused with 429`, Math.round(busy.postMs), `${seconds(first)} to ${seconds(last)}`, busy.drafted, busy.sandboxCalls, busy.booked, busy.twice],
      ],
    ),
    `With a model the ideal is ${seconds(idealMs)} s (one question about topics, then ${Math.ceil(slots / places)} rounds): ${(Math.max(...model.doneMs) / idealMs).toFixed(2)} × the ideal. Of ten campaigns the first was done after ${Math.round((first / last) * 100)} % of the time of the last: none starves.`,
    "Targets: ≤ 3 s offline; ≤ 1.15 × the ideal; ten within 120 s, no text paid twice.",
  ].join("\n\n");
}

async function measure(wanted: { campaigns: number; answerDelayMs: number; faults: object[]; route?: boolean }): Promise<Measured> {
  const dataDir = temporaryDirectory();
  const sandbox = await startScript(fileURLToPath(new URL("./main.ts", import.meta.resolve("@agency/sandbox"))), ["--state-dir", path.join(dataDir, "stand-in"), "--answer-delay-ms", String(wanted.answerDelayMs)], { SANDBOX_FAULTS: "1" }, /http:\/\/[^"]+/);
  const environment: Record<string, string> = {
    AGENCY_DATA_DIR: dataDir,
    SANDBOX_ORIGIN: sandbox.found,
    GENERATION_CONCURRENCY: String(places),
    RATE_LIMIT_PER_MINUTE: "1000000",
    ...(wanted.route ? { OPENAI_API_KEY: "sk-bench", OPENAI_BASE_URL: `${sandbox.found}/sandbox/api.openai.com/v1`, EGRESS_ALLOW: "127.0.0.1" } : {}),
  };
  const product = await startProduct("api,worker", environment);
  const db = createDatabase({ url: (await findRunningPostgres({ dataDir }))!.url, poolSize: 2, onError: () => {} });
  try {
    await createOwner(db, { name: "Bench", email: "bench@example.com", organizationName: "Bench" });
    const key = /agk_\S+/.exec(await runCommand(["api-key"], environment))![0];
    const call = async <T>(method: string, route: string, body?: object): Promise<T> => {
      const reply = await fetch(`${product.origin}/api/v1${route}`, { method, headers: { authorization: `Bearer ${key}`, "content-type": "application/json" }, body: body ? JSON.stringify(body) : null });
      if (!reply.ok) throw new Error(`${method} ${route}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as T;
    };
    const brands: string[] = [];
    for (let index = 0; index < wanted.campaigns; index += 1) brands.push(await newBrand(call, index));
    if (wanted.route) await call("PUT", "/provider-routes/fast", { route: [{ provider: "openai", model: "gpt-6-luna" }] });
    // Warm: the first text of a process compiles what all later ones use.
    await call("POST", "/contents/generate", { brandId: brands[0]!, topic: "Làm nóng máy", versions: 2, ...(wanted.route ? {} : { seed: 1 }) });
    await until(async () => (await count(db, sql`select count(*)::int as count from generation_items where status not in ('done', 'failed')`)) === 0);
    for (const fault of wanted.faults) await fetch(`${sandbox.found}/sandbox/faults`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(fault) });
    const usageBefore = await usageOf(sandbox.found);
    const rowsBefore = await count(db, sql`select count(*)::int as count from ledger_entries`);

    const began = performance.now();
    let postMs = 0;
    const ids = await Promise.all(
      brands.map(async (brandId, index) => {
        const planned = await call<{ campaign: { id: string } }>("POST", "/campaigns/plan", { brandId, month: nextMonth(), ...month, platforms: ["facebook", "instagram"], seed: index });
        postMs = Math.max(postMs, performance.now() - began);
        return planned.campaign.id;
      }),
    );
    const doneMs = await Promise.all(
      ids.map(async (id) => {
        await until(async () => (await count(db, sql`select count(*)::int as count from campaign_slots where campaign_id = ${id} and status in ('planned', 'writing', 'waiting_budget')`)) === 0);
        return performance.now() - began;
      }),
    );
    const usage = (await usageOf(sandbox.found)).slice(usageBefore.length);
    return {
      postMs,
      doneMs,
      drafted: await count(db, sql`select count(*)::int as count from campaign_slots where status = 'drafted'`),
      sandboxCalls: usage.length,
      booked: (await count(db, sql`select count(*)::int as count from ledger_entries`)) - rowsBefore,
      twice: await count(db, sql`select count(*)::int as count from (select content_id from content_versions group by content_id having count(*) > 1 and content_id in (select content_id from campaign_slots)) doubled`),
    };
  } finally {
    await db.close();
    await product.stop();
    await sandbox.stop();
    removeDirectory(dataDir);
  }
}

async function newBrand(call: <T>(method: string, route: string, body?: object) => Promise<T>, index: number): Promise<string> {
  const { id } = await call<{ id: string }>("POST", "/brands", { name: `Mộc Hiên ${index + 1}`, industry: "Quán cà phê", toneOfVoice: "thong thả, gần gũi", targetAudience: "người trẻ ở Đà Lạt" });
  for (const [name, feature, benefit] of [["Cà phê phin", "Rang vừa mỗi thứ Ba", "Tỉnh táo mà không xót ruột"], ["Trà sen ủ lạnh", "Ủ lạnh mười hai giờ", "Mát và nhẹ, hợp buổi chiều"], ["Túi hạt rang mới", "Ghi ngày rang trên từng túi", "Mang mùi quán về nhà"]]) {
    await call("POST", `/brands/${id}/products`, { name, features: [feature], benefits: [benefit], price: { amount: "39000", currency: "VND" } });
  }
  return id;
}

async function usageOf(origin: string): Promise<unknown[]> {
  return ((await (await fetch(`${origin}/sandbox/usage`)).json()) as { calls: unknown[] }).calls;
}

async function count(db: Database, query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.system((tx) => rows<{ count: number }>(tx, query));
  return row!.count;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error("it took longer than anybody waits");
    await sleep(30);
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
const nextMonth = (): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString().slice(0, 7);
};
