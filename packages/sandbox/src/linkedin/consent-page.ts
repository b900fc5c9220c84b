import { html } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import type { DialogRequest } from "./oauth.ts";
import type { LinkedInAuthor } from "./people-table.ts";
import { scopeLabels } from "./scopes.ts";

const words = {
  vi: {
    title: "muốn truy cập LinkedIn của bạn", member: "Đăng nhập bằng tài khoản thử nghiệm", rights: "Ứng dụng được phép", approve: "Cho phép", deny: "Huỷ",
    noRights: "Ứng dụng không xin quyền nào.", back: "Sau khi chọn, bạn được đưa về", error: "Có lỗi xảy ra", errorHint: "LinkedIn không mở được trang này:",
  },
  en: {
    title: "would like to access your LinkedIn", member: "Sign in with a test account", rights: "The app will be able to", approve: "Allow", deny: "Cancel",
    noRights: "The app asks for no permission.", back: "After choosing you return to", error: "Bummer, something went wrong", errorHint: "LinkedIn could not open this page:",
  },
};

/** The consent form; it works without script. */
export function consentBody(input: { request: DialogRequest; members: LinkedInAuthor[]; language: Language; action: string }): Html {
  const { request, members, language, action } = input;
  const word = words[language];
  return html`<form method="post" action="${action}?locale=${language}" class="card">
<input type="hidden" name="client_id" value="${request.appId}"><input type="hidden" name="redirect_uri" value="${request.redirectUri}"><input type="hidden" name="response_type" value="code">
${request.state === null ? "" : html`<input type="hidden" name="state" value="${request.state}">`}
<input type="hidden" name="scope" value="${request.scopes.join(" ")}"><input type="hidden" name="choose" value="1">
<div class="title"><h1><span style="color:var(--accent)">${request.appId}</span> ${word.title}</h1></div>
<fieldset><legend>${word.member}</legend><ul class="rows scroll">${members.map((member, index) => html`<li><label><img class="avatar" src="/sandbox/pages/linkedin/${member.urn}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${member.name}</strong><br><span class="muted small">${member.line}</span></span><input type="radio" name="member" value="${member.urn}"${index === 0 ? " checked" : ""}></label></li>`)}</ul></fieldset>
<fieldset><legend>${word.rights}</legend>${request.scopes.length === 0 ? html`<p class="pad muted">${word.noRights}</p>` : html`<ul class="rows">${request.scopes.map((scope) => html`<li><label><span class="grow">${scopeLabels[scope]?.[language] ?? scope}<br><code>${scope}</code></span><input type="checkbox" name="grant" value="${scope}" checked></label></li>`)}</ul>`}</fieldset>
<p class="pad muted small">${word.back} <code>${new URL(request.redirectUri).origin}</code></p>
<div class="actions"><button class="btn plain" name="decision" value="deny">${word.deny}</button><button class="btn" name="decision" value="approve">${word.approve}</button></div>
</form>`;
}

/** Why the dialog does not open. */
export function dialogErrorBody(reason: string, language: Language): Html {
  return html`<section class="card pad"><h1>${words[language].error}</h1><p class="muted">${words[language].errorHint}</p><p style="margin-top:.75rem"><code>${reason}</code></p></section>`;
}
