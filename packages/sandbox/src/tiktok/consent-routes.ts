import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { html } from "hono/html";
import { languageOf } from "../pages/language.ts";
import type { Language } from "../pages/language.ts";
import { otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { Html } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findCreator, listCreators } from "./creators-table.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { publicHost } from "./publish-end.ts";
import { knownScopes, scopeLabels } from "./scopes.ts";
import { tiktokLayout } from "./tiktok-layout.ts";

const codeLifeMs = 10 * 60_000;
const path = "/v2/auth/authorize/";

/** A request for consent, checked. */
interface ConsentRequest {
  clientKey: string;
  redirectUri: string;
  state: string;
  scopes: string[];
  /** Hex, as TikTok wants it. */
  challenge: string | null;
}

const words = {
  vi: {
    title: "muốn truy cập tài khoản TikTok của bạn", account: "Tiếp tục với tài khoản", rights: "Ứng dụng sẽ được phép", allow: "Cho phép", deny: "Huỷ", always: "luôn cần",
    back: "Sau khi chọn, bạn được đưa về", error: "Đã xảy ra lỗi", hint: "TikTok từ chối yêu cầu của ứng dụng:", isPrivate: "tài khoản riêng tư",
  },
  en: {
    title: "would like to access your TikTok account", account: "Continue with", rights: "This allows the app to", allow: "Continue", deny: "Cancel", always: "always needed",
    back: "After choosing you return to", error: "Something went wrong", hint: "TikTok refuses the app's request:", isPrivate: "private account",
  },
};

/** `/sandbox/www.tiktok.com/v2/auth/authorize/`: the page, and its form, usable without a browser. */
export function addConsent(sandbox: SandboxContext, app: Hono<SandboxEnv>): void {
  app.get(path, (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const request = checkRequest(new URL(c.req.url).searchParams, sandbox.publicOrigin());
    if (typeof request === "string") return c.html(refused(request, language, switchUrl), 400, pageHeaders);
    return c.html(tiktokLayout({ language, title: words[language].allow, switchUrl, body: consentBody(request, listCreators(sandbox.store), language) }), 200, pageHeaders);
  });
  app.post(path, async (c) => {
    const language = languageOf(c);
    const form = new URLSearchParams(await c.req.text());
    for (const [name, value] of new URL(c.req.url).searchParams) if (!form.has(name)) form.append(name, value);
    const request = checkRequest(form, sandbox.publicOrigin());
    if (typeof request === "string") return c.html(refused(request, language, c.req.path), 400, pageHeaders);
    return c.redirect(form.get("decision") === "approve" ? approve(sandbox, request, form) : deny(request), 303);
  });
}

/** Stores the grant and answers where the person is sent. Without `choose` all that was asked is granted; without `account`, by the first account. */
function approve(sandbox: SandboxContext, request: ConsentRequest, form: URLSearchParams): string {
  const creator = findCreator(sandbox.store, form.get("account") ?? "") ?? listCreators(sandbox.store)[0];
  if (!creator) return deny(request);
  const granted = request.scopes.filter((scope) => scope === "user.info.basic" || !form.has("choose") || form.getAll("grant").includes(scope));
  // Real codes hold characters that must be decoded once and no more.
  const code = `${randomBytes(30).toString("base64url").replace(/[-_]/g, "k")}*v!${randomBytes(2).toString("hex")}`;
  sandbox.store.run(
    "INSERT INTO tt_codes (code, client_key, redirect_uri, scopes, open_id, challenge, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    code, request.clientKey, request.redirectUri, JSON.stringify(granted), creator.openId, request.challenge, sandbox.now() + codeLifeMs,
  );
  return backTo(request, { code, scopes: granted.join(",") });
}

function deny(request: ConsentRequest): string {
  return backTo(request, { error: "access_denied", error_description: "User denied the permission request" });
}

function backTo(request: ConsentRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state: request.state })) url.searchParams.set(name, value);
  return url.href;
}

/** The checked request, or why the page refuses to open. Source: Login Kit for Web and for Desktop (seen 2026-11-22). */
function checkRequest(query: URLSearchParams, ownOrigin: string): ConsentRequest | string {
  const clientKey = query.get("client_key");
  if (!clientKey) return "client_key";
  if (query.get("response_type") !== "code") return "response_type";
  const state = query.get("state");
  if (!state) return "state";
  const scopes = (query.get("scope") ?? "").split(",").filter(Boolean);
  if (scopes.length === 0 || scopes.some((scope) => !(knownScopes as readonly string[]).includes(scope))) return "scope";
  const challenge = query.get("code_challenge");
  if (challenge !== null && (query.get("code_challenge_method") !== "S256" || !/^[0-9a-f]{64}$/.test(challenge))) return "code_challenge";
  const redirectUri = query.get("redirect_uri");
  if (!redirectUri || !isRedirect(redirectUri, challenge !== null, ownOrigin)) return "redirect_uri";
  return { clientKey, redirectUri, state, scopes, challenge };
}

/** Web apps are sent back over https; apps on a person's own machine, which bring PKCE along, over loopback. The product's own address counts as such. */
function isRedirect(address: string, hasChallenge: boolean, ownOrigin: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.search !== "" || url.hash !== "") return false;
  const isOwnMachine = url.hostname === "localhost" || url.hostname === "127.0.0.1" || url.hostname === "[::1]" || url.origin === ownOrigin;
  return url.protocol === "https:" || (url.protocol === "http:" && isOwnMachine && hasChallenge);
}

function consentBody(request: ConsentRequest, creators: TikTokCreator[], language: Language): Html {
  const word = words[language];
  const hidden: Record<string, string> = {
    client_key: request.clientKey, redirect_uri: request.redirectUri, state: request.state, response_type: "code", scope: request.scopes.join(","), choose: "1",
    ...(request.challenge === null ? {} : { code_challenge: request.challenge, code_challenge_method: "S256" }),
  };
  return html`<form method="post" action="/sandbox/${publicHost}${path}?locale=${language}" class="card">
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="pad"><h1><span style="color:var(--red)">${request.clientKey}</span> ${word.title}</h1></div>
<fieldset><legend>${word.account}</legend><ul class="rows scroll">${creators.map((creator, index) => html`<li><label><img class="avatar" src="/sandbox/${publicHost}/avatars/${creator.openId}.svg" alt="" loading="lazy"><span class="grow"><strong>${creator.nickname}</strong><br><span class="muted small">@${creator.username}${creator.isPrivate ? ` · ${word.isPrivate}` : ""}</span></span><input type="radio" name="account" value="${creator.openId}" ${index === 0 ? "checked" : ""}></label></li>`)}</ul></fieldset>
<fieldset><legend>${word.rights}</legend><ul class="rows">${request.scopes.map((scope) => html`<li><label><span class="grow">${scopeLabels[scope]?.[language] ?? scope}<br><code>${scope}</code>${scope === "user.info.basic" ? html` <span class="muted small">${word.always}</span>` : ""}</span><input type="checkbox" name="grant" value="${scope}" checked ${scope === "user.info.basic" ? "disabled" : ""}></label></li>`)}</ul></fieldset>
<p class="pad muted small">${word.back} <code>${new URL(request.redirectUri).origin}</code></p>
<div class="actions"><button class="btn" name="decision" value="approve">${word.allow}</button><button class="btn plain" name="decision" value="deny">${word.deny}</button></div>
</form>`;
}

function refused(parameter: string, language: Language, switchUrl: string): Html {
  const word = words[language];
  return tiktokLayout({ language, title: word.error, switchUrl, body: html`<section class="empty"><h1>${word.error}</h1><p class="muted">${word.hint} <code>${parameter}</code></p></section>` });
}
