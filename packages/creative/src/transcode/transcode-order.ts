import { z } from "zod";

/** The one message to the process that encodes. */
export const transcodeOrderSchema = z.strictObject({
  /** Any container that can be read, with a video in it. */
  path: z.string().min(1),
  /** MP4 with H.264 and AAC, index first. */
  outPath: z.string().min(1),
  /** Null where this machine has none: what need not be encoded anew is copied all the same. */
  engine: z.enum(["ffmpeg", "webcodecs"]).nullable(),
  searchPath: z.string(),
  /** Of the copy, pixels; the shape stays and nothing is enlarged. */
  maxSide: z.int().positive(),
  maxBytes: z.number().positive(),
  maxFramesPerSecond: z.number().positive(),
});
export type TranscodeOrder = z.infer<typeof transcodeOrderSchema>;
