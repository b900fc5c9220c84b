import { Hono } from "hono";
import { z } from "zod";
import { announceToApp, signedRequest } from "./facebook/announce.ts";
import { registerApp, defaultAppId } from "./facebook/apps-table.ts";
import { GraphError } from "./facebook/graph-error.ts";
import { addPage, seedDemoPages, setCallsPerDay } from "./facebook/pages-table.ts";
import { knownScopes } from "./facebook/scopes.ts";
import { killTokens, mintUserToken, pageTokenFor } from "./facebook/tokens.ts";
import { setAppCallsPerHour } from "./facebook/usage.ts";
import { faultPlan } from "./faults/fault.ts";
import { readLedger } from "./ledger/read-ledger.ts";
import type { SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import { resettableTables } from "./store/schema.ts";
import { readMediaUsage } from "./media/usage.ts";
import { readUsage } from "./text/generation-calls.ts";

const newPages = z.strictObject({
  pages: z.array(z.strictObject({ id: z.string().regex(/^\d{5,20}$/).optional(), name: z.string().min(1).max(200) })).min(1).max(10_000),
  appId: z.string().min(1).default(defaultAppId),
});
const newApp = z.strictObject({
  id: z.string().min(1), secret: z.string().min(1),
  callbacks: z.strictObject({ deauthorize: z.url().optional(), dataDeletion: z.url().optional(), webhook: z.url().optional(), instagramWebhook: z.url().optional() }).default({}),
});
const appEvent = z.strictObject({ appId: z.string().min(1).default(defaultAppId), event: z.enum(["deauthorize", "dataDeletion"]) });
const tokenDeath = z.strictObject({
  /** Page whose tokens die; absent: everyone's. */
  account: z.string().optional(),
  /** 458 app removed, 459 checkpoint, 460 password changed, 463 expired, 464 unconfirmed, 467 invalid, 492 role lost. */
  subcode: z.union([z.literal(458), z.literal(459), z.literal(460), z.literal(463), z.literal(464), z.literal(467), z.literal(492)]).default(460),
});
/** Of one page, or of each app. */
const limits = z.union([z.strictObject({ account: z.string(), callsPerDay: z.int().min(1) }), z.strictObject({ appCallsPerHour: z.int().min(1) })]);
/** `*`: every stand-in that has no latency of its own. */
const latency = z.strictObject({ host: z.string().min(1), latencyMs: z.int().min(0).max(600_000) });
const processing = z.strictObject({ host: z.string().min(1), processingMs: z.int().min(0).max(86_400_000) });
const traffic = z.strictObject({
  host: z.string().min(1), requestsPerMinute: z.int().min(1).optional(), tokensPerMinute: z.int().min(1).optional(), concurrency: z.int().min(1).nullable().optional(),
});
const clock = z.strictObject({ offsetMs: z.int() });

/** The tests' hands: faults, seeding, the ledger, reset. Mounted only when faults are enabled. */
export function adminRoutes(sandbox: SandboxContext, hooks: { setClockOffset(ms: number): void; onReset(): void }): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: "invalid_body", issues: error.issues }, 400);
    if (error instanceof GraphError) return c.json({ error: "refused", message: error.message }, 409);
    if (error instanceof SyntaxError) return c.json({ error: "invalid_body", message: "The body must be JSON" }, 400);
    throw error;
  });

  app.post("/faults", async (c) => c.json(sandbox.faults.arm(faultPlan.parse(await c.req.json())), 201));
  app.get("/faults", (c) => c.json({ faults: sandbox.faults.list() }));
  app.delete("/faults", (c) => {
    sandbox.faults.clear();
    return c.body(null, 204);
  });

  app.get("/ledger", (c) => c.json(readLedger(sandbox, { network: c.req.query("network") ?? null, account: c.req.query("account") ?? null })));
  app.get("/usage", (c) => c.json({ calls: readUsage(sandbox.store), media: readMediaUsage(sandbox.store) }));

  app.post("/latency", async (c) => {
    const { host, latencyMs } = latency.parse(await c.req.json());
    sandbox.latencies.set(host, latencyMs);
    return c.body(null, 204);
  });
  app.post("/processing", async (c) => {
    const { host, processingMs } = processing.parse(await c.req.json());
    sandbox.processing.set(host, processingMs);
    return c.body(null, 204);
  });
  app.post("/limits", async (c) => {
    const { host, ...limits } = traffic.parse(await c.req.json());
    sandbox.traffic.setLimits(host, Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined)));
    return c.body(null, 204);
  });
  app.get("/load", (c) => c.json({ providers: sandbox.traffic.load() }));

  app.post("/reset", (c) => {
    sandbox.store.transaction(() => {
      for (const table of resettableTables) sandbox.store.run(`DELETE FROM ${table}`);
      seedDemoPages(sandbox.store);
    });
    hooks.onReset();
    return c.body(null, 204);
  });
  app.post("/clock", async (c) => {
    hooks.setClockOffset(clock.parse(await c.req.json()).offsetMs);
    return c.json({ now: new Date(sandbox.now()).toISOString() });
  });

  app.post("/facebook/pages", async (c) => {
    const { pages, appId } = newPages.parse(await c.req.json());
    const created = sandbox.store.transaction(() => {
      const added = pages.map((page) => addPage(sandbox.store, page));
      const person = mintUserToken(sandbox.store, sandbox.now(), {
        appId, scopes: [...knownScopes], declined: [], pageIds: added.map(({ id }) => id), longLived: true,
      });
      return added.map(({ id, name }) => ({ id, name, accessToken: pageTokenFor(sandbox.store, sandbox.now(), person, id).token }));
    });
    return c.json(created, 201);
  });
  app.post("/facebook/apps", async (c) => {
    const { id, secret, callbacks } = newApp.parse(await c.req.json());
    registerApp(sandbox.store, id, secret, callbacks);
    return c.json({ id }, 201);
  });
  app.post("/facebook/apps/events", async (c) => {
    const { appId, event } = appEvent.parse(await c.req.json());
    announceToApp(sandbox, appId, event);
    return c.json({ signedRequest: signedRequest(sandbox, appId) }, 202);
  });
  app.post("/facebook/tokens/kill", async (c) => {
    const { account, subcode } = tokenDeath.parse(await c.req.json());
    return c.json({ killed: killTokens(sandbox.store, subcode, account === undefined ? "everyone" : { pageId: account }) });
  });
  app.post("/facebook/limits", async (c) => {
    const wanted = limits.parse(await c.req.json());
    if ("appCallsPerHour" in wanted) {
      setAppCallsPerHour(sandbox.store, wanted.appCallsPerHour);
      return c.body(null, 204);
    }
    return setCallsPerDay(sandbox.store, wanted.account, wanted.callsPerDay) ? c.body(null, 204) : c.json({ error: "unknown_page" }, 404);
  });
  return app;
}
