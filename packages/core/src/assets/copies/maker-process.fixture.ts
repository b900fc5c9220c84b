import { loadConfig } from "@agency/platform/config";
import { createDatabase } from "@agency/platform/db";
import { createFailpoint } from "@agency/platform/failpoint";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createDiskStorage } from "@agency/platform/storage";
import path from "node:path";
import { startCopyMaker } from "./start-copy-maker.ts";

/** A maker of copies as a process of its own, which dies as the environment's failpoint says. Argument: database URL. */
const databaseUrl = process.argv[2]!;
const config = loadConfig(process.env);
const log = createLog({ level: "silent" });
const db = createDatabase({ url: `${databaseUrl}?options=-c%20search_path%3Dagency,public`, directUrl: databaseUrl, poolSize: 4, onError: () => {} });
startCopyMaker({ db, config, log, live: createLiveHub({ db, log }), storage: createDiskStorage(path.join(config.AGENCY_DATA_DIR, "files")), failpoint: createFailpoint(config.AGENCY_FAILPOINT), onSettled: async () => {} });
