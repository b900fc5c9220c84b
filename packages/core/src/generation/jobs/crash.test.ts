import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMediaStudio, type MediaStudio } from "./testing/media-studio.ts";

const replicate = "api.replicate.com";
const keys = { OPENAI_API_KEY: "sk-live", REPLICATE_API_TOKEN: "r8_live" };
const times = { MEDIA_POLL_MS: "60", MEDIA_LOOKUP_MS: "60", MEDIA_RETRY_BASE_MS: "30", MEDIA_LEASE_MS: "700", MEDIA_CALL_TIMEOUT_MS: "3000" };
let room: MediaStudio;
beforeAll(async () => {
  room = await startMediaStudio({ worker: false, environment: { ...keys, ...times } });
});
afterAll(() => room[Symbol.asyncDispose]());

/** Runs a worker that dies at a failpoint; answers the signal that ended it. */
async function workUntilDeath(failpoint: string): Promise<NodeJS.Signals | null> {
  const { studio } = room;
  const child = spawn(process.execPath, [fileURLToPath(new URL("testing/media-worker-process.ts", import.meta.url)), studio.databaseUrl, studio.sandboxOrigin, room.filesDir], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env["PATH"],
      AGENCY_ENV: "test",
      AGENCY_FAILPOINT: failpoint,
      ...keys,
      ...times,
      OPENAI_BASE_URL: `${studio.sandboxOrigin}/sandbox/api.openai.com/v1`,
      REPLICATE_BASE_URL: `${studio.sandboxOrigin}/sandbox/api.replicate.com/v1`,
    },
  });
  const deadline = setTimeout(() => child.kill("SIGTERM"), 20_000);
  const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  clearTimeout(deadline);
  return signal;
}

test.each([
  // Before anything left: made once, by the next worker.
  { failpoint: "media.intent:before", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  // The intent stands and nothing left: nobody can prove it, so nobody repeats it.
  { failpoint: "media.intent:after", provider: "replicate", status: "uncertain", creations: 0, attempts: 1 },
  // Created, and its id was lost: found again by the provider's record.
  { failpoint: "media.call:after", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  { failpoint: "media.submit:before", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  { failpoint: "media.submit:after", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  { failpoint: "media.save:before", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  { failpoint: "media.save:after", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  { failpoint: "media.store:before", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  { failpoint: "media.store:after", provider: "replicate", status: "done", creations: 1, attempts: 1 },
  // Paid for and answered in the call itself, which nobody can look up.
  { failpoint: "media.call:after", provider: "openai", status: "uncertain", creations: 1, attempts: 1 },
  { failpoint: "media.store:before", provider: "openai", status: "uncertain", creations: 1, attempts: 1 },
  // Our own studio simply draws again.
  { failpoint: "media.call:after", provider: "offline", status: "done", creations: 0, attempts: 2 },
])("a worker killed at $failpoint ($provider) leaves $creations creation and ends $status (R4, R14)", async ({ failpoint, provider, status, creations, attempts }) => {
  const client = await room.newClient();
  const host = provider === "openai" ? "api.openai.com" : replicate;
  const before = (await room.created(host)).length;
  const [job] = await client.imagine({ provider });
  expect(await workUntilDeath(failpoint)).toBe("SIGKILL");
  const worker = await room.startWorker();
  const ended = await client.ended(job!.id);
  await worker.stop(2_000);
  expect(ended).toMatchObject({ status, attempts });
  expect((await room.created(host)).length - before).toBe(creations);
  // Booked once: what it cost, or the most that it can have cost.
  const ledger = await client.ledger();
  expect(ledger.map(({ outcome }) => outcome)).toEqual([status === "done" ? "complete" : "unknown"]);
  expect((await client.call("GET", "/usage")).body.reserved.amount).toBe("0");
  const { rows } = await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`select count(*)::int as count from assets`));
  expect(rows).toEqual([{ count: status === "done" ? 1 : 0 }]);
});
