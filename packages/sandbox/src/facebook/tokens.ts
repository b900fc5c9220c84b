import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { appSecret } from "./apps-table.ts";
import { deadToken, GraphError, invalidParameter, missingPermission } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { textParam } from "./graph-request.ts";

export interface FacebookToken {
  token: string;
  kind: "USER" | "PAGE";
  appId: string;
  /** Set for page tokens. */
  pageId: string | null;
  scopes: string[];
  declined: string[];
  /** Pages that the person chose in the dialog. */
  pageIds: string[];
  longLived: boolean;
  issuedAt: number;
  /** Milliseconds since 1970; 0 = never. */
  expiresAt: number;
  /** Why Meta killed it (190 subcode); null while it lives. */
  deadSubcode: number | null;
}

const shortLifeMs = 2 * 3_600_000;
export const longLifeMs = 60 * 86_400_000;

/** The person's token: about two hours, or sixty days when exchanged. */
export function mintUserToken(
  store: Store, now: number, grant: Pick<FacebookToken, "appId" | "scopes" | "declined" | "pageIds"> & { longLived: boolean },
): FacebookToken {
  return insertToken(store, {
    ...grant, token: newToken("EAAB"), kind: "USER", pageId: null, issuedAt: now,
    expiresAt: now + (grant.longLived ? longLifeMs : shortLifeMs), deadSubcode: null,
  }, null);
}

/** The page token below a user token: the same one each time; without expiry when its parent is long-lived. */
export function pageTokenFor(store: Store, now: number, parent: FacebookToken, pageId: string): FacebookToken {
  const existing = store.get<TokenRow>(
    "SELECT * FROM fb_tokens WHERE parent = ? AND page_id = ? AND dead_subcode IS NULL", parent.token, pageId,
  );
  if (existing) return fromRow(existing);
  return insertToken(store, {
    ...parent, token: newToken("EAAG"), kind: "PAGE", pageId, pageIds: [], issuedAt: now, expiresAt: parent.longLived ? 0 : parent.expiresAt, deadSubcode: null,
  }, parent.token);
}

export function findToken(store: Store, token: string): FacebookToken | undefined {
  const row = store.get<TokenRow>("SELECT * FROM fb_tokens WHERE token = ?", token);
  return row && fromRow(row);
}

/** The subcode with which this token is refused now; null while it is good. */
export function refusalOf(token: FacebookToken, now: number): number | null {
  return token.deadSubcode ?? (token.expiresAt !== 0 && now >= token.expiresAt ? 463 : null);
}

/** Kills all tokens of an app (the person removed it, or changed the password) or of one page. */
export function killTokens(store: Store, subcode: number, of: { appId: string } | { pageId: string } | "everyone"): number {
  if (of === "everyone") return store.run("UPDATE fb_tokens SET dead_subcode = ? WHERE dead_subcode IS NULL", subcode).changes;
  if ("appId" in of) return store.run("UPDATE fb_tokens SET dead_subcode = ? WHERE app_id = ? AND dead_subcode IS NULL", subcode, of.appId).changes;
  return store.run("UPDATE fb_tokens SET dead_subcode = ? WHERE page_id = ? AND dead_subcode IS NULL", subcode, of.pageId).changes;
}

/**
 * The live token of a call, its appsecret_proof checked when sent.
 * @throws GraphError 104 without a token, 190 for a bad or dead one, 100 for a wrong proof.
 */
export function authenticate(store: Store, now: number, request: GraphRequest): FacebookToken {
  if (!request.accessToken) {
    throw new GraphError({ code: 104, status: 401, message: "An access token is required to request this resource." });
  }
  const token = findToken(store, request.accessToken);
  if (!token) throw new GraphError({ code: 190, status: 401, message: "Invalid OAuth access token - Cannot parse access token" });
  const subcode = refusalOf(token, now);
  if (subcode !== null) throw deadToken(subcode);
  const proof = textParam(request, "appsecret_proof");
  if (proof !== undefined && !sameText(proof, appSecretProof(appSecret(store, token.appId), token.token))) {
    throw new GraphError({ code: 100, type: "GraphMethodException", message: "Invalid appsecret_proof provided in the API argument" });
  }
  return token;
}

/** @throws GraphError code 200 when the person did not grant it. */
export function requireScope(token: FacebookToken, ...scopes: string[]): void {
  const missing = scopes.filter((scope) => !token.scopes.includes(scope));
  if (missing.length > 0) throw missingPermission(`Permissions error: requires ${missing.join(" and ")} permission`);
}

/**
 * A token that may act as this page.
 * @throws GraphError 200 for a user token, 100/33 for another page's token.
 */
export function requirePageToken(token: FacebookToken, pageId: string, method: string): void {
  if (token.kind !== "PAGE") {
    throw new GraphError({ code: 190, subcode: 2069032, message: "User Access Token Is Not Supported: A Page access token is required for this call." });
  }
  if (token.pageId !== pageId) {
    throw new GraphError({
      code: 100, subcode: 33, type: "GraphMethodException",
      message: `Unsupported ${method.toLowerCase()} request. Object with ID '${pageId}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    });
  }
}

/** Lowercase hex HMAC-SHA256 of the token under the app's secret. Source: Meta, securing requests (seen 2026-11-22). */
export function appSecretProof(secret: string, token: string): string {
  return createHmac("sha256", secret).update(token).digest("hex");
}

/** @throws GraphError code 101 when the app's secret is wrong. */
export function checkAppSecret(store: Store, appId: string | undefined, secret: string | undefined): string {
  if (!appId) throw invalidParameter("Missing client_id parameter.");
  if (!secret || !sameText(secret, appSecret(store, appId))) {
    throw new GraphError({ code: 101, message: "Error validating client secret." });
  }
  return appId;
}

interface TokenRow {
  token: string; kind: "USER" | "PAGE"; app_id: string; page_id: string | null; scopes: string; declined: string; page_ids: string;
  long_lived: number; issued_at: number; expires_at: number; dead_subcode: number | null;
}

function fromRow(row: TokenRow): FacebookToken {
  return {
    token: row.token, kind: row.kind, appId: row.app_id, pageId: row.page_id,
    scopes: row.scopes.split(",").filter(Boolean), declined: row.declined.split(",").filter(Boolean), pageIds: row.page_ids.split(",").filter(Boolean),
    longLived: row.long_lived === 1, issuedAt: row.issued_at, expiresAt: row.expires_at, deadSubcode: row.dead_subcode,
  };
}

function insertToken(store: Store, token: FacebookToken, parent: string | null): FacebookToken {
  store.run(
    `INSERT INTO fb_tokens (token, kind, app_id, page_id, scopes, declined, page_ids, long_lived, parent, issued_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    token.token, token.kind, token.appId, token.pageId, token.scopes.join(","), token.declined.join(","), token.pageIds.join(","),
    token.longLived ? 1 : 0, parent, token.issuedAt, token.expiresAt,
  );
  return token;
}

function newToken(prefix: string): string {
  return `${prefix}${randomBytes(48).toString("base64url").replace(/[-_]/g, "Z")}`;
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
