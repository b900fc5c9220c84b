import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { createLiveSession, liveMessage, positionOf, type LiveSession } from "@agency/core/audit";
import type { Authenticate } from "@agency/core/identity";
import { Problem } from "@agency/platform/http";
import type { ComposedCore } from "./compose-core.ts";

export const livePath = "/api/v1/live";
/** A client that has this many bytes unread is given no more until it has read them. */
const highWaterBytes = 512 * 1024;

export interface LiveSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  closeAll(): void;
}

/** WebSocket form of the live stream: Origin checked by the authenticator, rights asked for again while it is open. */
export function createLiveSockets(core: ComposedCore, authenticate: Authenticate): LiveSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4_096 });
  const sockets = new Set<WebSocket>();

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    if (url.pathname !== livePath) return refuse(socket, 404);
    const source = { req: { raw: new Request(url, { headers: new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)])) }) } };
    const principal = await authenticate(source);
    if (!principal) return refuse(socket, 401);
    const after = await positionOf(core.db, principal.organizationId, url.searchParams.get("lastEventId") ?? undefined);
    server.handleUpgrade(request, socket, head, (client) => {
      sockets.add(client);
      const session: LiveSession = createLiveSession({
        db: core.db,
        live: core.live,
        log: core.log,
        principal,
        authenticate: () => authenticate(source, { fresh: true }),
        after,
        recheckMs: core.config.LIVE_RECHECK_MS,
        transport: {
          send: (event) => {
            client.send(liveMessage(event));
            return client.bufferedAmount < highWaterBytes;
          },
          heartbeat: (position) => client.send(JSON.stringify({ type: "heartbeat", position })),
          drained: () => drained(client),
          close: (reason) => client.close(reason === "unauthorized" ? 4401 : 1001, reason),
        },
      });
      client.on("close", () => {
        sockets.delete(client);
        session.stop();
      });
      client.on("error", () => client.terminate());
    });
  }

  return {
    upgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      open(request, socket, head).catch((error: unknown) => {
        if (!(error instanceof Problem)) core.log.warn({ err: error }, "a live connection could not be opened");
        refuse(socket, error instanceof Problem ? error.status : 503);
      });
    },
    closeAll() {
      for (const client of sockets) client.close(1001, "stopping");
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function drained(client: WebSocket): Promise<void> {
  while (client.readyState === client.OPEN && client.bufferedAmount >= highWaterBytes) await new Promise((resolve) => setTimeout(resolve, 100));
}
