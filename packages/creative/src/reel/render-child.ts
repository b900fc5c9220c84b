import { ReelError } from "./reel-error.ts";
import { renderOrderSchema, type RenderNews } from "./render-protocol.ts";
import { renderReel } from "./render-reel.ts";

// The whole file runs as a process of its own; see `render-process.ts`.

const cancelled = new AbortController();
/** Whoever asked is gone: nobody would take the result, and the parts stay for the next try. */
process.on("disconnect", () => process.exit(3));
process.on("SIGTERM", () => cancelled.abort(new Error("cancelled")));
process.on("message", (message) => void serve(message));

async function serve(message: unknown): Promise<void> {
  try {
    const { input, workDir } = renderOrderSchema.parse(message);
    let told = 0;
    const onProgress = (share: number) => {
      if (share < told + 0.005 && share < 1) return;
      told = share;
      tell({ type: "progress", share });
    };
    tell({ type: "done", reel: await renderReel(input, { workDir, signal: cancelled.signal, onProgress }) }, 0);
  } catch (error) {
    const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
    const code = error instanceof ReelError ? error.code : isFull ? "disk_full" : "crashed";
    const message = error instanceof ReelError ? error.message : isFull ? "The disk is full. Free some space and try again." : "The reel could not be rendered.";
    const cause = error instanceof ReelError ? error.cause : error;
    tell({ type: "failed", code, message, detail: cause instanceof Error ? (cause.stack ?? cause.message).slice(0, 4_000) : "" }, 1);
  }
}

/** Ends the process after the last word: native threads would keep it. */
function tell(news: RenderNews, exitCode?: number): void {
  process.send?.(news, () => {
    if (exitCode !== undefined) process.exit(exitCode);
  });
}
