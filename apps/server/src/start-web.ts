import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

export type WebHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Web {
  handle: WebHandler;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const webRoot = path.dirname(require.resolve("@agency/web/package.json"));
const repositoryRoot = path.resolve(webRoot, "../..");
/** What the dashboard is built from; a change of any of these files asks for a new build. */
const sourceFolders = ["apps/web", "packages/core/src", "packages/client/src", "packages/providers/src/social"];
const stampFile = path.join(webRoot, ".next", "agency-source-hash");

/** The web build failed; the message holds the builder's last words. */
export class WebBuildError extends Error {
  readonly code = "web_build_failed";
}

/**
 * Builds the dashboard when its sources changed, then embeds Next in this process. It gets a server of its own that never listens,
 * so that it takes no upgrade from ours.
 */
export async function startWeb(options: { internalOrigin: string; onProgress: (line: string) => void; signal: AbortSignal }): Promise<Web> {
  process.env["AGENCY_INTERNAL_ORIGIN"] = options.internalOrigin;
  process.env["NEXT_TELEMETRY_DISABLED"] = "1";
  const hash = hashSources();
  const built = existsSync(path.join(webRoot, ".next", "BUILD_ID")) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash;
  if (!built) {
    await build(options);
    writeFileSync(stampFile, hash);
  }
  options.onProgress("loading the dashboard");
  // By name at run time: Next's types would change `process.env` for the whole server.
  const packageName = "next";
  const { default: next } = (await import(packageName)) as { default: (settings: object) => NextServer };
  const app = next({ dev: false, dir: webRoot, httpServer: createServer() });
  await app.prepare();
  const handler = app.getRequestHandler();
  return { handle: (request, response) => handler(request, response), close: () => app.close() };
}

interface NextServer {
  prepare(): Promise<void>;
  getRequestHandler(): WebHandler;
  close(): Promise<void>;
}

async function build(options: { onProgress: (line: string) => void; signal: AbortSignal }): Promise<void> {
  options.onProgress("building the dashboard (once, and after updates)");
  const output: string[] = [];
  const nextBin = path.join(path.dirname(require.resolve("next/package.json")), "dist/bin/next");
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [nextBin, "build"], {
      cwd: webRoot,
      env: { ...process.env, NODE_ENV: "production", FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
      signal: options.signal,
      killSignal: "SIGKILL",
    });
    const read = (chunk: Buffer) => {
      for (const line of chunk.toString("utf8").split("\n").map((text) => text.trim()).filter(Boolean)) {
        output.push(line);
        if (/^(▲|Creating|✓|Collecting|Generating|Finalizing)/.test(line)) options.onProgress(line.replace(/^[▲✓]\s*/, ""));
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new WebBuildError(`The dashboard could not be built: ${output.slice(-6).join(" / ")}`))));
  });
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const folder of sourceFolders) addFolder(path.join(repositoryRoot, folder));
  hash.update(readFileSync(path.join(repositoryRoot, "package-lock.json")));
  return hash.digest("hex");

  function addFolder(folder: string): void {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).sort()) {
      if (name === "node_modules" || name === ".next" || /\.test\.tsx?$/.test(name) || name.endsWith(".tsbuildinfo") || name === "next-env.d.ts") continue;
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) addFolder(file);
      else hash.update(path.relative(repositoryRoot, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
}
