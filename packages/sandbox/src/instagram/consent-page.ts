import { html } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import type { LoginRequest } from "./login-routes.ts";
import { instagramScopeLabels } from "./scopes.ts";

const words = {
  vi: {
    title: "muốn dùng tài khoản Instagram của bạn", account: "Đăng nhập bằng tài khoản", rights: "Cho phép ứng dụng", approve: "Cho phép", deny: "Từ chối", always: "luôn cần",
    back: "Sau khi chọn, bạn được đưa về", error: "Không mở được trang đăng nhập", errorHint: "Ứng dụng đã gửi một yêu cầu mà Instagram từ chối:", none: "Chưa có tài khoản Instagram nào.",
  },
  en: {
    title: "wants to use your Instagram account", account: "Log in as", rights: "Allow the app to", approve: "Allow", deny: "Decline", always: "always needed",
    back: "After choosing you return to", error: "The login page could not open", errorHint: "The app sent a request that Instagram refuses:", none: "There is no Instagram account yet.",
  },
};

/** The consent form: one account, and permissions that can be unticked; it works without script. */
export function instagramConsent(input: { request: LoginRequest; accounts: InstagramAccount[]; language: Language; action: string }): Html {
  const { request, accounts, language, action } = input;
  const word = words[language];
  return html`<form method="post" action="${action}?locale=${language}" class="card">
<input type="hidden" name="client_id" value="${request.appId}"><input type="hidden" name="redirect_uri" value="${request.redirectUri}"><input type="hidden" name="response_type" value="code">
${request.state === null ? "" : html`<input type="hidden" name="state" value="${request.state}">`}
<input type="hidden" name="scope" value="${request.scopes.join(",")}"><input type="hidden" name="choose" value="1">
<div class="title"><h1><span style="color:var(--accent)">${request.appId}</span> ${word.title}</h1></div>
<fieldset><legend>${word.account}</legend>${accounts.length === 0 ? html`<p class="pad muted">${word.none}</p>` : html`<ul class="rows scroll">${accounts.map((account, index) => html`<li><label><img class="avatar" src="/sandbox/pages/instagram/${account.username}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${account.username}</strong><br><span class="muted small">${account.name}</span></span><input type="radio" name="account" value="${account.id}"${index === 0 ? " checked" : ""}></label></li>`)}</ul>`}</fieldset>
<fieldset><legend>${word.rights}</legend><ul class="rows">${request.scopes.map((scope) => html`<li><label><span class="grow">${instagramScopeLabels[scope]?.[language] ?? scope}${scope === "instagram_business_basic" ? html` <span class="muted small">(${word.always})</span>` : ""}<br><code>${scope}</code></span><input type="checkbox" name="grant" value="${scope}" checked${scope === "instagram_business_basic" ? " disabled" : ""}></label></li>`)}</ul></fieldset>
<p class="pad muted small">${word.back} <code>${new URL(request.redirectUri).origin}</code></p>
<div class="actions"><button class="btn plain" name="decision" value="deny">${word.deny}</button><button class="btn" name="decision" value="approve">${word.approve}</button></div>
</form>`;
}

/** Why the dialog refuses to open. */
export function instagramDialogError(reason: string, language: Language): Html {
  return html`<section class="card pad"><h1>${words[language].error}</h1><p class="muted">${words[language].errorHint}</p><p style="margin-top:.75rem"><code>${reason}</code></p></section>`;
}
