import { eq } from "drizzle-orm";
import { z } from "zod";
import { settleCues } from "@agency/creative/captions";
import type { Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { cleanText } from "@agency/platform/text";
import { tellJob } from "../jobs/job-events.ts";
import { providerJobs, type JobRow } from "../jobs/table.ts";
import { cueSchema, type captionsSchema } from "./schema.ts";

type Captions = z.output<typeof captionsSchema>;

const detailsShape = z.object({
  durationMs: z.int().nullish(),
  precision: z.enum(["word", "sentence", "whole"]).nullish(),
  captionsEdited: z.boolean().nullish(),
  cues: z.array(z.object({ startMs: z.int(), endMs: z.int(), text: z.string() })).nullish(),
  words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number() })).nullish(),
});

/** What is said when in a finished voice or video. @throws Problem 409 where nothing was spoken, or not yet */
export function captionsOf(job: Pick<JobRow, "id" | "kind" | "status" | "details">): Captions {
  const found = detailsShape.safeParse(job.details);
  if (job.status !== "done" || !found.success || !found.data.cues) throw conflict("no_captions", job.status === "done" ? "This has no captions." : "Captions are there when it is finished.");
  const { durationMs, precision, captionsEdited, cues, words } = found.data;
  return { jobId: job.id, durationMs: durationMs ?? null, precision: precision ?? "provider", edited: captionsEdited ?? false, cues, words: words ?? null };
}

/** Replaces the captions by a person's own; what is rendered from then on has them. Event: `job.captions_changed`. @param job locked @throws Problem 409 */
export async function setCaptions(tx: Transaction, { job, actor, cues }: { job: JobRow; actor: Actor; cues: readonly z.output<typeof cueSchema>[] }): Promise<JobRow> {
  captionsOf(job);
  const settled = settleCues(cues.map((cue) => ({ ...cue, text: cleanText(cue.text) })).filter(({ text }) => text !== ""));
  const [changed] = await tx.update(providerJobs).set({ details: { ...job.details, cues: settled, captionsEdited: true } }).where(eq(providerJobs.id, job.id)).returning();
  await tellJob(tx, job, "captions_changed", { actor });
  return changed!;
}
