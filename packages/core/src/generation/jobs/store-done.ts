import { eq, sql } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "@agency/platform/http";
import { systemActor } from "@agency/platform/live";
import type { MediaDone } from "@agency/providers/spec";
import { insertAsset, type AssetRow } from "../../assets/index.ts";
import { bookJob } from "./book-job.ts";
import { JobFailedError, JobLeaseLostError, type HeldJob, type MediaContext } from "./context.ts";
import { endJob } from "./end-job.ts";
import { lockHeldJob, putBack } from "./held-job.ts";
import { tellJob } from "./job-events.ts";
import type { OpenedJob } from "./media-desk.ts";
import { pauseMs } from "./rules.ts";
import { forgetFiles, OutputTroubleError, saveOutputs, type SavedFile } from "./save-outputs.ts";
import { providerJobs, type JobRow } from "./table.ts";

/** So often a finished file that cannot be read or stored is tried again by itself. */
const mostFaults = 6;

/**
 * Copies a finished creation into the library, books what it cost and ends the job in one transaction (R16, R38). What it cost is booked
 * as well where the copy fails for good; then a retry follows the same creation, as long as the other side has it.
 */
export async function storeDone(context: MediaContext, held: HeldJob, opened: OpenedJob, done: MediaDone, signal: AbortSignal): Promise<void> {
  // What is in memory only cannot be asked for again: it is tried here, while the lease lasts.
  for (let tries = 1; ; tries += 1) {
    try {
      context.failpoint("media.save", "before");
      const files = await saveOutputs(context, held, { opened, done, signal });
      context.failpoint("media.save", "after");
      await commitDone(context, held, opened, done, files);
      context.failpoint("media.store", "after");
      return;
    } catch (error) {
      if (error instanceof JobLeaseLostError) throw error;
      if (error instanceof OutputTroubleError) {
        const isLast = held.job.faults + tries > mostFaults;
        if (held.job.remoteId !== null && !isLast) {
          return putBack(context, held, { inMs: pauseMs(context.config.MEDIA_RETRY_BASE_MS, held.job.faults), changes: { status: "waiting", waitReason: "trouble", faults: held.job.faults + 1, errorDetail: error.message.slice(0, 1_000) } });
        }
        if (held.job.remoteId === null && tries < mostFaults) {
          await sleep(Math.min(10_000, pauseMs(context.config.MEDIA_RETRY_BASE_MS, tries)), undefined, { signal });
          continue;
        }
        return endJob(context, held, { status: "failed", kind: error.kind, detail: `${error.message} What it cost is booked.`, cost: done.cost });
      }
      if (error instanceof JobFailedError) return endJob(context, held, { status: "failed", kind: error.kind, detail: error.message, cost: done.cost });
      if (error instanceof Problem) return endJob(context, held, { status: "failed", kind: error.status === 404 ? "gone" : error.code, detail: error.message, cost: done.cost });
      throw error;
    }
  }
}

async function commitDone(context: MediaContext, held: HeldJob, opened: OpenedJob, done: MediaDone, files: readonly SavedFile[]): Promise<void> {
  const { config, db, mediaDesk } = context;
  let unused: readonly SavedFile[] = files;
  try {
    await db.forOrganization(held.job.organizationId, async (tx) => {
      const job = await lockHeldJob(tx, held);
      const kept = new Map<string, AssetRow>();
      const isNewIds = new Set<string>();
      for (const { id, storageKey, media, fileName } of files) {
        const { asset, isNew } = await insertAsset(tx, {
          id,
          storageKey,
          media,
          fileName,
          organizationId: job.organizationId,
          brandId: job.brandId,
          actor: job.createdBy === null ? systemActor : { kind: "user", id: job.createdBy },
          rights: rightsOf(job, opened),
          quotaBytes: config.ASSET_QUOTA_BYTES,
        });
        kept.set(asset.id, asset);
        if (isNew) isNewIds.add(id);
      }
      await bookJob(tx, job, { outcome: "complete", cost: done.cost });
      const assets = [...kept.values()];
      const [stored] = await tx
        .update(providerJobs)
        .set({
          status: "done",
          progress: 1,
          outputAssetIds: assets.map(({ id }) => id),
          details: { ...job.details, ...done.details },
          warnings: [...new Set([...job.warnings, ...(done.warnings ?? [])])],
          errorKind: null,
          errorDetail: null,
          waitReason: null,
          leaseOwner: null,
          leaseUntil: null,
          finishedAt: sql`agency.now()`,
        })
        .where(eq(providerJobs.id, job.id))
        .returning();
      await mediaDesk.makerOf(job.kind).stored?.(tx, stored!, assets);
      await tellJob(tx, job, "done", { payload: { assetIds: assets.map(({ id }) => id) } });
      context.failpoint("media.store", "before");
      unused = files.filter(({ id }) => !isNewIds.has(id));
    });
  } finally {
    await forgetFiles(context, unused);
  }
}

/** Whatever a model made says so; our own studio's renders are the brand's own. */
const rightsOf = (job: JobRow, { prompt }: OpenedJob) =>
  job.kind === "render" ? { source: "own" as const } : { source: "ai" as const, model: `${job.provider}/${job.model}`.slice(0, 200), ...(prompt ? { prompt: prompt.slice(0, 8_000) } : {}) };
