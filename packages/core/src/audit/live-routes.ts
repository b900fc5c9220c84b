import { z } from "zod";
import type { Context } from "hono";
import type { Api, Principal } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { createLiveSession, type LiveSession } from "./live-session.ts";
import { createSseTransport } from "./sse-transport.ts";
import { positionOf } from "./stream-position.ts";

export interface LiveRouteDependencies extends Pick<CoreDependencies, "db" | "live" | "log"> {
  config: Pick<CoreDependencies["config"], "LIVE_RECHECK_MS">;
  /** Recognises the caller; `fresh` looks past every cache, so that lost rights are seen at once. */
  authenticate: (c: Context, options?: { fresh?: boolean }) => Promise<Principal | null>;
  heartbeatMs?: number;
}

/** `GET /live/sse`: every change of the organization as it happens. Answers how to end all open streams at shutdown. */
export function liveRoutes(api: Api, deps: LiveRouteDependencies): { closeAll(): void } {
  const open = new Map<LiveSession, () => void>();

  api.raw(
    {
      method: "get",
      path: "/live/sse",
      summary: "Follow changes as server-sent events; resumes after Last-Event-ID",
      tag: "Events",
      permission: "signed_in",
      query: z.strictObject({ lastEventId: z.string().max(80).optional() }),
      produces: "text/event-stream",
    },
    async ({ c, principal, query }) => {
      const after = await positionOf(deps.db, principal.organizationId, c.req.header("last-event-id") ?? query.lastEventId);
      const { transport, stream } = createSseTransport(() => leave());
      const end = transport.close;
      const session = createLiveSession({
        db: deps.db,
        live: deps.live,
        log: deps.log,
        principal,
        authenticate: () => deps.authenticate(c, { fresh: true }),
        transport: {
          ...transport,
          close: (reason) => {
            open.delete(session);
            end(reason);
          },
        },
        after,
        recheckMs: deps.config.LIVE_RECHECK_MS,
        ...(deps.heartbeatMs === undefined ? {} : { heartbeatMs: deps.heartbeatMs }),
      });
      const leave = () => {
        session.stop();
        open.delete(session);
      };
      open.set(session, () => end("stopping"));
      c.req.raw.signal.addEventListener("abort", leave);
      return new Response(stream, {
        headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
      });
    },
  );

  return {
    closeAll() {
      for (const [session, end] of open) {
        session.stop();
        end();
      }
      open.clear();
    },
  };
}
