import { loadConfig } from "@agency/platform/config";
import { createDatabase, newId } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createKeyRing } from "@agency/platform/secrets";
import { createDiskStorage } from "@agency/platform/storage";
import { createImageMaker } from "../../images/image-maker.ts";
import { createRenderMaker } from "../../renders/index.ts";
import { createVideoMaker } from "../../videos/index.ts";
import { createVoiceoverMaker } from "../../voiceovers/index.ts";
import { createMediaDesk } from "../media-desk.ts";
import { startMediaWorker } from "../start-media-worker.ts";

/** A media worker as a process of its own, for crash tests. Arguments: database URL, sandbox origin, folder of files. */
const [databaseUrl, sandboxOrigin, filesDir] = process.argv.slice(2) as [string, string, string];
const config = loadConfig(process.env);
const log = createLog({ level: "silent" });
const db = createDatabase({ url: `${databaseUrl}?options=-c%20search_path%3Dagency,public`, directUrl: databaseUrl, poolSize: 6, onError: () => {} });
const core = {
  config,
  log,
  db,
  sandboxOrigin,
  live: createLiveHub({ db, log }),
  egress: createEgress({ allow: [], trustedOrigins: [sandboxOrigin], timeoutMs: 10_000 }),
  keyRing: createKeyRing({ keys: [{ id: "k1", key: Buffer.alloc(32, 9) }] }),
  storage: createDiskStorage(filesDir),
  failpoint: createFailpoint(config.AGENCY_FAILPOINT),
  processId: newId(),
};
const mediaDesk = createMediaDesk();
mediaDesk.register(createImageMaker(core));
mediaDesk.register(createVideoMaker(core));
mediaDesk.register(createVoiceoverMaker(core));
mediaDesk.register(createRenderMaker(core));
await startMediaWorker({ ...core, mediaDesk });
