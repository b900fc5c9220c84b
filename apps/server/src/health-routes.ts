import { Hono } from "hono";
import { collectDefaultMetrics, Registry } from "prom-client";
import { timingSafeEqualText } from "@agency/platform/secrets";
import type { ComposedCore } from "./compose-core.ts";

/** Whether this process takes requests: false while it starts and from the first moment of stopping (R14). */
export interface Readiness {
  isReady(): boolean;
}

/** `/livez`, `/readyz` and `/metrics` (loopback, or with the configured token). */
export function healthRoutes(core: ComposedCore, readiness: Readiness): Hono {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const app = new Hono();
  app.get("/livez", (c) => c.json({ status: "alive" }));
  app.get("/readyz", async (c) => {
    if (!readiness.isReady()) return c.json({ status: "not_ready" }, 503);
    const answers = await core.db.ping().then(() => true, () => false);
    return answers ? c.json({ status: "ready" }) : c.json({ status: "database_unavailable" }, 503);
  });
  app.get("/metrics", async (c) => {
    const address = (c.env as { incoming?: { socket: { remoteAddress?: string } } }).incoming?.socket.remoteAddress ?? "";
    const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(address) && c.req.header("x-forwarded-for") === undefined;
    const token = c.req.header("authorization")?.replace(/^Bearer /, "") ?? "";
    const hasToken = core.config.METRICS_TOKEN !== undefined && timingSafeEqualText(token, core.config.METRICS_TOKEN);
    if (!isLoopback && !hasToken) return c.json({ status: "forbidden" }, 403);
    return c.body(await registry.metrics(), 200, { "content-type": registry.contentType });
  });
  return app;
}
