import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { readdir, rm, stat } from "node:fs/promises";
import { setPriority } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ReelError } from "./reel-error.ts";
import type { RenderNews, RenderOrder } from "./render-protocol.ts";
import { claimWorkDir, type RenderedReel, type RenderReelInput } from "./render-reel.ts";

export interface RenderProcessOptions {
  /** Belongs to this reel alone. Parts that a killed process left in it are used again. */
  workDir: string;
  signal: AbortSignal;
  onProgress?: ((share: number) => void) | undefined;
  /** Of the process and what it starts, resident; looked at twice a second (Linux). */
  memoryBytes: number;
  timeoutMs: number;
  /** 0 to 19: how readily it gives way to everything else. */
  niceness: number;
  /** The process exists, under this id. */
  onStart?: ((pid: number) => void) | undefined;
}

const CHILD = fileURLToPath(new URL("./render-child.ts", import.meta.url));
const HEAP_MEGABYTES = 400;
/** How long a process may take to stop by itself. */
const GRACE_MS = 1_500;

/**
 * Renders a reel in a process of its own, which knows no secret, may crash, and ends with this one.
 * @throws ReelError; the signal's reason
 */
export async function renderInProcess(input: RenderReelInput, options: RenderProcessOptions): Promise<RenderedReel> {
  options.signal.throwIfAborted();
  await claimWorkDir(options.workDir, createHash("sha256").update(JSON.stringify(input)).digest("hex"));
  const child = start(input.searchPath);
  const order: RenderOrder = { input, workDir: options.workDir };
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let reason: unknown;
  const end = (why: unknown, signal: NodeJS.Signals) => {
    reason ??= why;
    stop(child, signal);
  };
  const onAbort = () => end(options.signal.reason, "SIGTERM");
  try {
    return await new Promise<RenderedReel>((resolve, reject) => {
      let last: RenderNews | undefined;
      child.once("error", (error) => reject(new ReelError("crashed", "The render process could not be started.", error)));
      child.on("message", (news: RenderNews) => {
        if (news.type === "progress") options.onProgress?.(news.share);
        else last = news;
      });
      child.once("close", (code, signal) => {
        if (reason !== undefined) return reject(reason);
        if (last?.type === "done") return resolve(last.reel);
        if (last?.type === "failed") return reject(new ReelError(last.code, last.message, new Error(last.detail)));
        reject(new ReelError("crashed", `The render process ended unexpectedly (${signal ?? `code ${code}`}). Try again: what was finished is used.`));
      });
      if (child.pid !== undefined) {
        lowerPriority(child.pid, options.niceness);
        options.onStart?.(child.pid);
      }
      options.signal.addEventListener("abort", onAbort, { once: true });
      timer = setTimeout(() => end(new ReelError("timeout", "Rendering took too long and was stopped. Make the reel shorter, or try when the machine has less to do."), "SIGKILL"), options.timeoutMs);
      const weigh = async () => {
        if ((await residentBytes(child.pid)) > options.memoryBytes) end(new ReelError("memory", "Rendering needed more memory than it is allowed. Use smaller pictures."), "SIGKILL");
      };
      watch = setInterval(() => void weigh(), 500);
      child.send(order, (error) => {
        if (error) end(new ReelError("crashed", "The render process took no order.", error), "SIGKILL");
      });
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    options.signal.removeEventListener("abort", onAbort);
  }
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

function start(searchPath: string): ChildProcess {
  return spawn(process.execPath, [`--max-old-space-size=${HEAP_MEGABYTES}`, "--disable-warning=ExperimentalWarning", CHILD], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    // A group of its own, so that ffmpeg under it ends with it.
    detached: process.platform !== "win32",
    env: { PATH: searchPath, MALLOC_ARENA_MAX: "2" },
    windowsHide: true,
  });
}

function stop(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const group = process.platform === "win32" ? child.pid : -child.pid;
  const kill = (with_: NodeJS.Signals) => {
    try {
      process.kill(group, with_);
    } catch {
      // It ended meanwhile.
    }
  };
  kill(signal);
  if (signal === "SIGKILL") return;
  const timer = setTimeout(() => kill("SIGKILL"), GRACE_MS);
  child.once("close", () => clearTimeout(timer));
}

function lowerPriority(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It ended at once; `close` tells.
  }
}

/** Resident memory of a process and its children; 0 where this machine does not tell. */
async function residentBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined || process.platform !== "linux") return 0;
  const own = await residentOf(pid);
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "")).split(" ").filter((id) => id !== "");
  return own + (await Promise.all(children.map((id) => residentOf(Number(id))))).reduce((sum, bytes) => sum + bytes, 0);
}

const residentOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
};
