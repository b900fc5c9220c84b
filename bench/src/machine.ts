import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/** What it ran on, so that numbers can be compared; no names, no paths. */
export function describeMachine(): string {
  const cores = cpus();
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${commit}: ${cores.length} cores (${cores[0]?.model.trim() || "unknown processor"}), ${Math.round(totalmem() / 1024 ** 3)} GB memory,`,
    `Linux, Node ${process.versions.node}, the embedded Postgres, client and server on the same machine.`,
    `Load average of the machine when this began: ${loadavg()[0]!.toFixed(1)}.`,
  ].join("\n");
}
