import { randomBytes } from "node:crypto";
import { appSecret } from "../facebook/apps-table.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { findAuthor, listAuthors } from "./people-table.ts";
import { mayAsk } from "./scopes.ts";
import { findToken, grantToken, killTokens, refreshGrant, troubleOf } from "./tokens.ts";
import type { LinkedInToken } from "./tokens.ts";

const codeLifeMs = 30 * 60_000;

/** A request for consent, checked. */
export interface DialogRequest {
  appId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
}

/** The checked request; where the person is sent at once because the app may not ask for that; or why the dialog does not open. */
export function checkRequest(query: URLSearchParams): DialogRequest | { refusal: string } | string {
  const appId = query.get("client_id");
  if (!appId) return "The passed in client_id is invalid.";
  const redirectUri = query.get("redirect_uri");
  if (!redirectUri || !URL.canParse(redirectUri) || !/^https?:$/.test(new URL(redirectUri).protocol)) return "The redirect_uri does not match the registered value.";
  if (query.get("response_type") !== "code") return "You need to pass the \"response_type\" parameter with the value \"code\".";
  const request = { appId, redirectUri, state: query.get("state"), scopes: (query.get("scope") ?? "").split(" ").filter(Boolean) };
  const refused = request.scopes.find((scope) => !mayAsk(appId, scope));
  if (refused !== undefined) return { refusal: backTo(request, { error: "unauthorized_scope_error", error_description: `Scope "${refused}" is not authorized for your application` }) };
  return request;
}

/** Stores the grant and answers where the person is sent. Without `choose`, all that was asked is granted, by the first member. */
export function approve(sandbox: SandboxContext, request: DialogRequest, form: URLSearchParams): string {
  const scopes = form.has("choose") ? request.scopes.filter((scope) => form.getAll("grant").includes(scope)) : request.scopes;
  const member = findAuthor(sandbox.store, form.get("member") ?? "") ?? listAuthors(sandbox.store, "person")[0];
  const code = `AQ${randomBytes(60).toString("base64url")}`;
  sandbox.store.run(
    "INSERT INTO li_codes (code, app_id, redirect_uri, member, scopes, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
    code, request.appId, request.redirectUri, member?.urn ?? "", scopes.join(","), sandbox.now() + codeLifeMs,
  );
  return backTo(request, { code });
}

export const deny = (request: DialogRequest): string => backTo(request, { error: "user_cancelled_authorize", error_description: "The user cancelled the authorization" });

/** `POST /accessToken`: a code or a refresh token for a token. */
export function exchangeToken(sandbox: SandboxContext, form: URLSearchParams): Response {
  const now = sandbox.now();
  const appId = checkApp(sandbox, form);
  if (appId === null) return failed("invalid_client", "Client authentication failed", 401);
  switch (form.get("grant_type")) {
    case "authorization_code": {
      const granted = sandbox.store.transaction(() => {
        const code = form.get("code") ?? "";
        const row = sandbox.store.get<{ app_id: string; redirect_uri: string; member: string; scopes: string; expires_at: number; used: number }>("SELECT * FROM li_codes WHERE code = ?", code);
        if (!row || row.app_id !== appId || row.used === 1 || now >= row.expires_at || row.redirect_uri !== form.get("redirect_uri")) return null;
        sandbox.store.run("UPDATE li_codes SET used = 1 WHERE code = ?", code);
        return grantToken(sandbox.store, now, { appId, member: row.member, scopes: row.scopes.split(",").filter(Boolean) });
      });
      return granted ? tokenAnswer(granted, now) : failed("invalid_request", "Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.");
    }
    case "refresh_token": {
      const renewed = refreshGrant(sandbox.store, now, appId, form.get("refresh_token") ?? "");
      return renewed ? tokenAnswer(renewed, now) : failed("invalid_grant", "The provided authorization grant or refresh token is invalid, expired or revoked.");
    }
    default:
      return failed("invalid_request", "A required parameter \"grant_type\" is missing or unknown");
  }
}

/** `POST /introspectToken`. */
export function introspect(sandbox: SandboxContext, form: URLSearchParams): Response {
  const now = sandbox.now();
  const appId = checkApp(sandbox, form);
  if (appId === null) return failed("invalid_client", "Client authentication failed", 401);
  const token = findToken(sandbox.store, form.get("token") ?? "");
  if (!token || token.appId !== appId) return Response.json({ active: false });
  const trouble = troubleOf(token, now);
  return Response.json({
    active: trouble === null, status: trouble ?? "active", scope: token.scopes.join(","), client_id: appId, auth_type: "3L",
    authorized_at: Math.floor(now / 1000), created_at: Math.floor(now / 1000), expires_at: Math.floor(token.expiresAt / 1000),
  });
}

/** `POST /revoke`. */
export function revoke(sandbox: SandboxContext, form: URLSearchParams): Response {
  if (checkApp(sandbox, form) === null) return failed("invalid_client", "Client authentication failed", 401);
  killTokens(sandbox.store, "revoked", { token: form.get("token") ?? "" });
  return new Response(null, { status: 200 });
}

function checkApp(sandbox: SandboxContext, form: URLSearchParams): string | null {
  const appId = form.get("client_id");
  return appId && form.get("client_secret") === appSecret(sandbox.store, appId) ? appId : null;
}

const seconds = (until: number, now: number): number => Math.floor((until - now) / 1000);

/** Granted scopes come back separated by commas. */
const tokenAnswer = (token: LinkedInToken, now: number): Response =>
  Response.json({
    access_token: token.token, expires_in: seconds(token.expiresAt, now), scope: token.scopes.join(","), token_type: "Bearer",
    ...(token.refreshToken === null || token.refreshExpiresAt === null ? {} : { refresh_token: token.refreshToken, refresh_token_expires_in: seconds(token.refreshExpiresAt, now) }),
  });

const failed = (error: string, description: string, status = 400): Response => Response.json({ error, error_description: description }, { status });

function backTo(request: DialogRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return url.href;
}
