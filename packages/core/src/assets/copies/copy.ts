import type { MediaEncoding } from "@agency/providers/social/rules";

/** What a copy has to be to be taken. */
export type CopyEncoding = MediaEncoding["picture"] | MediaEncoding["video"];

/** The stored file that a copy is made of. */
export interface CopySource {
  storageKey: string;
  mimeType: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
}

/** What the copy turned out to be, measured. */
export interface CopiedFile {
  sha256: string;
  mimeType: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  framesPerSecond: number | null;
  videoCodec: string | null;
  audioCodec: string | null;
}

/** A file and the encoding that is wanted of it. */
export interface WantedCopy {
  assetId: string;
  sha256: string;
  kind: "image" | "video";
  encoding: CopyEncoding;
  source: CopySource;
}

/**
 * Names an encoding, so that one copy serves every network that wants the same. The number counts up when the way of making it changes.
 */
export function recipeOf(encoding: CopyEncoding): string {
  return "maxLongSide" in encoding
    ? `jpeg-1:${encoding.maxLongSide}x${encoding.maxShortSide}:${encoding.maxBytes}`
    : `mp4-1:${encoding.maxSide}:${encoding.maxFramesPerSecond}:${encoding.maxBytes}`;
}

/**
 * Why there is no copy. `animated`: it moves, and the network takes still pictures only. `high_dynamic_range`: its colours would change.
 * `too_heavy`: it would look worse. `engine_missing`: this machine cannot encode videos.
 */
export type CopyFailure = "animated" | "high_dynamic_range" | "too_heavy" | "engine_missing" | "unreadable" | "changed" | "given_up";

/** No other try would help. */
export class CopyError extends Error {
  readonly code: CopyFailure;
  constructor(code: CopyFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "CopyError";
    this.code = code;
  }
}
