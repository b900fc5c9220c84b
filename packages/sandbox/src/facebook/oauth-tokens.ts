import type { SandboxContext } from "../sandbox-context.ts";
import { appSecret } from "./apps-table.ts";
import { deadToken, GraphError, invalidParameter } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { textParam } from "./graph-request.ts";
import { sandboxPerson } from "./pages-table.ts";
import type { FacebookToken } from "./tokens.ts";
import { authenticate, checkAppSecret, findToken, mintUserToken, refusalOf } from "./tokens.ts";

const dataAccessMs = 90 * 86_400_000;

/** `/oauth/access_token`: a code, or a short token, for a token. @throws GraphError when secret, code or redirect URI do not fit. */
export function exchangeToken(sandbox: SandboxContext, request: GraphRequest): Record<string, unknown> {
  const now = sandbox.now();
  const appId = checkAppSecret(sandbox.store, textParam(request, "client_id"), textParam(request, "client_secret"));
  const grantType = textParam(request, "grant_type");
  if (grantType === "client_credentials") return { access_token: `${appId}|${appSecret(sandbox.store, appId)}`, token_type: "bearer" };
  const token = grantType === "fb_exchange_token" ? exchangeForLongLived(sandbox, request, appId, now) : exchangeCode(sandbox, request, appId, now);
  return { access_token: token.token, token_type: "bearer", expires_in: Math.floor((token.expiresAt - now) / 1000) };
}

/** `GET /debug_token`: what a token is worth. Only the token's own app may ask. */
export function debugToken(sandbox: SandboxContext, request: GraphRequest): Record<string, unknown> {
  const asker = askingApp(sandbox, request);
  const input = textParam(request, "input_token");
  if (input === undefined) throw invalidParameter("The parameter input_token is required");
  const now = sandbox.now();
  const token = findToken(sandbox.store, input);
  if (!token) {
    return { data: { error: { code: 190, message: "The access token could not be decrypted" }, is_valid: false, scopes: [] } };
  }
  if (token.appId !== asker) throw invalidParameter("The App_id in the input_token did not match the Viewing App");
  const subcode = refusalOf(token, now);
  return {
    data: {
      app_id: token.appId, type: token.kind, application: "Sandbox app",
      data_access_expires_at: Math.floor((token.issuedAt + dataAccessMs) / 1000),
      expires_at: Math.floor(token.expiresAt / 1000), issued_at: Math.floor(token.issuedAt / 1000), is_valid: subcode === null,
      ...(subcode === null ? {} : { error: { code: 190, subcode, message: deadToken(subcode).message } }),
      scopes: token.scopes, granular_scopes: granularScopes(token),
      ...(token.pageId === null ? {} : { profile_id: token.pageId }), user_id: sandboxPerson.id,
    },
  };
}

function exchangeCode(sandbox: SandboxContext, request: GraphRequest, appId: string, now: number): FacebookToken {
  const code = textParam(request, "code");
  if (code === undefined) throw invalidParameter("Missing authorization code");
  return sandbox.store.transaction(() => {
    const row = sandbox.store.get<CodeRow>("SELECT * FROM fb_codes WHERE code = ?", code);
    if (!row || row.app_id !== appId) throw new GraphError({ code: 100, message: "Invalid verification code format." });
    if (row.used === 1) throw invalidCode(36_009, "This authorization code has been used.");
    if (now >= row.expires_at) throw invalidCode(36_007, "This authorization code has expired.");
    if (row.redirect_uri !== textParam(request, "redirect_uri")) {
      throw invalidCode(36_008, "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request");
    }
    sandbox.store.run("UPDATE fb_codes SET used = 1 WHERE code = ?", code);
    return mintUserToken(sandbox.store, now, {
      appId, scopes: JSON.parse(row.scopes) as string[], declined: JSON.parse(row.declined) as string[],
      pageIds: JSON.parse(row.page_ids) as string[], longLived: false,
    });
  });
}

function exchangeForLongLived(sandbox: SandboxContext, request: GraphRequest, appId: string, now: number): FacebookToken {
  const short = findToken(sandbox.store, textParam(request, "fb_exchange_token") ?? "");
  if (!short || short.appId !== appId || short.kind !== "USER") {
    throw new GraphError({ code: 190, message: "Invalid OAuth access token - Cannot parse access token" });
  }
  const subcode = refusalOf(short, now);
  if (subcode !== null) throw deadToken(subcode);
  return mintUserToken(sandbox.store, now, { ...short, longLived: true });
}

function askingApp(sandbox: SandboxContext, request: GraphRequest): string {
  const [appId, secret, ...rest] = (request.accessToken ?? "").split("|");
  if (appId && secret && rest.length === 0) return checkAppSecret(sandbox.store, appId, secret);
  return authenticate(sandbox.store, sandbox.now(), request).appId;
}

function granularScopes(token: FacebookToken): unknown[] {
  const targets = token.pageId === null ? token.pageIds.filter((id) => id !== "*") : [token.pageId];
  return token.scopes.map((scope) => (scope.startsWith("pages_") && targets.length > 0 ? { scope, target_ids: targets } : { scope }));
}

function invalidCode(subcode: number, message: string): GraphError {
  return new GraphError({ code: 100, subcode, message });
}

interface CodeRow {
  code: string; app_id: string; redirect_uri: string; scopes: string; declined: string; page_ids: string; expires_at: number; used: number;
}
