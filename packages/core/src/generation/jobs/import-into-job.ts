import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { assets, getAsset } from "../../assets/index.ts";
import { releaseReservation } from "../../economics/index.ts";
import { tellJob } from "./job-events.ts";
import { whatMayBeDone } from "./rules.ts";
import { providerJobs, type JobRow } from "./table.ts";

/**
 * Ends a hand-off with the pictures that a person made and uploaded. They are marked as a model's work. Event: `job.done`, which names the
 * person. @param job locked @throws Problem 404, 409 for a job that waits for nobody, 422 for a file that is no picture
 */
export async function importIntoJob(tx: Transaction, { job, assetIds, actor, brandIds }: { job: JobRow; assetIds: readonly string[]; actor: Actor; brandIds: readonly string[] | null }): Promise<JobRow> {
  if (!whatMayBeDone(job).import) throw conflict("job_not_waiting", "This job does not wait for a picture of yours.");
  const prompt = typeof job.request["prompt"] === "string" ? job.request["prompt"].slice(0, 8_000) : undefined;
  for (const [index, assetId] of assetIds.entries()) {
    const asset = await getAsset(tx, assetId, { brandIds, lock: true });
    if (asset.kind !== "image") throw invalid("not_an_image", `/assetIds/${index}`, "Choose a picture.");
    await tx.update(assets).set({ rights: { ...asset.rights, source: "ai", model: `${job.provider}/${job.model}`.slice(0, 200), ...(prompt === undefined ? {} : { prompt }) } }).where(eq(assets.id, asset.id));
  }
  if (job.reservationId !== null) await releaseReservation(tx, job.reservationId);
  const [done] = await tx
    .update(providerJobs)
    .set({
      status: "done",
      progress: 1,
      outputAssetIds: [...assetIds],
      details: { ...job.details, importedFrom: "upload" },
      reservationId: null,
      waitReason: null,
      errorKind: null,
      errorDetail: null,
      leaseOwner: null,
      leaseUntil: null,
      // Whoever looks at it just now finds it taken.
      fence: sql`${providerJobs.fence} + 1`,
      finishedAt: sql`agency.now()`,
    })
    .where(eq(providerJobs.id, job.id))
    .returning();
  await tellJob(tx, job, "done", { actor, payload: { assetIds } });
  return done!;
}
