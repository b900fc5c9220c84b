import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The first start builds the dashboard, on a busy machine slowly. */
const startTimeoutMs = 300_000;
const stopTimeoutMs = 25_000;
const commandLine = fileURLToPath(new URL("../../apps/server/src/cli.ts", import.meta.url));

export interface RunningProduct {
  origin: string;
  /** Arms a fault of the sandbox; `clearFaults` ends all of them. */
  arm(fault: { host?: string; operation: string; fault: string; times?: number; delayMs?: number; probability?: number; seed?: number }): Promise<void>;
  clearFaults(): Promise<void>;
  /** Kills it with -9 in the middle of whatever it does, and starts it again on the same data. */
  crash(): Promise<void>;
  /** Ends it as a supervisor does. @throws when it does not end cleanly in time (R14) */
  stop(): Promise<void>;
}

/** What `npm start` runs, with data of its own in a folder whose path holds a space. */
export async function startProduct(settings: Record<string, string> = {}): Promise<RunningProduct> {
  const directory = await mkdtemp(path.join(tmpdir(), "agency e2e "));
  const port = await freePort();
  let running = await run();
  const { origin } = running;

  /** One life of the product; the next one goes on with its data, at the same address. */
  async function run() {
    const child = spawn(process.execPath, [commandLine, "start"], {
      cwd: directory,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], LANG: "C.UTF-8", AGENCY_DATA_DIR: path.join(directory, "data"), PORT: String(port), LOG_LEVEL: "warn", SIGN_IN_LIMIT_PER_MINUTE: "1000", ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    const life = { child, exited, output: "", origin: "" };
    const read = (chunk: Buffer) => (life.output += chunk.toString("utf8"));
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    const killChild = () => void child.kill("SIGKILL");
    process.once("exit", killChild);
    void exited.then(() => process.off("exit", killChild));
    life.origin = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not ready after ${startTimeoutMs / 1000} s:\n${life.output}`)), startTimeoutMs);
      child.stdout.on("data", () => {
        const ready = /is ready: (\S+)/.exec(life.output);
        if (ready) resolve(ready[1]!);
      });
      void exited.then(([code]) => reject(new Error(`ended with ${code} while starting:\n${life.output}`)));
      void exited.finally(() => clearTimeout(timer));
    });
    return life;
  }

  const sandbox = async (method: string, where: string, body?: unknown) => {
    const response = await fetch(`${origin}/sandbox/${where}`, { method, ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`sandbox ${where}: ${response.status} ${await response.text()}`);
  };
  return {
    origin,
    arm: async (fault) => void (await sandbox("POST", "faults", fault)),
    clearFaults: async () => void (await sandbox("DELETE", "faults")),
    async crash() {
      running.child.kill("SIGKILL");
      await running.exited;
      running = await run();
    },
    async stop() {
      const { child, exited, output } = running;
      child.kill("SIGTERM");
      const late = setTimeout(() => void child.kill("SIGKILL"), stopTimeoutMs);
      const [code, signal] = await exited;
      clearTimeout(late);
      await rm(directory, { recursive: true, force: true });
      if (code !== 0) throw new Error(`stopped with ${code ?? signal} instead of 0:\n${output.slice(-4000)}`);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
