import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { languageOf } from "../pages/language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { consentBody, dialogErrorBody } from "./consent-page.ts";
import { GraphError } from "./graph-error.ts";
import { assertLiveVersion } from "./graph-versions.ts";
import { listPages } from "./pages-table.ts";
import { knownScopes } from "./scopes.ts";

export const dialogHost = "www.facebook.com";
const codeLifeMs = 10 * 60_000;

/** A request for consent, checked. */
export interface DialogRequest {
  appId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
}

/** `/sandbox/www.facebook.com/{version}/dialog/oauth`: the page, and its form (usable without a browser). */
export function dialogRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/:version/dialog/oauth", (c) => {
    const language = languageOf(c);
    const checked = checkRequest(new URL(c.req.url).searchParams, c.req.param("version"), sandbox.now());
    const switchUrl = otherLanguageUrl(c.req.url, language);
    if (typeof checked === "string") {
      return c.html(layout({ language, title: "Facebook", switchUrl, body: dialogErrorBody(checked, language) }), 400, pageHeaders);
    }
    const body = consentBody({ request: checked, pages: listPages(sandbox.store), language, action: new URL(c.req.url).pathname });
    return c.html(layout({ language, title: "Facebook", switchUrl, body }), 200, pageHeaders);
  });

  app.post("/:version/dialog/oauth", async (c) => {
    const language = languageOf(c);
    const form = new URLSearchParams(await c.req.text());
    for (const [name, value] of new URL(c.req.url).searchParams) if (!form.has(name)) form.append(name, value);
    const checked = checkRequest(form, c.req.param("version"), sandbox.now());
    if (typeof checked === "string") {
      return c.html(layout({ language, title: "Facebook", switchUrl: c.req.path, body: dialogErrorBody(checked, language) }), 400, pageHeaders);
    }
    return c.redirect(form.get("decision") === "approve" ? approve(sandbox, checked, form) : deny(checked), 303);
  });
  return app;
}

/** Stores the grant and answers where the person is sent. Without `choose`, all asked scopes and all pages are granted. */
function approve(sandbox: SandboxContext, request: DialogRequest, form: URLSearchParams): string {
  const ticked = form.has("choose") ? request.scopes.filter((scope) => form.getAll("grant").includes(scope)) : request.scopes;
  const pageIds = form.has("choose") || form.has("page") ? form.getAll("page") : ["*"];
  const code = `AQ${randomBytes(48).toString("base64url")}`;
  sandbox.store.run(
    "INSERT INTO fb_codes (code, app_id, redirect_uri, scopes, declined, page_ids, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    code, request.appId, request.redirectUri, JSON.stringify([...new Set(["public_profile", ...ticked])]),
    JSON.stringify(request.scopes.filter((scope) => !ticked.includes(scope) && scope !== "public_profile")), JSON.stringify(pageIds),
    sandbox.now() + codeLifeMs,
  );
  return backTo(request, { code });
}

function deny(request: DialogRequest): string {
  return backTo(request, {
    error: "access_denied", error_code: "200", error_reason: "user_denied", error_description: "Permissions error",
  });
}

function backTo(request: DialogRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return url.href;
}

/** The checked request, or why the dialog refuses to open. */
function checkRequest(query: URLSearchParams, version: string, now: number): DialogRequest | string {
  try {
    assertLiveVersion(version, now);
  } catch (error) {
    if (error instanceof GraphError) return error.message;
    throw error;
  }
  const appId = query.get("client_id");
  if (!appId) return "Invalid App ID: client_id is missing.";
  const redirectUri = query.get("redirect_uri");
  if (!redirectUri || !URL.canParse(redirectUri) || !/^https?:$/.test(new URL(redirectUri).protocol)) {
    return "URL Blocked: redirect_uri must be an absolute http(s) URL.";
  }
  const responseType = query.get("response_type") ?? "code";
  if (responseType !== "code") return `Unsupported response_type: ${responseType}`;
  const scopes = (query.get("scope") ?? "").split(/[,\s]+/).filter(Boolean);
  const unknown = scopes.filter((scope) => !(knownScopes as readonly string[]).includes(scope));
  if (unknown.length > 0) return `Invalid Scopes: ${unknown.join(", ")}.`;
  return { appId, redirectUri, state: query.get("state"), scopes: scopes.length > 0 || !query.has("config_id") ? scopes : [...knownScopes] };
}
