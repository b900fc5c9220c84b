import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(import.meta.resolve("@agency/server/cli"));

export interface RunningProduct {
  origin: string;
  pid: number;
  /** From the spawn to the line with the URL. */
  readyAfterMs: number;
  stop(): Promise<void>;
}

export const temporaryDirectory = (): string => mkdtempSync(path.join(tmpdir(), "agency-bench-"));
export const removeDirectory = (directory: string): void => rmSync(directory, { recursive: true, force: true });

/** Starts the real command line and waits for its line with the URL. */
export async function startProduct(roles: string, environment: Record<string, string>): Promise<RunningProduct> {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, "start", "--roles", roles], { env: { ...process.env, PORT: "0", LOG_LEVEL: "warn", ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const line = await firstLine(child, /http:\/\/\S+/);
  return { origin: line.replace("localhost", "127.0.0.1"), pid: child.pid!, readyAfterMs: performance.now() - began, stop: () => end(child) };
}

/** Runs a command of the product to its end and answers what it printed. */
export async function runCommand(args: string[], environment: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`agency ${args[0]} ended with ${code}`);
  return output;
}

/** Starts any script and waits for a line of its stdout that holds `pattern`. `quietly`: its log is nobody's business. */
export async function startScript(file: string, args: string[], environment: Record<string, string>, pattern: RegExp, { quietly = false } = {}): Promise<{ found: string; pid: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", quietly ? "ignore" : "inherit"] });
  return { found: await firstLine(child, pattern), pid: child.pid!, stop: () => end(child) };
}

async function firstLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  const said: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const match = pattern.exec(line);
      if (match) resolve(match[0]);
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${said.join("").slice(-2_000)}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
