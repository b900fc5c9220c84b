import { randomBytes } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { accessDenied, tokenError } from "./linkedin-error.ts";
import type { TokenTrouble } from "./linkedin-error.ts";
import { isSelfServe } from "./scopes.ts";

export interface LinkedInToken {
  token: string;
  appId: string;
  /** URN of the member who granted it. */
  member: string;
  scopes: string[];
  expiresAt: number;
  refreshToken: string | null;
  /** Of the refresh token; set once and never moved. */
  refreshExpiresAt: number | null;
  dead: "expired" | "revoked" | null;
}

const dayMs = 86_400_000;
const accessLifeMs = 60 * dayMs;
const refreshLifeMs = 365 * dayMs;

/** A new grant of a member. Another set of scopes ends the app's earlier tokens of that member. */
export function grantToken(store: Store, now: number, grant: { appId: string; member: string; scopes: string[] }): LinkedInToken {
  const scopes = [...grant.scopes].sort();
  for (const earlier of store.all<{ scopes: string }>("SELECT DISTINCT scopes FROM li_tokens WHERE app_id = ? AND member = ? AND dead IS NULL", grant.appId, grant.member)) {
    if (earlier.scopes === scopes.join(",")) continue;
    store.run("UPDATE li_tokens SET dead = 'revoked' WHERE app_id = ? AND member = ? AND scopes = ? AND dead IS NULL", grant.appId, grant.member, earlier.scopes);
  }
  const refresh = isSelfServe(grant.appId) ? null : { token: newToken(), expiresAt: now + refreshLifeMs };
  return insertToken(store, now, { ...grant, scopes }, refresh);
}

/** A new access token for a refresh token, whose own end stays where it was. Null when that one is unknown, dead or over. */
export function refreshGrant(store: Store, now: number, appId: string, refreshToken: string): LinkedInToken | null {
  const row = store.get<TokenRow>("SELECT * FROM li_tokens WHERE refresh_token = ? AND app_id = ? ORDER BY number DESC LIMIT 1", refreshToken, appId);
  if (!row || row.dead === "revoked" || row.refresh_expires_at === null || now >= row.refresh_expires_at) return null;
  const { member, scopes } = fromRow(row);
  return insertToken(store, now, { appId, member, scopes }, { token: refreshToken, expiresAt: row.refresh_expires_at });
}

export function findToken(store: Store, token: string): LinkedInToken | undefined {
  const row = store.get<TokenRow>("SELECT * FROM li_tokens WHERE token = ?", token);
  return row && fromRow(row);
}

/** Why a token is refused now; null while it is good. */
export const troubleOf = (token: LinkedInToken, now: number): TokenTrouble | null => token.dead ?? (now >= token.expiresAt ? "expired" : null);

/** @throws LinkedInError 401 in the words of what is wrong with it */
export function authenticate(store: Store, now: number, authorization: string | undefined): LinkedInToken {
  const given = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (!given) throw tokenError("empty");
  const token = findToken(store, given);
  if (!token) throw tokenError("invalid");
  const trouble = troubleOf(token, now);
  if (trouble) throw tokenError(trouble);
  return token;
}

/** @throws LinkedInError 403 when the member did not grant one of them */
export function requireScope(token: LinkedInToken, what: string, ...anyOf: string[]): void {
  if (!anyOf.some((scope) => token.scopes.includes(scope))) throw accessDenied(what);
}

/** Kills a token and, with `member`, all of that member's. */
export function killTokens(store: Store, how: "expired" | "revoked", of: { token: string } | { member: string } | "everyone"): number {
  if (of === "everyone") return store.run("UPDATE li_tokens SET dead = ? WHERE dead IS NULL", how).changes;
  if ("token" in of) return store.run("UPDATE li_tokens SET dead = ? WHERE token = ? AND dead IS NULL", how, of.token).changes;
  return store.run("UPDATE li_tokens SET dead = ? WHERE member = ? AND dead IS NULL", how, of.member).changes;
}

interface TokenRow {
  token: string; app_id: string; member: string; scopes: string; expires_at: number; refresh_token: string | null; refresh_expires_at: number | null; dead: LinkedInToken["dead"];
}

const fromRow = (row: TokenRow): LinkedInToken => ({
  token: row.token, appId: row.app_id, member: row.member, scopes: row.scopes.split(",").filter(Boolean), expiresAt: row.expires_at,
  refreshToken: row.refresh_token, refreshExpiresAt: row.refresh_expires_at, dead: row.dead,
});

function insertToken(store: Store, now: number, grant: { appId: string; member: string; scopes: string[] }, refresh: { token: string; expiresAt: number } | null): LinkedInToken {
  const token: LinkedInToken = { ...grant, token: newToken(), expiresAt: now + accessLifeMs, refreshToken: refresh?.token ?? null, refreshExpiresAt: refresh?.expiresAt ?? null, dead: null };
  store.run(
    "INSERT INTO li_tokens (token, app_id, member, scopes, issued_at, expires_at, refresh_token, refresh_expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    token.token, token.appId, token.member, token.scopes.join(","), now, token.expiresAt, token.refreshToken, token.refreshExpiresAt,
  );
  return token;
}

/** LinkedIn's are of several hundred characters. */
const newToken = (): string => `AQ${randomBytes(258).toString("base64url")}`;
