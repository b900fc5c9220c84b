import type { MediaMimeType } from "./media-rules.ts";

/** What the parent asks of the child that reads video and sound. */
export interface ContainerJob {
  /** Absolute; read only. */
  path: string;
  mimeType: MediaMimeType;
  /** Absolute; where the clean file goes. */
  cleanPath: string;
  maxDurationSeconds: number;
}

/** What a video or sound holds, measured. */
export interface ContainerFacts {
  durationSeconds: number;
  /** Pixels as shown, after turning. */
  width?: number;
  height?: number;
  videoCodec?: string;
  audioCodec?: string;
  framesPerSecond?: number;
}

export type ContainerReply = ({ ok: true } & ContainerFacts) | { ok: false; code: "corrupt" | "too_long" | "unsupported_codec"; reason: string };
