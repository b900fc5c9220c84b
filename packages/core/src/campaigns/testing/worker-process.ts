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
import { createGates } from "../../generation/index.ts";
import { startGenerationWorker } from "../../generation/worker/start-generation-worker.ts";
import { startCampaignFiller } from "../fill-campaigns.ts";

/** A worker as a process of its own, filler included, for crash tests. Arguments: database URL, sandbox origin. */
const [databaseUrl, sandboxOrigin] = process.argv.slice(2) as [string, string];
const config = loadConfig(process.env);
const log = createLog({ level: "silent" });
const db = createDatabase({ url: `${databaseUrl}?options=-c%20search_path%3Dagency,public`, directUrl: databaseUrl, poolSize: 8, onError: () => {} });
const processId = newId();
const deps = {
  config,
  log,
  db,
  sandboxOrigin,
  processId,
  live: createLiveHub({ db, log }),
  jobs: await startJobs({ url: databaseUrl, log, supervise: false }),
  egress: createEgress({ allow: [], trustedOrigins: [sandboxOrigin], timeoutMs: 10_000 }),
  keyRing: createKeyRing({ keys: [{ id: "k1", key: Buffer.alloc(32, 9) }] }),
  failpoint: createFailpoint(config.AGENCY_FAILPOINT),
  generationSink: registerGeneration(createContentHooks()),
  gates: createGates({ db, log, processId, config }),
};
await startGenerationWorker(deps);
startCampaignFiller(deps);
process.stdout.write("working\n");
