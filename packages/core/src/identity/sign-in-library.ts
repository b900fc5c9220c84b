import { betterAuth } from "better-auth/minimal";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { Config } from "@agency/platform/config";
import { newId, type Database } from "@agency/platform/db";
import type { Log } from "@agency/platform/log";
import { sessionCookieName } from "./session-cookie.ts";
import { accounts, sessions, users, verifications } from "./table.ts";

/** Header by which we, not the client, tell the library where a sign-in came from. */
const addressHeader = "x-agency-client-address";

export interface SignInLibrary {
  /** Checks e-mail and password and opens a session. Null for a wrong pair, after the same time for an unknown e-mail (R30). */
  signIn(credentials: { email: string; password: string }, from: { userAgent: string; address: string }): Promise<{ userId: string; token: string; setCookie: string[] } | null>;
}

/**
 * better-auth does the passwords, sessions and cookies. Its own HTTP surface stays shut: routes of ours call it, so that
 * every answer is problem details and every call is counted.
 */
export function createSignInLibrary(options: {
  db: Database;
  config: Pick<Config, "PUBLIC_ORIGIN" | "SESSION_DAYS">;
  sessionSecret: string;
  log: Log;
}): SignInLibrary {
  const isHttps = options.config.PUBLIC_ORIGIN.startsWith("https:");
  const auth = betterAuth({
    baseURL: options.config.PUBLIC_ORIGIN,
    basePath: "/api/auth",
    secret: options.sessionSecret,
    database: drizzleAdapter(options.db.directoryDrizzle, { provider: "pg", usePlural: true, schema: { users, sessions, accounts, verifications } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: options.config.SESSION_DAYS * 86_400, cookieCache: { enabled: false } },
    advanced: {
      database: { generateId: () => newId() },
      // The library's own switch writes `__Secure-`; the stricter prefix is ours to write.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookieName(options.config.PUBLIC_ORIGIN),
          attributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps },
        },
      },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message) => options.log.debug({ level, part: "better-auth" }, message) },
  });

  return {
    async signIn(credentials, from) {
      const headers = new Headers({ "user-agent": from.userAgent, [addressHeader]: from.address });
      try {
        const { headers: answered, response } = await auth.api.signInEmail({ body: credentials, headers, returnHeaders: true });
        return { userId: response.user.id, token: response.token, setCookie: answered.getSetCookie() };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode >= 400 && error.statusCode < 500;
}
