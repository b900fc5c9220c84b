import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

interface Process {
  pid: number;
  parent: number;
  name: string;
}

/** The product's processes: everything below its first process and below its Postgres. */
export function productProcesses(pid: number, dataDir: string): Process[] {
  const postmaster = Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const all = listProcesses();
  const wanted = new Set([pid, postmaster]);
  for (let size = 0; size !== wanted.size; ) {
    size = wanted.size;
    for (const process of all) if (wanted.has(process.parent)) wanted.add(process.pid);
  }
  return all.filter((process) => wanted.has(process.pid));
}

/** Proportional share of memory in bytes: shared pages are counted once over all processes. */
export function pssOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

/** Processor time used so far, user and system, in milliseconds. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function listProcesses(): Process[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const match = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat)!;
      return [{ pid: Number(match[1]), name: match[2]!, parent: Number(match[3]) }];
    } catch {
      return []; // it ended meanwhile
    }
  });
}
