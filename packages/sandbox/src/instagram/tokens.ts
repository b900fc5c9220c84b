import { randomBytes } from "node:crypto";
import { appSecret } from "../facebook/apps-table.ts";
import { deadToken, GraphError, missingObject } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { authenticate } from "../facebook/tokens.ts";
import type { Store } from "../store/open-store.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { neededScopes } from "./scopes.ts";

/** A token of Instagram's own login; it stands for one account. */
export interface InstagramToken {
  token: string;
  appId: string;
  accountId: string;
  scopes: string[];
  longLived: boolean;
  issuedAt: number;
  expiresAt: number;
  /** Why Meta killed it (190 subcode); null while it lives. */
  deadSubcode: number | null;
}

/** Who calls, whichever login the token is of. */
export interface Caller {
  login: "instagram" | "facebook";
  appId: string;
  scopes: string[];
  /** Account of a token of Instagram's own login. */
  accountId: string | null;
  mayUse(account: InstagramAccount): boolean;
}

const shortLifeMs = 3_600_000;
/** Source: Instagram Platform, long-lived tokens (checked 2026-11-22). */
export const longLifeMs = 5_183_944_000;

export function mintToken(store: Store, now: number, grant: Pick<InstagramToken, "appId" | "accountId" | "scopes" | "longLived">): InstagramToken {
  const token: InstagramToken = {
    ...grant, token: `IGAA${randomBytes(60).toString("base64url").replace(/[-_]/g, "Z")}`, issuedAt: now, expiresAt: now + (grant.longLived ? longLifeMs : shortLifeMs), deadSubcode: null,
  };
  store.run(
    "INSERT INTO ig_tokens (token, app_id, account_id, scopes, long_lived, issued_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    token.token, token.appId, token.accountId, token.scopes.join(","), Number(token.longLived), token.issuedAt, token.expiresAt,
  );
  return token;
}

export function findInstagramToken(store: Store, token: string): InstagramToken | undefined {
  const row = store.get<TokenRow>("SELECT * FROM ig_tokens WHERE token = ?", token);
  return row && {
    token: row.token, appId: row.app_id, accountId: row.account_id, scopes: row.scopes.split(",").filter(Boolean), longLived: row.long_lived === 1,
    issuedAt: row.issued_at, expiresAt: row.expires_at, deadSubcode: row.dead_subcode,
  };
}

/** A live token of Instagram's own login. @throws GraphError 104 without one, 190 for a bad or dead one */
export function liveToken(store: Store, now: number, accessToken: string | null): InstagramToken {
  if (!accessToken) throw new GraphError({ code: 104, status: 401, message: "An access token is required to request this resource." });
  const token = findInstagramToken(store, accessToken);
  if (!token) throw new GraphError({ code: 190, status: 401, message: "Invalid OAuth access token - Cannot parse access token" });
  if (token.deadSubcode !== null) throw deadToken(token.deadSubcode);
  if (now >= token.expiresAt) throw deadToken(463);
  return token;
}

/** Kills the tokens of one account, or everyone's. */
export function killInstagramTokens(store: Store, subcode: number, accountId: string | undefined): number {
  return store.run("UPDATE ig_tokens SET dead_subcode = ? WHERE dead_subcode IS NULL AND (? IS NULL OR account_id = ?)", subcode, accountId ?? null, accountId ?? null).changes;
}

/** Who calls on graph.instagram.com or graph.facebook.com: neither host takes the other's tokens. @throws GraphError */
export function callerOf(store: Store, now: number, request: GraphRequest, login: Caller["login"]): Caller {
  if (login === "instagram") {
    const { appId, scopes, accountId } = liveToken(store, now, request.accessToken);
    return { login, appId, scopes, accountId, mayUse: (account) => account.id === accountId };
  }
  const token = authenticate(store, now, request);
  const pages = token.pageId === null ? token.pageIds : [token.pageId];
  return { login, appId: token.appId, scopes: token.scopes, accountId: null, mayUse: ({ pageId }) => pageId !== null && (pages.includes(pageId) || pages.includes("*")) };
}

/** @throws GraphError 100/33 for an account of others, 10 for a permission that was not granted */
export function requireRights(caller: Caller, account: InstagramAccount, need: keyof typeof neededScopes, request: GraphRequest): void {
  if (!caller.mayUse(account)) throw missingObject(request.method, request.path[0] ?? "");
  const missing = neededScopes[need][caller.login].filter((scope) => !caller.scopes.includes(scope));
  if (missing.length > 0) {
    throw new GraphError({ code: 10, status: 403, message: `(#10) Application does not have permission for this action: ${missing.join(", ")}` });
  }
}

/** True when the secret is the app's. */
export function isSecretOf(store: Store, appId: string, secret: string | undefined): boolean {
  return secret !== undefined && secret === appSecret(store, appId);
}

interface TokenRow {
  token: string; app_id: string; account_id: string; scopes: string; long_lived: number; issued_at: number; expires_at: number; dead_subcode: number | null;
}
