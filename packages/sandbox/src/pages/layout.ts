import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "./language.ts";
import { styles } from "./styles.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** No script runs on these pages, whatever a post contains. Forms may lead to any redirect URI, hence no form-action. */
export const pageHeaders = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; base-uri 'none'; frame-ancestors 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** The frame of every sandbox page: what it is, in the reader's language, and a switch to the other. */
export function layout(input: { language: Language; title: string; switchUrl: string; body: Html }): Html {
  const { language, title, switchUrl, body } = input;
  const notice = language === "vi"
    ? "Bản mô phỏng mạng xã hội. Không có gì ở đây được đăng ra Internet."
    : "A stand-in for the real network. Nothing here reaches the internet.";
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title} · Sandbox</title>
<style>${raw(styles)}</style>
</head>
<body>
<header class="notice"><span><b>Sandbox</b>${notice}</span><a href="${switchUrl}" hreflang="${language === "vi" ? "en" : "vi"}">${language === "vi" ? "English" : "Tiếng Việt"}</a></header>
<main class="wrap">${body}</main>
</body>
</html>`;
}

/** The same address in the other language. */
export function otherLanguageUrl(url: string, language: Language): string {
  const other = new URL(url);
  other.searchParams.set("locale", language === "vi" ? "en" : "vi");
  return other.pathname + other.search;
}
