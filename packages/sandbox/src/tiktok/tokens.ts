import { createHash, randomBytes } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { TikTokError } from "./tiktok-error.ts";

/** Source: "Manage user access tokens" of 5 November 2026: 2 hours, 180 days, the refresh token rotates and its former one is dead at once. */
const accessLifeMs = 2 * 3_600_000;
const refreshLifeMs = 180 * 86_400_000;

export interface TikTokToken {
  accessToken: string;
  refreshToken: string;
  clientKey: string;
  openId: string;
  scopes: string[];
  expiresAt: number;
  refreshExpiresAt: number;
  /** Its refresh token was used. */
  rotatedAt: number | null;
  deadAt: number | null;
}

/** A fresh pair. `refreshExpiresAt` of a renewed one stays that of the grant. */
export function mintToken(store: Store, now: number, grant: { clientKey: string; openId: string; scopes: string[]; refreshExpiresAt?: number }): TikTokToken {
  const token: TikTokToken = {
    accessToken: `act.${newSecret()}`, refreshToken: `rft.${newSecret()}`, clientKey: grant.clientKey, openId: grant.openId, scopes: grant.scopes,
    expiresAt: now + accessLifeMs, refreshExpiresAt: grant.refreshExpiresAt ?? now + refreshLifeMs, rotatedAt: null, deadAt: null,
  };
  store.run(
    "INSERT INTO tt_tokens (access_token, refresh_token, client_key, open_id, scopes, expires_at, refresh_expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    token.accessToken, token.refreshToken, token.clientKey, token.openId, token.scopes.join(","), token.expiresAt, token.refreshExpiresAt,
  );
  return token;
}

export function findToken(store: Store, accessToken: string): TikTokToken | undefined {
  const row = store.get<TokenRow>("SELECT * FROM tt_tokens WHERE access_token = ?", accessToken);
  return row && fromRow(row);
}

export function findByRefreshToken(store: Store, refreshToken: string): TikTokToken | undefined {
  const row = store.get<TokenRow>("SELECT * FROM tt_tokens WHERE refresh_token = ?", refreshToken);
  return row && fromRow(row);
}

export function markRotated(store: Store, token: TikTokToken, now: number): void {
  store.run("UPDATE tt_tokens SET rotated_at = ? WHERE refresh_token = ?", now, token.refreshToken);
}

/** Ends every token of that account, of one app or of all. */
export function killTokens(store: Store, now: number, of: { openId: string | null; clientKey: string | null }): number {
  return store.run(
    "UPDATE tt_tokens SET dead_at = ? WHERE dead_at IS NULL AND (? IS NULL OR open_id = ?) AND (? IS NULL OR client_key = ?)",
    now, of.openId, of.openId, of.clientKey, of.clientKey,
  ).changes;
}

/** The live token of a call. @throws TikTokError `access_token_invalid` */
export function authenticate(store: Store, now: number, accessToken: string | null): TikTokToken {
  const token = accessToken === null ? undefined : findToken(store, accessToken);
  if (!token || token.deadAt !== null || now >= token.expiresAt) {
    throw new TikTokError("access_token_invalid", "The access token is invalid or not found in the request.");
  }
  return token;
}

/** @throws TikTokError `scope_not_authorized` */
export function requireScope(token: TikTokToken, scope: string): void {
  if (!token.scopes.includes(scope)) throw new TikTokError("scope_not_authorized", `The user did not authorize the scope required for completing this request: ${scope}`);
}

/** TikTok writes the challenge of PKCE in hex. Source: Login Kit for Desktop (seen 2026-11-22). */
export const hexChallenge = (verifier: string): string => createHash("sha256").update(verifier).digest("hex");

interface TokenRow {
  access_token: string; refresh_token: string; client_key: string; open_id: string; scopes: string; expires_at: number; refresh_expires_at: number;
  rotated_at: number | null; dead_at: number | null;
}

function fromRow(row: TokenRow): TikTokToken {
  return {
    accessToken: row.access_token, refreshToken: row.refresh_token, clientKey: row.client_key, openId: row.open_id, scopes: row.scopes.split(",").filter(Boolean),
    expiresAt: row.expires_at, refreshExpiresAt: row.refresh_expires_at, rotatedAt: row.rotated_at, deadAt: row.dead_at,
  };
}

/** Real ones hold `!` and `*`, which break careless URL handling. */
function newSecret(): string {
  return `${randomBytes(36).toString("base64url").replace(/[-_]/g, "x")}!${randomBytes(3).toString("hex")}.${randomBytes(1).toString("hex").slice(0, 1)}`;
}
