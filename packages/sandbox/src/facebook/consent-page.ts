import { html } from "hono/html";
import type { Html } from "../pages/layout.ts";
import type { Language } from "../pages/language.ts";
import type { DialogRequest } from "./dialog-routes.ts";
import type { FacebookPage } from "./pages-table.ts";
import { sandboxPerson } from "./pages-table.ts";
import { scopeLabels } from "./scopes.ts";

const words = {
  vi: {
    title: "muốn quản lý Trang của bạn", as: "Bạn đang dùng tài khoản thử nghiệm", pages: "Chọn Trang", rights: "Cho phép ứng dụng",
    approve: "Cho phép", deny: "Từ chối", readOnly: "chỉ xem", noRights: "Ứng dụng không xin quyền nào.",
    back: "Sau khi chọn, bạn được đưa về", error: "Không mở được hộp thoại đăng nhập", errorHint: "Ứng dụng đã gửi một yêu cầu mà Facebook từ chối:",
  },
  en: {
    title: "wants to manage your Pages", as: "You are using the test account", pages: "Choose Pages", rights: "Allow the app to",
    approve: "Allow", deny: "Decline", readOnly: "view only", noRights: "The app asks for no permission.",
    back: "After choosing you return to", error: "The login dialog could not open", errorHint: "The app sent a request that Facebook refuses:",
  },
};

/** The consent form: pages and permissions can be unticked; it works without script. */
export function consentBody(input: { request: DialogRequest; pages: FacebookPage[]; language: Language; action: string }): Html {
  const { request, pages, language, action } = input;
  const word = words[language];
  return html`<form method="post" action="${action}?locale=${language}" class="card">
<input type="hidden" name="client_id" value="${request.appId}"><input type="hidden" name="redirect_uri" value="${request.redirectUri}">
${request.state === null ? "" : html`<input type="hidden" name="state" value="${request.state}">`}
<input type="hidden" name="scope" value="${request.scopes.join(",")}"><input type="hidden" name="choose" value="1">
<div class="title"><h1><span style="color:var(--accent)">${request.appId}</span> ${word.title}</h1>
<p class="muted">${word.as} <strong>${sandboxPerson.name}</strong>.</p></div>
<fieldset><legend>${word.pages}</legend><ul class="rows scroll">${pages.map((page) => html`<li><label><img class="avatar" src="/sandbox/pages/facebook/${page.id}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${page.name}</strong><br><span class="muted small">${page.category}${page.tasks.includes("CREATE_CONTENT") ? "" : ` · ${word.readOnly}`}</span></span><input type="checkbox" name="page" value="${page.id}" checked></label></li>`)}</ul></fieldset>
<fieldset><legend>${word.rights}</legend>${request.scopes.length === 0 ? html`<p class="pad muted">${word.noRights}</p>` : html`<ul class="rows">${request.scopes.map((scope) => html`<li><label><span class="grow">${scopeLabels[scope]?.[language] ?? scope}<br><code>${scope}</code></span><input type="checkbox" name="grant" value="${scope}" checked></label></li>`)}</ul>`}</fieldset>
<p class="pad muted small">${word.back} <code>${new URL(request.redirectUri).origin}</code></p>
<div class="actions"><button class="btn plain" name="decision" value="deny">${word.deny}</button><button class="btn" name="decision" value="approve">${word.approve}</button></div>
</form>`;
}

/** Why the dialog refuses to open. */
export function dialogErrorBody(reason: string, language: Language): Html {
  return html`<section class="card pad"><h1>${words[language].error}</h1><p class="muted">${words[language].errorHint}</p><p style="margin-top:.75rem"><code>${reason}</code></p></section>`;
}
