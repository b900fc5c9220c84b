import { z } from "zod";

/** As `packages/creative` has it; repeated because a browser reads this file. One that ends before it begins is settled, not refused. */
export const cueSchema = z.strictObject({
  startMs: z.int().min(0).max(3_600_000),
  endMs: z.int().min(0).max(3_600_000),
  text: z.string().trim().min(1, "A caption needs text.").max(300),
});

export const setCaptionsSchema = z.strictObject({ cues: z.array(cueSchema).max(2_000) });

export const captionsSchema = z
  .object({
    jobId: z.uuid(),
    durationMs: z.int().nullable(),
    precision: z.enum(["word", "sentence", "whole", "provider"]).describe("`whole`: paced by length, as the voice told no times"),
    edited: z.boolean(),
    cues: z.array(z.object({ startMs: z.int(), endMs: z.int(), text: z.string() })),
    words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number() })).nullable().describe("Each spoken word, where the voice told its time"),
  })
  .meta({ id: "Captions" });
