import type { ImageMimeType } from "./media-rules.ts";

/** What the parent asks of the decoding child, one at a time. */
export interface ImageJob {
  id: number;
  bytes: Uint8Array;
  mimeType: ImageMimeType;
  maxPixels: number;
}

export interface CleanImage {
  bytes: Uint8Array;
  /** Pixels, as shown (after turning); of one frame where there are several. */
  width: number;
  height: number;
}

export type ImageReply = { id: number } & (({ ok: true } & CleanImage) | { ok: false; code: "corrupt" | "too_many_pixels"; reason: string });
