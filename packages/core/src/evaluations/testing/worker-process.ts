import { loadConfig } from "@agency/platform/config";
import { createDatabase, newId } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createKeyRing } from "@agency/platform/secrets";
import { createContentHooks, registerGeneration } from "../../contents/index.ts";
import { createGates } from "../../generation/index.ts";
import { startEvaluationWorker } from "../worker/start-evaluation-worker.ts";

/** An evaluation worker as a process of its own, for crash tests. Arguments: database URL, sandbox origin. */
const [databaseUrl, sandboxOrigin] = process.argv.slice(2) as [string, string];
const config = loadConfig(process.env);
const log = createLog({ level: "silent" });
const db = createDatabase({ url: `${databaseUrl}?options=-c%20search_path%3Dagency,public`, directUrl: databaseUrl, poolSize: 6, onError: () => {} });
const processId = newId();
startEvaluationWorker({
  config,
  log,
  db,
  sandboxOrigin,
  live: createLiveHub({ db, log }),
  egress: createEgress({ allow: [], trustedOrigins: [sandboxOrigin], timeoutMs: 10_000 }),
  keyRing: createKeyRing({ keys: [{ id: "k1", key: Buffer.alloc(32, 9) }] }),
  failpoint: createFailpoint(config.AGENCY_FAILPOINT),
  processId,
  generationSink: registerGeneration(createContentHooks()),
  gates: createGates({ db, log, processId, config }),
});
