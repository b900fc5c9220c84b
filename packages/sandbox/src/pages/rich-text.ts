import { html } from "hono/html";
import type { Html } from "./layout.ts";

const pattern = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])|(?<![\p{L}\p{N}_])(#[\p{L}\p{M}\p{N}_]+)/gu;

/** Text as the network shows it: links and hashtags are links, the rest is escaped; newlines are kept by CSS. */
export function richText(text: string): Html[] {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push(html`${text.slice(end, match.index)}`);
    const [whole, url] = match;
    parts.push(url ? html`<a href="${url}" rel="noopener nofollow" target="_blank">${url}</a>` : html`<a href="#">${whole}</a>`);
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push(html`${text.slice(end)}`);
  return parts;
}
