import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { runOperation } from "../faults/run-operation.ts";
import { languageOf } from "../pages/language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findAccount, listAccounts } from "./accounts-table.ts";
import { instagramConsent, instagramDialogError } from "./consent-page.ts";
import { instagramWording } from "./wording.ts";
import { instagramLoginScopes } from "./scopes.ts";
import { isSecretOf, mintToken } from "./tokens.ts";

export const instagramDialogHost = "www.instagram.com";
export const instagramApiHost = "api.instagram.com";
const codeLifeMs = 3_600_000;

/** A request for consent, checked. */
export interface LoginRequest {
  appId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
}

/** `/sandbox/www.instagram.com/oauth/authorize`: the page, and its form (usable without a browser). */
export function instagramDialogRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/oauth/authorize", (c) => {
    const language = languageOf(c);
    const checked = checkRequest(new URL(c.req.url).searchParams);
    const isRefused = typeof checked === "string";
    const body = isRefused
      ? instagramDialogError(checked, language)
      : instagramConsent({ request: checked, accounts: listAccounts(sandbox.store), language, action: new URL(c.req.url).pathname });
    return c.html(layout({ language, title: "Instagram", switchUrl: otherLanguageUrl(c.req.url, language), body }), isRefused ? 400 : 200, pageHeaders);
  });

  app.post("/oauth/authorize", async (c) => {
    const language = languageOf(c);
    const form = new URLSearchParams(await c.req.text());
    for (const [name, value] of new URL(c.req.url).searchParams) if (!form.has(name)) form.append(name, value);
    const checked = checkRequest(form);
    if (typeof checked === "string") {
      return c.html(layout({ language, title: "Instagram", switchUrl: otherLanguageUrl(c.req.url, language), body: instagramDialogError(checked, language) }), 400, pageHeaders);
    }
    return c.redirect(form.get("decision") === "approve" ? approve(sandbox, checked, form) : deny(checked), 303);
  });
  return app;
}

/** `POST /sandbox/api.instagram.com/oauth/access_token`: the dialog's code for a token of an hour. Its failures have a shape of their own. */
export function instagramApiRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post("/oauth/access_token", (c) =>
    runOperation(sandbox, c, { host: instagramApiHost, operation: "oauth.access_token", account: null }, instagramWording(null), async () => {
      const form = await c.req.raw.formData().catch(() => new FormData());
      const field = (name: string): string => {
        const value = form.get(name);
        return typeof value === "string" ? value : "";
      };
      return exchangeCode(sandbox, field);
    }));
  return app;
}

function exchangeCode(sandbox: SandboxContext, field: (name: string) => string): Response {
  const { store } = sandbox;
  const appId = field("client_id");
  if (!isSecretOf(store, appId, field("client_secret"))) return refused("Error validating client secret.");
  if (field("grant_type") !== "authorization_code") return refused("Invalid grant_type.");
  return store.transaction(() => {
    const row = store.get<CodeRow>("SELECT * FROM ig_codes WHERE code = ?", field("code"));
    const isUsable = row && row.app_id === appId && row.used === 0 && sandbox.now() < row.expires_at;
    if (!isUsable) return refused("Matching code was not found or was already used.");
    if (row.redirect_uri !== field("redirect_uri")) return refused("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request.");
    store.run("UPDATE ig_codes SET used = 1 WHERE code = ?", row.code);
    const scopes = row.scopes.split(",").filter(Boolean);
    const { token } = mintToken(store, sandbox.now(), { appId, accountId: row.account_id, scopes, longLived: false });
    // A bare number beyond 2^53, as the real endpoint writes it.
    const body = `{"access_token":${JSON.stringify(token)},"user_id":${row.account_id},"permissions":${JSON.stringify(scopes)}}`;
    return new Response(body, { headers: { "content-type": "application/json" } });
  });
}

const refused = (message: string): Response => Response.json({ error_type: "OAuthException", code: 400, error_message: message }, { status: 400 });

interface CodeRow { code: string; app_id: string; redirect_uri: string; scopes: string; account_id: string; expires_at: number; used: number }

/** Stores the grant and answers where the person is sent. Without `choose`, all asked scopes are granted for the first account. */
function approve(sandbox: SandboxContext, request: LoginRequest, form: URLSearchParams): string {
  const ticked = form.has("choose") ? request.scopes.filter((scope) => form.getAll("grant").includes(scope) || scope === "instagram_business_basic") : request.scopes;
  const account = findAccount(sandbox.store, form.get("account") ?? "") ?? listAccounts(sandbox.store)[0];
  if (!account) return deny(request);
  const code = `AQ${randomBytes(48).toString("base64url")}`;
  sandbox.store.run(
    "INSERT INTO ig_codes (code, app_id, redirect_uri, scopes, account_id, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
    code, request.appId, request.redirectUri, ticked.join(","), account.id, sandbox.now() + codeLifeMs,
  );
  return `${backTo(request, { code })}#_`;
}

function deny(request: LoginRequest): string {
  return backTo(request, { error: "access_denied", error_reason: "user_denied", error_description: "The user denied your request" });
}

function backTo(request: LoginRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return url.href;
}

/** The checked request, or why the dialog refuses to open. */
function checkRequest(query: URLSearchParams): LoginRequest | string {
  const appId = query.get("client_id");
  if (!appId) return "Invalid platform app: client_id is missing.";
  const redirectUri = query.get("redirect_uri");
  if (!redirectUri || !URL.canParse(redirectUri) || !/^https?:$/.test(new URL(redirectUri).protocol)) return "Invalid redirect_uri.";
  if (query.get("response_type") !== "code") return "Invalid response_type: code is the only one.";
  const scopes = (query.get("scope") ?? "").split(/[,\s]+/).filter(Boolean);
  const unknown = scopes.filter((scope) => !instagramLoginScopes.some((known) => known === scope));
  if (unknown.length > 0) return `Invalid scopes: ${unknown.join(", ")}`;
  if (!scopes.includes("instagram_business_basic")) return "Invalid scopes: instagram_business_basic is required.";
  return { appId, redirectUri, state: query.get("state"), scopes };
}
