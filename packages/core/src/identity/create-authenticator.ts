import { sql } from "drizzle-orm";
import type { Config } from "@agency/platform/config";
import type { Database } from "@agency/platform/db";
import { Problem, type Principal } from "@agency/platform/http";
import type { Log } from "@agency/platform/log";
import { principalOfApiKey, principalOfSession } from "./find-principal.ts";
import { isCrossSite } from "./rules.ts";
import { createSessionCookie } from "./session-cookie.ts";
import { hashToken } from "./tokens.ts";

/** The part of a Hono context that is looked at; a WebSocket upgrade brings `{ req: { raw: new Request(url, { headers }) } }`. */
export interface RequestSource {
  req: { raw: { method: string; url: string; headers: Headers } };
}

/**
 * Answers who is calling, or null. `fresh` looks past the cache.
 * @throws Problem 403 `cross_site_request` when another site's page uses the person's cookie
 */
export type Authenticate = (source: RequestSource, options?: { fresh?: boolean }) => Promise<Principal | null>;

/** Principals kept in memory; beyond, the oldest goes. */
const cacheSize = 10_000;
const usedEveryMs = 60_000;

/**
 * Recognises a session cookie or an API key. What was found is kept for `SESSION_CACHE_MS`, which bounds how long a
 * revoked session or key still works (R28: at most 5 s).
 */
export function createAuthenticator(deps: {
  db: Database;
  log: Log;
  config: Pick<Config, "PUBLIC_ORIGIN" | "SESSION_CACHE_MS">;
  /** Signs session cookies; the same for every process. */
  sessionSecret: string;
}): Authenticate {
  const { db, config } = deps;
  const cookie = createSessionCookie({ secret: deps.sessionSecret, publicOrigin: config.PUBLIC_ORIGIN });
  const cache = new Map<string, { found: Promise<Principal | null>; until: number }>();
  const usedAt = new Map<string, number>();

  function remember(key: string, fresh: boolean, find: () => Promise<Principal | null>): Promise<Principal | null> {
    const known = cache.get(key);
    if (known && !fresh && known.until > Date.now()) return known.found;
    const entry = { found: find(), until: Date.now() + config.SESSION_CACHE_MS };
    const forget = () => {
      if (cache.get(key) === entry) cache.delete(key);
    };
    cache.delete(key);
    cache.set(key, entry);
    if (cache.size > cacheSize) cache.delete(cache.keys().next().value!);
    // Neither failures nor strangers are remembered: a key works from the moment it exists.
    entry.found.then((principal) => principal ?? forget(), forget);
    return entry.found;
  }

  function noteUse(keyId: string): void {
    const now = Date.now();
    if (now - (usedAt.get(keyId) ?? 0) < usedEveryMs) return;
    if (usedAt.size >= cacheSize) usedAt.clear();
    usedAt.set(keyId, now);
    db.directory((tx) => tx.execute(sql`update api_keys set last_used_at = agency.now() where id = ${keyId}`)).catch((error: unknown) =>
      deps.log.debug({ err: error }, "last use of an API key not noted"),
    );
  }

  return async ({ req: { raw } }, { fresh = false } = {}) => {
    const authorization = raw.headers.get("authorization");
    if (authorization !== null) {
      // A wrong key never falls back to the cookie: the caller said who they mean to be.
      const token = /^Bearer +(agk_[\w-]{20,100}) *$/i.exec(authorization)?.[1];
      if (token === undefined) return null;
      const hash = hashToken(token);
      const principal = await remember(`key:${hash}`, fresh, () => principalOfApiKey(db, hash));
      if (principal) noteUse(principal.id);
      return principal;
    }
    const token = cookie.read(raw.headers);
    if (token === null) return null;
    refuseCrossSite(raw, config.PUBLIC_ORIGIN);
    return remember(`session:${token}`, fresh, () => principalOfSession(db, token));
  };
}

/** @throws Problem 403 `cross_site_request` */
export function refuseCrossSite(raw: RequestSource["req"]["raw"], publicOrigin: string): void {
  const url = new URL(raw.url);
  const crossSite = isCrossSite(
    {
      method: raw.method,
      isUpgrade: raw.headers.get("upgrade")?.toLowerCase() === "websocket",
      origin: raw.headers.get("origin"),
      secFetchSite: raw.headers.get("sec-fetch-site"),
      protocol: url.protocol,
      host: raw.headers.get("host") ?? url.host,
    },
    publicOrigin,
  );
  if (crossSite) throw new Problem(403, "cross_site_request", "This request comes from another site. Open the dashboard itself and try again.");
}
