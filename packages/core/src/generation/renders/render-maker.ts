import { createWriteStream } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { planReel, reelAssetIds, reelCapability, sweepWorkDirs } from "@agency/creative/reel";
import type { Config } from "@agency/platform/config";
import { rows, type Database } from "@agency/platform/db";
import type { Log } from "@agency/platform/log";
import type { Storage } from "@agency/platform/storage";
import type { MediaProvider } from "@agency/providers/spec";
import { sql } from "drizzle-orm";
import { getAsset } from "../../assets/index.ts";
import { JobFailedError } from "../jobs/context.ts";
import type { MediaMaker } from "../jobs/media-desk.ts";
import { createRenderProvider } from "./render-provider.ts";
import { renderRequestSchema } from "./render-request.ts";

export interface RenderMakerDependencies {
  config: Config;
  db: Database;
  log: Log;
  storage: Storage;
}

/** A finished job's files go so soon after it. */
const sweepAfterMs = 20_000;

/** Renders reels: brings the job's files onto this machine's disk, in a folder of its own that outlives a killed worker. */
export function createRenderMaker({ config, db, log, storage }: RenderMakerDependencies): MediaMaker {
  const root = join(config.AGENCY_DATA_DIR, "renders");
  const provider = createRenderProvider({ microUsdPerSecond: BigInt(Math.round(config.RENDER_USD_PER_SECOND * 1_000_000)) }) as MediaProvider;
  const sweep = () => sweepRenders({ db, root }).catch((error: unknown) => log.warn({ err: error }, "folders of finished renders could not be removed; trying again after the next one"));
  return {
    kind: "render",
    async open(job) {
      const { definition, brand, logoAssetId, fileName } = renderRequestSchema.parse(job.request);
      const capability = reelCapability({ searchPath: config.searchPath });
      if (!capability.available) throw new JobFailedError("engine_missing", capability.install);
      await sweep();
      const folder = join(root, job.id);
      const { pictures, sounds } = reelAssetIds(definition);
      const assetIds = [...pictures, ...sounds, ...(logoAssetId === null ? [] : [logoAssetId])];
      const found = await db.readForOrganization(job.organizationId, async (tx) => {
        const files = [];
        for (const assetId of new Set(assetIds)) files.push(await getAsset(tx, assetId));
        return files;
      });
      const files: Record<string, string> = {};
      for (const { id, storageKey, sha256 } of found) {
        // The name holds the hash: another version of a file is another file.
        files[id] = await bring(storage, storageKey, join(folder, "files", `${id}-${sha256.slice(0, 16)}${/\.[a-z0-9]+$/.exec(storageKey)?.[0] ?? ""}`));
      }
      return {
        provider,
        environment: "live",
        input: {
          reel: { definition, brand, logoPath: logoAssetId === null ? null : (files[logoAssetId] ?? null), files, engine: capability.engine, searchPath: config.searchPath },
          workDir: join(folder, "work"),
          plannedSeconds: planReel(definition, new Map()).totalFrames / 30,
        },
        fileName,
      };
    },
    stored: async () => void setTimeout(() => void sweep(), sweepAfterMs).unref(),
  };
}

/** Copies a stored file to the disk, once; a file under its own name is whole. */
async function bring(storage: Storage, key: string, path: string): Promise<string> {
  if (await stat(path).then(() => true, () => false)) return path;
  await mkdir(join(path, ".."), { recursive: true });
  const { stream } = await storage.open(key);
  await pipeline(Readable.fromWeb(stream as never), createWriteStream(`${path}.draft`));
  await rename(`${path}.draft`, path);
  return path;
}

/** Removes the folders of jobs that nobody works on any more; the younger ones may just have been made. */
async function sweepRenders({ db, root }: { db: Database; root: string }): Promise<void> {
  const open = await db.system((tx) => rows<{ id: string }>(tx, sql`select id from provider_jobs where kind = 'render' and status in ('queued', 'running', 'submitted', 'waiting')`));
  await sweepWorkDirs(root, { olderThanMs: 10_000, now: Date.now(), keep: new Set(open.map(({ id }) => id)) });
}
