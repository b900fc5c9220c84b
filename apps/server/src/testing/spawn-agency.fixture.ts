import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));

export interface Agency {
  child: ChildProcess;
  /** Resolves with the URL of the line that says ready; rejects when the process ends before. */
  ready: Promise<string>;
  /** Resolves when the process has ended. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string; afterMs: number }>;
  kill(signal: NodeJS.Signals): void;
}

/** A data directory that does not exist yet, in a folder that Postgres' own user may pass through. */
export function newDataDirectory(): string {
  const parent = mkdtempSync(path.join(tmpdir(), "agency-start-"));
  chmodSync(parent, 0o755);
  return path.join(parent, "data");
}

/** Runs the command line as a person would, without their settings. */
export function spawnAgency(args: string[], environment: Record<string, string>): Agency {
  const inherited = Object.fromEntries(["PATH", "HOME", "TMPDIR", "LANG"].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))) as Record<string, string>;
  const child = spawn(process.execPath, [cli, ...args], { env: { ...inherited, AGENCY_ENV: "test", PORT: "0", LOG_LEVEL: "warn", ...environment }, cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] });
  const began = performance.now();
  let stdout = "";
  let stderr = "";
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string; afterMs: number }>((resolve) => {
    child.once("close", (code) => resolve({ code, stdout, stderr, afterMs: performance.now() - began }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString("utf8");
      const match = /ready: (http:\/\/\S+)/.exec(stdout);
      if (match) resolve(match[1]!.replace("localhost", "127.0.0.1"));
    });
    child.once("close", (code) => reject(new Error(`ended with ${code} before it was ready: ${stderr}`)));
  });
  ready.catch(() => {});
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  return { child, ready, ended, kill: (signal) => void child.kill(signal) };
}

export const start = (environment: Record<string, string>, roles = "api,worker"): Agency => spawnAgency(["start", "--roles", roles], environment);
