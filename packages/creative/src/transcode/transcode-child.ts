import { transcode } from "./transcode.ts";
import { TranscodeError, type TranscodeErrorCode } from "./transcode-error.ts";
import { transcodeOrderSchema } from "./transcode-order.ts";

// The whole file runs as a process of its own; see `transcode-process.ts`.

/** What this process tells, once. */
export type TranscodeNews = { type: "done" } | { type: "failed"; code: TranscodeErrorCode; message: string; detail: string };

const cancelled = new AbortController();
// Whoever asked is gone: nobody would take the result. The program that encodes ends with this process.
const leave = () => {
  cancelled.abort(new Error("cancelled"));
  setImmediate(() => process.exit(3));
};
process.on("disconnect", leave);
process.on("SIGTERM", leave);
process.on("message", (message) => void serve(message));

async function serve(message: unknown): Promise<void> {
  try {
    await transcode(transcodeOrderSchema.parse(message), cancelled.signal);
    tell({ type: "done" }, 0);
  } catch (error) {
    const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
    const code = error instanceof TranscodeError ? error.code : isFull ? "disk_full" : "crashed";
    const words = error instanceof TranscodeError ? error.message : isFull ? "The disk is full. Free some space and try again." : "The video could not be encoded.";
    const cause = error instanceof TranscodeError ? error.cause : error;
    tell({ type: "failed", code, message: words, detail: cause instanceof Error ? (cause.stack ?? cause.message).slice(0, 4_000) : "" }, 1);
  }
}

/** Ends the process after the last word: native threads would keep it. */
function tell(news: TranscodeNews, exitCode: number): void {
  process.send?.(news, () => process.exit(exitCode));
}
