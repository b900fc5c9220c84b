import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { createDatabase, type Database } from "@agency/platform/db";
import { Api, createCursorSigner, createEdge, type EdgeVariables } from "@agency/platform/http";
import { createLimiter } from "@agency/platform/limits";
import { createLiveHub, type LiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createTestDatabase } from "@agency/platform/testing";
import { auditRoutes, liveRoutes } from "../audit/index.ts";
import { authRoutes } from "./auth-routes.ts";
import { createAuthenticator, type Authenticate } from "./create-authenticator.ts";
import { createOwner, type CreatedOwner } from "./create-owner.ts";
import { identityRoutes } from "./routes.ts";

export interface TestApp {
  app: Hono<{ Variables: EdgeVariables }>;
  db: Database;
  live: LiveHub;
  authenticate: Authenticate;
  publicOrigin: string;
  close(): Promise<void>;
}

const secret = randomBytes(32).toString("base64url");
export const testPassword = "mật khẩu đủ dài";

/** The rooms audit and identity behind the real edge, on a database of their own. */
export async function startTestApp(settings: { publicOrigin?: string; signInsPerMinute?: number; sessionCacheMs?: number } = {}): Promise<TestApp> {
  const publicOrigin = settings.publicOrigin ?? "http://localhost:3000";
  const database = await createTestDatabase();
  const log = createLog({ level: "silent" });
  const db = createDatabase({ url: database.url, poolSize: 6, onError: () => undefined });
  const live = createLiveHub({ db, log });
  const config = {
    PUBLIC_ORIGIN: publicOrigin,
    SESSION_CACHE_MS: settings.sessionCacheMs ?? 300,
    SESSION_DAYS: 30,
    SIGN_IN_LIMIT_PER_MINUTE: settings.signInsPerMinute ?? 1_000,
    LIVE_RECHECK_MS: 300,
  };
  const authenticate = createAuthenticator({ db, log, config, sessionSecret: secret });
  const api = new Api({ db, authenticate, limit: async () => ({}), validateReplies: true });
  const cursors = createCursorSigner(randomBytes(32));
  identityRoutes(api, {
    db,
    cursors,
    config,
    sessionSecret: secret,
    setup: () => ({ sandbox: true, version: "0.1.0", liveNetworks: [], textProviders: ["offline"] }),
  });
  auditRoutes(api, { db, cursors });
  const streams = liveRoutes(api, { db, live, log, config, authenticate, heartbeatMs: 200 });
  const auth = authRoutes({
    db,
    log,
    config,
    sessionSecret: secret,
    limiter: createLimiter({ store: { kind: "memory" } }),
    clientAddress: (c) => c.req.header("x-test-address") ?? "203.0.113.9",
    validateReplies: true,
  });
  const app = createEdge({ log, isHttps: publicOrigin.startsWith("https:") });
  app.route("/api/v1", api.app);
  app.route("/api/auth", auth.app);
  return {
    app,
    db,
    live,
    authenticate,
    publicOrigin,
    async close() {
      streams.closeAll();
      await live.close();
      await db.close();
      await database.drop();
    },
  };
}

export interface Reply {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of many shapes
  body: any;
}

export interface Caller {
  cookie?: string;
  apiKey?: string;
  headers?: Record<string, string>;
}

export async function call({ app, publicOrigin }: TestApp, method: string, path: string, caller: Caller = {}, body?: unknown): Promise<Reply> {
  const response = await app.request(`${publicOrigin}${path}`, {
    method,
    headers: {
      host: new URL(publicOrigin).host,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(caller.cookie ? { cookie: caller.cookie } : {}),
      ...(caller.apiKey ? { authorization: `Bearer ${caller.apiKey}` } : {}),
      ...caller.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

let people = 0;
export const newEmail = (): string => `person-${(people += 1)}-${randomBytes(3).toString("hex")}@example.com`;

export const cookieOf = (reply: Reply): string => reply.headers.getSetCookie().at(-1)!.split(";")[0]!;

export async function signIn(test: TestApp, email: string): Promise<string> {
  const reply = await call(test, "POST", "/api/auth/sign-in/email", {}, { email, password: testPassword });
  if (reply.status !== 200) throw new Error(`sign-in answered ${reply.status} ${JSON.stringify(reply.body)}`);
  return cookieOf(reply);
}

/** An organization of its own with a signed-in owner. */
export async function newOwner(test: TestApp): Promise<CreatedOwner & { email: string; cookie: string }> {
  const email = newEmail();
  const created = await createOwner(test.db, { name: "Lan", email, password: testPassword, organizationName: "Sông Xanh" });
  return { ...created, email, cookie: await signIn(test, email) };
}

/** Invites and lets join. */
export async function newMember(test: TestApp, owner: { cookie: string }, role: string, brandIds: string[] | null = null): Promise<{ email: string; cookie: string; memberId: string; userId: string }> {
  const email = newEmail();
  const invited = await call(test, "POST", "/api/v1/invitations", owner, { email, role, brandIds });
  const token = String(invited.body.acceptUrl).split("/invite/")[1];
  const joined = await call(test, "POST", "/api/auth/accept-invitation", {}, { token, name: "Minh", password: testPassword });
  if (joined.status !== 201) throw new Error(`accepting answered ${joined.status} ${JSON.stringify(joined.body)}`);
  const list = await call(test, "GET", "/api/v1/members?limit=100", owner);
  const member = list.body.data.find((entry: { email: string }) => entry.email === email);
  return { email, cookie: cookieOf(joined), memberId: member.id, userId: member.userId };
}
