import type { ImageMimeType } from "./media-rules.ts";
import type { AiKind } from "./provenance.ts";

interface Job {
  id: number;
  bytes: Uint8Array;
  mimeType: ImageMimeType;
  maxPixels: number;
  /** XMP packet that the result shall carry; nothing else of the metadata stays. */
  xmp?: string;
}

/** Decode wholly, encode anew in the same format. */
export interface CleanJob extends Job {
  task: "clean";
}

/** Make another size. */
export interface ResizeJob extends Job {
  task: "resize";
  width: number;
  height: number;
  /** `inside`: as large as fits, never enlarged. `cover`: exactly this size, cropped. */
  fit: "inside" | "cover";
  /** What stays in view when cropped, as parts of width and height; otherwise the liveliest part does. */
  focus: { x: number; y: number } | null;
  format: "jpeg" | "webp";
  quality: number;
}

/** What the parent asks of the decoding child, one at a time. */
export type ImageJob = CleanJob | ResizeJob;

export interface CleanImage {
  bytes: Uint8Array;
  /** Pixels, as shown (after turning); of one frame where there are several. */
  width: number;
  height: number;
  /** The mark of AI that the original carried. */
  aiKind?: AiKind;
}

export type ImageReply = { id: number } & (({ ok: true } & CleanImage) | { ok: false; code: "corrupt" | "too_many_pixels"; reason: string });
