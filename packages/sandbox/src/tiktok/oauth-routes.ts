import type { SandboxContext } from "../sandbox-context.ts";
import { findApp } from "./apps-table.ts";
import type { PublishWebhooks } from "./publish-webhooks.ts";
import { newLogId } from "./tiktok-error.ts";
import { findByRefreshToken, findToken, hexChallenge, killTokens, markRotated, mintToken } from "./tokens.ts";
import type { TikTokToken } from "./tokens.ts";

/** A refusal of the token endpoint: RFC 6749's words, and an HTTP 200 where TikTok has nothing against the form of the call. */
class TokenError extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

/** `POST /v2/oauth/token/`: a code, or a refresh token that dies in doing so, for a pair of tokens. */
export function exchangeToken(sandbox: SandboxContext, form: URLSearchParams): Response {
  return answering(() => {
    const clientKey = checkApp(sandbox, form);
    const grantType = form.get("grant_type");
    if (grantType === "authorization_code") return exchangeCode(sandbox, form, clientKey);
    if (grantType === "refresh_token") return renew(sandbox, form, clientKey);
    throw new TokenError("unsupported_grant_type", "The grant type is not supported by the authorization server.");
  });
}

/** `POST /v2/oauth/revoke/`: the person's consent ends with all its tokens. */
export function revokeToken(sandbox: SandboxContext, webhooks: PublishWebhooks, form: URLSearchParams): Response {
  return answering(() => {
    const clientKey = checkApp(sandbox, form);
    const token = findToken(sandbox.store, form.get("token") ?? "");
    if (!token || token.clientKey !== clientKey) throw new TokenError("invalid_request", "The token is invalid.");
    if (killTokens(sandbox.store, sandbox.now(), { openId: token.openId, clientKey }) > 0) webhooks.authorizationRemoved(clientKey, token.openId, 1);
    return {};
  });
}

function exchangeCode(sandbox: SandboxContext, form: URLSearchParams, clientKey: string): object {
  const now = sandbox.now();
  return sandbox.store.transaction(() => {
    const row = sandbox.store.get<CodeRow>("SELECT * FROM tt_codes WHERE code = ?", form.get("code") ?? "");
    if (!row || row.client_key !== clientKey || row.used === 1 || now >= row.expires_at) throw new TokenError("invalid_grant", "Authorization code is expired.");
    if (row.redirect_uri !== form.get("redirect_uri")) throw new TokenError("invalid_request", "Redirect_uri is not matched with the uri when requesting code.");
    if (row.challenge !== null && hexChallenge(form.get("code_verifier") ?? "") !== row.challenge) throw new TokenError("invalid_request", "Code verifier or code challenge is invalid.");
    sandbox.store.run("UPDATE tt_codes SET used = 1 WHERE code = ?", row.code);
    return told(mintToken(sandbox.store, now, { clientKey, openId: row.open_id, scopes: JSON.parse(row.scopes) as string[] }), now);
  });
}

function renew(sandbox: SandboxContext, form: URLSearchParams, clientKey: string): object {
  const now = sandbox.now();
  return sandbox.store.transaction(() => {
    const token = findByRefreshToken(sandbox.store, form.get("refresh_token") ?? "");
    if (!token || token.clientKey !== clientKey || token.rotatedAt !== null || token.deadAt !== null || now >= token.refreshExpiresAt) {
      throw new TokenError("invalid_grant", "Refresh token is invalid or expired.");
    }
    markRotated(sandbox.store, token, now);
    return told(mintToken(sandbox.store, now, token), now);
  });
}

function checkApp(sandbox: SandboxContext, form: URLSearchParams): string {
  const clientKey = form.get("client_key");
  if (!clientKey || form.get("client_secret") !== findApp(sandbox.store, clientKey).secret) throw new TokenError("invalid_client", "Client key or secret is incorrect.");
  return clientKey;
}

function told(token: TikTokToken, now: number): object {
  return {
    open_id: token.openId, scope: token.scopes.join(","), access_token: token.accessToken, expires_in: Math.floor((token.expiresAt - now) / 1000),
    refresh_token: token.refreshToken, refresh_expires_in: Math.floor((token.refreshExpiresAt - now) / 1000), token_type: "Bearer",
  };
}

function answering(work: () => object): Response {
  try {
    return Response.json(work());
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return Response.json({ error: error.error, error_description: error.message, log_id: newLogId() });
  }
}

interface CodeRow {
  code: string; client_key: string; redirect_uri: string; scopes: string; open_id: string; challenge: string | null; expires_at: number; used: number;
}
