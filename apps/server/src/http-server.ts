import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { StartupError } from "@agency/platform/postgres";
import { progressPage } from "./progress-page.ts";
import { createScriptPolicy } from "./script-policy.ts";
import type { WebHandler } from "./start-web.ts";

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

/** What answers which path; parts arrive while the product starts. */
export interface Parts {
  api: Fetch | null;
  sandbox: Fetch | null;
  web: WebHandler | null;
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
  /** Steps of starting, shown at `/` until the dashboard is there. */
  progress: string[];
  isHttps: boolean;
  /** Where pages may send large files beside our own origin. */
  bucketOrigin?: string | null;
  /** Hears of a page that could not be made; the visitor is told nothing of why. */
  onPageError?: (error: unknown) => void;
}

/** One server owns the socket: API, files and health to Hono, stand-ins to the sandbox, all else to the dashboard. */
export function createHttpServer(parts: Parts): Server {
  const listeners = new Map<Fetch, (request: IncomingMessage, response: ServerResponse) => void>();
  const listenerFor = (fetch: Fetch) => {
    const known = listeners.get(fetch);
    if (known) return known;
    const listener = getRequestListener(fetch as never, { overrideGlobalObjects: false }) as (request: IncomingMessage, response: ServerResponse) => void;
    listeners.set(fetch, listener);
    return listener;
  };
  const server = createServer({ maxHeaderSize: 32_768, requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 20_000 }, (request, response) => {
    const path = (request.url ?? "/").split("?")[0]!;
    // `/media` itself is the library's page; only addresses below it are files.
    if (/^\/(api|files|livez|readyz|metrics)(\/|$)|^\/(uploads|media)\/./.test(path)) {
      if (parts.api) listenerFor(parts.api)(request, response);
      else answerStarting(parts, response, path);
      return;
    }
    if (/^\/sandbox(\/|$)/.test(path) && parts.sandbox) {
      listenerFor(parts.sandbox)(request, response);
      return;
    }
    if (parts.web) void servePage(parts, parts.web, request, response);
    else answerProgress(parts, response);
  });
  server.on("upgrade", (request, socket, head) => {
    if (parts.upgrade) parts.upgrade(request, socket, head);
    else socket.destroy();
  });
  return server;
}

/** Listens, or says in one sentence what to do. @throws StartupError */
export async function listen(server: Server, options: { port: number; host: string }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new StartupError("port_in_use", `Port ${options.port} is taken. Stop what uses it, or start with another one: PORT=${options.port + 1} npm start`));
      else if (error.code === "EACCES") reject(new StartupError("port_forbidden", `Port ${options.port} may not be opened by this user. Start with a port above 1024: PORT=3000 npm start`));
      else if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") reject(new StartupError("host_not_available", `HOST=${options.host} is no address of this machine. Use 127.0.0.1, or --lan for all addresses.`));
      else reject(error);
    });
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : options.port;
}

async function servePage(parts: Parts, web: WebHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { nonce, policy } = createScriptPolicy(parts.bucketOrigin ?? null);
  // Next reads the nonce from the policy in the request; a client's own idea of either counts for nothing.
  request.headers["x-nonce"] = nonce;
  request.headers["content-security-policy"] = policy;
  setPageHeaders(response, policy, parts.isHttps);
  try {
    await web(request, response);
  } catch (error) {
    parts.onPageError?.(error);
    if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
    response.end("Something went wrong on our side.");
  }
}

function setPageHeaders(response: ServerResponse, policy: string, isHttps: boolean): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  if (isHttps) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

function answerStarting(parts: Parts, response: ServerResponse, path: string): void {
  setPageHeaders(response, "default-src 'none'; frame-ancestors 'none'", parts.isHttps);
  const isAlive = path === "/livez";
  response.writeHead(isAlive ? 200 : 503, { "content-type": isAlive ? "application/json" : "application/problem+json", "retry-after": "2", "cache-control": "no-store" });
  response.end(
    JSON.stringify(isAlive ? { status: "alive" } : { type: "urn:agency:problem:starting", title: "Not available right now", status: 503, code: "starting", detail: "The product is starting. Try again in a few seconds.", requestId: "starting" }),
  );
}

function answerProgress(parts: Parts, response: ServerResponse): void {
  setPageHeaders(response, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", parts.isHttps);
  response.writeHead(503, { "content-type": "text/html; charset=utf-8", "retry-after": "2", "cache-control": "no-store" });
  response.end(progressPage(parts.progress));
}
