import { spawn, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setPriority } from "node:os";

export interface ChildLimits {
  signal: AbortSignal;
  /** Of the process and what it starts, resident; looked at twice a second (Linux). */
  memoryBytes: number;
  timeoutMs: number;
  /** 0 to 19: how readily it gives way to everything else. */
  niceness: number;
  /** The process exists, under this id. */
  onStart?: ((pid: number) => void) | undefined;
}

export interface ChildWork<News, Result> {
  /** File that runs as the process. */
  child: string;
  /** The one message to it. */
  order: object;
  /** All that it learns of the environment. */
  searchPath: string;
  limits: ChildLimits;
  /** What a message says: the end, good or bad, or nothing about it. */
  hear: (news: News) => { done: Result } | { failure: Error } | null;
  /** Words for what the process did not say itself. */
  failure: (what: "not_started" | "ended" | "timeout" | "memory", detail?: unknown) => Error;
}

const HEAP_MEGABYTES = 400;
/** How long a process may take to stop by itself. */
const GRACE_MS = 1_500;

/** Gives work to a process of its own, which knows no secret, may crash, and ends with this one. @throws what `hear` and `failure` say; the signal's reason */
export async function superviseChild<News, Result>({ child: file, order, searchPath, limits, hear, failure }: ChildWork<News, Result>): Promise<Result> {
  limits.signal.throwIfAborted();
  const child = start(file, searchPath);
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let reason: unknown;
  const end = (why: unknown, signal: NodeJS.Signals) => {
    reason ??= why;
    stop(child, signal);
  };
  const onAbort = () => end(limits.signal.reason, "SIGTERM");
  try {
    return await new Promise<Result>((resolve, reject) => {
      let last: ReturnType<typeof hear> = null;
      child.once("error", (error) => reject(failure("not_started", error)));
      child.on("message", (news: News) => (last = hear(news) ?? last));
      child.once("close", (code, signal) => {
        if (reason !== undefined) return reject(reason);
        if (last && "done" in last) return resolve(last.done);
        reject(last ? last.failure : failure("ended", signal ?? `code ${code}`));
      });
      limits.signal.addEventListener("abort", onAbort, { once: true });
      if (child.pid !== undefined) {
        lowerPriority(child.pid, limits.niceness);
        limits.onStart?.(child.pid);
      }
      timer = setTimeout(() => end(failure("timeout"), "SIGKILL"), limits.timeoutMs);
      const weigh = async () => {
        if ((await residentBytes(child.pid)) > limits.memoryBytes) end(failure("memory"), "SIGKILL");
      };
      watch = setInterval(() => void weigh(), 500);
      child.send(order, (error) => {
        if (error) end(failure("not_started", error), "SIGKILL");
      });
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    limits.signal.removeEventListener("abort", onAbort);
  }
}

function start(file: string, searchPath: string): ChildProcess {
  return spawn(process.execPath, [`--max-old-space-size=${HEAP_MEGABYTES}`, "--disable-warning=ExperimentalWarning", file], {
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
