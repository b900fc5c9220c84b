import { eq } from "drizzle-orm";
import type { Context } from "hono";
import { z } from "zod";
import type { CoreDependencies } from "../dependencies.ts";
import { Api, Problem } from "@agency/platform/http";
import { clientPrefix, rateLimitHeaders, type Limiter, type LimitRule } from "@agency/platform/limits";
import { acceptInvitation } from "./accept-invitation.ts";
import { refuseCrossSite } from "./create-authenticator.ts";
import { acceptInvitationSchema, signInSchema, signUpSchema } from "./schema.ts";
import { createSessionCookie } from "./session-cookie.ts";
import { createSignInLibrary } from "./sign-in-library.ts";
import { signUp } from "./sign-up.ts";
import { members, sessions, users } from "./table.ts";

export interface AuthRouteDependencies extends Pick<CoreDependencies, "db" | "log"> {
  config: Pick<CoreDependencies["config"], "PUBLIC_ORIGIN" | "SESSION_DAYS" | "SIGN_IN_LIMIT_PER_MINUTE">;
  /** Signs session cookies; the same secret as the authenticator's. */
  sessionSecret: string;
  limiter: Limiter;
  /** Address of the client behind the configured proxies. */
  clientAddress: (c: Context) => string;
  validateReplies: boolean;
  /** Runs after the first owner's organization exists; what it misses by a crash is made up at the next start. */
  onOrganizationCreated?: (organizationId: string) => Promise<void>;
}

const tag = "Sign-in";
const signedInSchema = z.object({ user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), locale: z.enum(["vi", "en"]) }) }).meta({ id: "SignedIn" });
/** One network may try so many more e-mail addresses than one address passwords: an office shares it. */
const perNetworkFactor = 10;
/** One address tried from many networks. */
const perEmailFactor = 5;

/** Routes below `/api/auth`, as an `Api` of their own: mount `.app` there. */
export function authRoutes(deps: AuthRouteDependencies): Api {
  const { db, config, limiter } = deps;
  const library = createSignInLibrary(deps);
  const cookie = createSessionCookie({ secret: deps.sessionSecret, publicOrigin: config.PUBLIC_ORIGIN });
  const perMinute = config.SIGN_IN_LIMIT_PER_MINUTE;
  const rule = (name: string, factor: number): LimitRule => ({ name, points: perMinute * factor, durationSeconds: 60 });
  const byNetwork = rule("auth-network", perNetworkFactor);
  const byPair = rule("auth-pair", 1);
  const byEmail = rule("auth-email", perEmailFactor);

  const consume = async (limit: LimitRule, key: string): Promise<Record<string, string>> => {
    const result = await limiter.consume(limit, key);
    const headers = rateLimitHeaders(result);
    if (!result.allowed) throw new Problem(429, "too_many_attempts", "Too many attempts. Wait a minute, then try again.", { headers });
    return headers;
  };
  const networkOf = (c: Context) => clientPrefix(deps.clientAddress(c));

  const api = new Api({
    db,
    validateReplies: deps.validateReplies,
    authenticate: async () => null,
    // Checked for every caller, signed in or not: another site must not sign a person in as someone else either.
    limit: async (c) => {
      refuseCrossSite(c.req.raw, config.PUBLIC_ORIGIN);
      return consume(byNetwork, networkOf(c));
    },
  });

  async function signIn(c: Context, credentials: { email: string; password: string }): Promise<z.input<typeof signedInSchema>> {
    const opened = await library.signIn(credentials, { userAgent: (c.req.header("user-agent") ?? "").slice(0, 500), address: deps.clientAddress(c) });
    if (opened === null) throw new Problem(401, "invalid_credentials", "E-mail address or password is wrong.");
    const previous = cookie.read(c.req.raw.headers);
    const user = await db.directory(async (tx) => {
      if (previous !== null) await tx.delete(sessions).where(eq(sessions.token, previous));
      const [member] = await tx.select({ id: members.id }).from(members).where(eq(members.userId, opened.userId)).limit(1);
      if (!member) {
        await tx.delete(sessions).where(eq(sessions.token, opened.token));
        return undefined;
      }
      const [found] = await tx.select({ id: users.id, name: users.name, email: users.email, locale: users.locale }).from(users).where(eq(users.id, opened.userId));
      return found;
    });
    if (!user) throw new Problem(403, "no_organization", "Your account belongs to no organization. Ask an owner for an invitation.");
    for (const line of opened.setCookie) c.header("Set-Cookie", line, { append: true });
    c.header("Cache-Control", "no-store");
    return { user };
  }

  api.raw(
    { method: "post", path: "/sign-up/email", summary: "Create the first owner and the organization", tag, permission: "public", body: signUpSchema, reply: signedInSchema, status: 201 },
    async ({ c, body }) => {
      const { organizationId } = await signUp(db, body, c.get("requestId"));
      await deps.onOrganizationCreated?.(organizationId);
      return { body: await signIn(c, body) };
    },
  );

  api.raw(
    { method: "post", path: "/sign-in/email", summary: "Sign in", tag, permission: "public", body: signInSchema, reply: signedInSchema },
    async ({ c, body }) => {
      const pair = `${networkOf(c)} ${body.email}`;
      await consume(byPair, pair);
      await consume(byEmail, body.email);
      const reply = await signIn(c, body);
      await limiter.reset(byPair, pair);
      return { body: reply };
    },
  );

  api.raw({ method: "post", path: "/sign-out", summary: "End this session", tag, permission: "public", status: 204 }, async ({ c }) => {
    const token = cookie.read(c.req.raw.headers);
    if (token !== null) await db.directory((tx) => tx.delete(sessions).where(eq(sessions.token, token)));
    c.header("Set-Cookie", cookie.clear());
    return { body: undefined };
  });

  api.raw(
    { method: "post", path: "/accept-invitation", summary: "Join an organization by invitation", tag, permission: "public", body: acceptInvitationSchema, reply: signedInSchema, status: 201 },
    async ({ c, body }) => {
      await consume(byPair, `${networkOf(c)} ${body.token}`);
      const { email } = await acceptInvitation(db, { ...body, requestId: c.get("requestId") });
      return { body: await signIn(c, { email, password: body.password }) };
    },
  );

  return api;
}
