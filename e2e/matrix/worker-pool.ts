import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A worker process that runs for one installation. */
export interface Worker {
  isAlive(): boolean;
  /** A real `kill -9`. */
  kill(): void;
  /** Drains it and keeps the process for another case; nothing when it died. */
  release(): Promise<void>;
}

/** Worker processes, warm and waiting: starting one takes longer than most cases, and only those that die must be new. */
export interface WorkerPool {
  run(environment: Record<string, string>): Promise<Worker>;
  close(): Promise<void>;
}

interface Process {
  child: ChildProcess;
  lines: Interface;
  /** Settles once, when it is gone. */
  gone: Promise<unknown>;
}

/** @param spare processes that are kept ready beyond those in use */
export async function createWorkerPool(spare = 3): Promise<WorkerPool> {
  const cache = await mkdtemp(path.join(tmpdir(), "matrix-cache-"));
  const waiting: Promise<Process>[] = [];
  const all = new Set<ChildProcess>();
  let closed = false;

  async function start(): Promise<Process> {
    const child = spawn(process.execPath, [fileURLToPath(new URL("./worker-process.ts", import.meta.url))], {
      stdio: ["pipe", "pipe", process.env["MATRIX_LOG_LEVEL"] ? "inherit" : "ignore"],
      env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: cache },
    });
    all.add(child);
    child.stdin!.on("error", () => {});
    const lines = createInterface({ input: child.stdout! });
    const gone = once(child, "exit");
    await Promise.race([once(lines, "line"), gone]);
    return { child, lines, gone };
  }
  const refill = () => {
    while (!closed && waiting.length < spare) waiting.push(start());
  };
  refill();

  /** Sends a message and waits for its answer, or for the end of the process. */
  async function tell({ child, lines, gone }: Process, message: object): Promise<void> {
    if (!isAlive(child)) return;
    const answered = Promise.race([once(lines, "line"), gone]);
    child.stdin!.write(`${JSON.stringify(message)}\n`);
    await answered;
  }

  return {
    async run(environment) {
      refill();
      const worker = await waiting.shift()!;
      refill();
      await tell(worker, { run: environment });
      return {
        isAlive: () => isAlive(worker.child),
        kill: () => void worker.child.kill("SIGKILL"),
        async release() {
          // One that was told to die somewhere keeps its orders only for that run.
          await tell(worker, { stop: true });
          if (isAlive(worker.child)) waiting.unshift(Promise.resolve(worker));
          else all.delete(worker.child);
        },
      };
    },
    async close() {
      closed = true;
      await Promise.all(waiting);
      await Promise.all([...all].filter(isAlive).map((child) => {
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        return gone;
      }));
      await rm(cache, { recursive: true, force: true });
    },
  };
}

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;
