import type { Database } from "@agency/platform/db";
import type { Log } from "@agency/platform/log";
import type { Storage } from "@agency/platform/storage";
import { sweepOrphanFiles } from "./sweep-orphan-files.ts";
import { expireUploads } from "./uploads.ts";

/** Whatever is younger may belong to a request or a job under way. */
const safeAgeMs = 24 * 3_600_000;

export interface AssetSweeper {
  /** One round now. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

/** Now and then ends uploads whose time is over and deletes files that nothing owns. Several processes may do so at once. */
export function startAssetSweeper({ db, storage, log, everyMs }: { db: Database; storage: Storage; log: Log; everyMs: number }): AssetSweeper {
  let round: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      const uploads = await expireUploads({ db, storage });
      const unfinished = await storage.sweepUnfinished(safeAgeMs * 2);
      const files = await sweepOrphanFiles({ db, storage }, { olderThanMs: safeAgeMs, now: Date.now });
      if (uploads + unfinished + files > 0) log.info({ uploads, unfinished, files }, "files that nothing owned were deleted");
    } catch (error) {
      log.warn({ err: error }, "files that nothing owns could not be looked for; tried again later");
    }
  };
  const timer = setInterval(() => void (round = round.then(sweep)), everyMs);
  timer.unref();
  return {
    sweep: () => (round = round.then(sweep)),
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
