import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const fileOf = (directory: string, pid: number): string => path.join(directory, `live-heap-${pid}`);
const directory = process.env["LIVE_HEAP_DIR"];

// Loaded into a product that is measured: tells on SIGUSR2 what is left after a collection.
if (directory !== undefined) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  process.on("SIGUSR2", () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const file = fileOf(directory, process.pid);
    writeFileSync(`${file}.part`, String(heapUsed + external));
    renameSync(`${file}.part`, file);
  });
}

/** What a product must be started with, so that `liveHeapOf` can ask it. */
export const tellingHeap = (directory: string): Record<string, string> => ({ NODE_OPTIONS: `--import ${fileURLToPath(import.meta.url)}`, LIVE_HEAP_DIR: directory });

/** Bytes that a running product still uses after a collection; what the engine merely keeps for later is left out. */
export async function liveHeapOf(directory: string, pid: number): Promise<number> {
  const file = fileOf(directory, pid);
  process.kill(pid, "SIGUSR2");
  while (!existsSync(file)) await sleep(20);
  const bytes = Number(readFileSync(file, "utf8"));
  rmSync(file);
  return bytes;
}
