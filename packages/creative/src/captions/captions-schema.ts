import { z } from "zod";

/** A shorter caption flickers. */
export const minCueMs = 700;

/** One caption: what stands on the screen from `startMs` until `endMs`; lines are parted by `\n`. */
export const captionCueSchema = z
  .strictObject({
    startMs: z.int().min(0).max(3_600_000),
    endMs: z.int().min(0).max(3_600_000),
    text: z.string().trim().min(1, "A caption needs text.").max(300).transform((text) => text.normalize("NFC")),
  })
  // One that ends before it begins is shown for a moment: nothing that was typed gets lost.
  .overwrite((cue) => (cue.endMs > cue.startMs ? cue : { ...cue, endMs: cue.startMs + minCueMs }));
export type CaptionCue = z.infer<typeof captionCueSchema>;

/** When a word is spoken, in milliseconds from the beginning of its recording. */
export const wordTimingSchema = z.strictObject({ text: z.string().min(1).max(100), startMs: z.number().min(0), endMs: z.number().min(0) });
export type WordTiming = z.infer<typeof wordTimingSchema>;
