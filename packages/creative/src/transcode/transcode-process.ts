import { fileURLToPath } from "node:url";
import { findFfmpeg } from "../reel/engine/ffmpeg-encoder.ts";
import { findWebcodecs } from "../reel/engine/webcodecs-encoder.ts";
import { superviseChild, type ChildLimits } from "../supervise-child.ts";
import type { TranscodeNews } from "./transcode-child.ts";
import { TranscodeError } from "./transcode-error.ts";
import type { TranscodeOrder } from "./transcode-order.ts";

const CHILD = fileURLToPath(new URL("./transcode-child.ts", import.meta.url));

/** What encodes videos on this machine: its ffmpeg, which is quicker here, else our own library; null without either. Loads nothing. */
export function chooseTranscoder({ searchPath }: { searchPath: string }): TranscodeOrder["engine"] {
  if (findFfmpeg(searchPath) !== null) return "ffmpeg";
  return findWebcodecs() === null ? null : "webcodecs";
}

/**
 * Encodes a video as MP4 (H.264, AAC) in a process of its own, which knows no secret, may crash, and ends with this one. Streams that fit
 * already are copied, not encoded. A file left by an earlier try is written anew.
 * @throws TranscodeError; the signal's reason
 */
export function transcodeInProcess(order: TranscodeOrder, limits: ChildLimits): Promise<void> {
  return superviseChild<TranscodeNews, void>({
    child: CHILD,
    order,
    searchPath: order.searchPath,
    limits,
    hear: (news) => (news.type === "done" ? { done: undefined } : { failure: new TranscodeError(news.code, news.message, new Error(news.detail)) }),
    failure: (what, detail) => {
      switch (what) {
        case "not_started":
          return new TranscodeError("crashed", "The encoding process could not be started.", detail);
        case "ended":
          return new TranscodeError("crashed", `The encoding process ended unexpectedly (${String(detail)}).`);
        case "timeout":
          return new TranscodeError("timeout", "Encoding the video took too long and was stopped.");
        case "memory":
          return new TranscodeError("memory", "Encoding the video needed more memory than it is allowed. Make it smaller yourself.");
      }
    },
  });
}
