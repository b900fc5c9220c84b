import { createHash } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { superviseChild, type ChildLimits } from "../supervise-child.ts";
import { ReelError } from "./reel-error.ts";
import type { RenderNews, RenderOrder } from "./render-protocol.ts";
import { claimWorkDir, type RenderedReel, type RenderReelInput } from "./render-reel.ts";

export interface RenderProcessOptions extends ChildLimits {
  /** Belongs to this reel alone. Parts that a killed process left in it are used again. */
  workDir: string;
  onProgress?: ((share: number) => void) | undefined;
}

const CHILD = fileURLToPath(new URL("./render-child.ts", import.meta.url));

/**
 * Renders a reel in a process of its own, which knows no secret, may crash, and ends with this one.
 * @throws ReelError; the signal's reason
 */
export async function renderInProcess(input: RenderReelInput, options: RenderProcessOptions): Promise<RenderedReel> {
  options.signal.throwIfAborted();
  await claimWorkDir(options.workDir, createHash("sha256").update(JSON.stringify(input)).digest("hex"));
  const order: RenderOrder = { input, workDir: options.workDir };
  return superviseChild<RenderNews, RenderedReel>({
    child: CHILD,
    order,
    searchPath: input.searchPath,
    limits: options,
    hear: (news) => {
      if (news.type === "done") return { done: news.reel };
      if (news.type === "failed") return { failure: new ReelError(news.code, news.message, new Error(news.detail)) };
      options.onProgress?.(news.share);
      return null;
    },
    failure: (what, detail) => {
      switch (what) {
        case "not_started":
          return new ReelError("crashed", "The render process could not be started.", detail);
        case "ended":
          return new ReelError("crashed", `The render process ended unexpectedly (${String(detail)}). Try again: what was finished is used.`);
        case "timeout":
          return new ReelError("timeout", "Rendering took too long and was stopped. Make the reel shorter, or try when the machine has less to do.");
        case "memory":
          return new ReelError("memory", "Rendering needed more memory than it is allowed. Use smaller pictures.");
      }
    },
  });
}

/** Deletes what renders left that nobody came back for. @returns how many */
export async function sweepWorkDirs(root: string, { olderThanMs, now, keep }: { olderThanMs: number; now: number; keep: ReadonlySet<string> }): Promise<number> {
  let swept = 0;
  for (const name of await readdir(root).catch(() => [])) {
    const path = join(root, name);
    if (keep.has(name)) continue;
    const touched = await stat(path).then(({ mtimeMs }) => mtimeMs, () => now);
    if (now - touched < olderThanMs) continue;
    await rm(path, { recursive: true, force: true });
    swept += 1;
  }
  return swept;
}
