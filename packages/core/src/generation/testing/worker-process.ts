import { loadConfig } from "@agency/platform/config";
import { createDatabase, newId } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { startJobs } from "@agency/platform/jobs";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createKeyRing } from "@agency/platform/secrets";
import { createContentHooks } from "../../contents/index.ts";
import { registerGeneration } from "../../contents/register-generation.ts";
import { createBreakers } from "../breakers.ts";
import { startGenerationWorker } from "../worker/start-generation-worker.ts";

/** A generation worker as a process of its own, for crash tests. Arguments: database URL, sandbox origin. */
const [databaseUrl, sandboxOrigin] = process.argv.slice(2) as [string, string];
const config = loadConfig(process.env);
const log = createLog({ level: "silent" });
const db = createDatabase({ url: `${databaseUrl}?options=-c%20search_path%3Dagency,public`, directUrl: databaseUrl, poolSize: 6, onError: () => {} });
await startGenerationWorker({
  config,
  log,
  db,
  sandboxOrigin,
  jobs: await startJobs({ url: databaseUrl, log, supervise: false }),
  live: createLiveHub({ db, log }),
  egress: createEgress({ allow: [], trustedOrigins: [sandboxOrigin], timeoutMs: 10_000 }),
  keyRing: createKeyRing({ keys: [{ id: "k1", key: Buffer.alloc(32, 9) }] }),
  failpoint: createFailpoint(config.AGENCY_FAILPOINT),
  processId: newId(),
  generationSink: registerGeneration(createContentHooks()),
  breakers: createBreakers({ failures: config.PROVIDER_BREAKER_FAILURES, openMs: config.PROVIDER_BREAKER_OPEN_MS, now: () => performance.now() }),
  sweepMs: 200,
});
