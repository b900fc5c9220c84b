import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";

const HEAP_MEGABYTES = 256;
/** Few arenas keep the memory of the child near what its work needs. */
const CHILD_ENVIRONMENT = { MALLOC_ARENA_MAX: "2", VIPS_WARNING: "1" };

/** Starts a worker file as a child with capped memory and no environment, which talks over its channel alone. */
export function startChild(worker: string, { memoryBytes, flags = [], heapMegabytes = HEAP_MEGABYTES }: { memoryBytes: number; flags?: readonly string[]; heapMegabytes?: number }): ChildProcess {
  const args: string[] = [`--max-old-space-size=${heapMegabytes}`, "--disable-warning=ExperimentalWarning", ...flags, worker];
  const settings: SpawnOptions = { stdio: ["ignore", "ignore", "ignore", "ipc"], serialization: "advanced", env: CHILD_ENVIRONMENT };
  const started =
    process.platform === "win32"
      ? spawn(process.execPath, args, { ...settings, windowsHide: true })
      : // Only the shell can lower a limit before the program starts; a limit it does not know is no reason to refuse a file.
        spawn("/bin/sh", ["-c", `ulimit -d ${Math.floor(memoryBytes / 1024)} 2>/dev/null; ulimit -c 0; exec "$0" "$@"`, process.execPath, ...args], settings);
  // Failing to start surfaces where the answer is awaited; without a listener it would end this process.
  started.on("error", () => {});
  return started;
}
