import { html, raw } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import { richText } from "../pages/rich-text.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { commentsOf } from "./comments.ts";
import { findAuthor } from "./people-table.ts";
import type { LinkedInAuthor } from "./people-table.ts";
import { mediaOf } from "./posts-table.ts";
import type { LinkedInPost, PostMedium } from "./posts-table.ts";
import { statisticsFor } from "./statistics.ts";

const timeZone = "Asia/Ho_Chi_Minh";
const shownPictures = 5;
const words = {
  vi: { like: "Thích", comment: "Bình luận", repost: "Đăng lại", send: "Gửi", followers: "người theo dõi", edited: "Đã chỉnh sửa", picture: "Ảnh", pages: "trang", open: "Mở tài liệu", more: "xem thêm" },
  en: { like: "Like", comment: "Comment", repost: "Repost", send: "Send", followers: "followers", edited: "Edited", picture: "Image", pages: "pages", open: "Open document", more: "more" },
};
/** Where the feed folds a text, as seen in the feed. */
const foldAfter = 210;

/** One post as in the feed, or with `whole` on its own page. */
export function postCard(sandbox: SandboxContext, input: { author: LinkedInAuthor; post: LinkedInPost; language: Language; whole?: boolean }): Html {
  const { author, post, language, whole = false } = input;
  const word = words[language];
  const base = `/sandbox/pages/linkedin/${author.urn}`;
  const comments = commentsOf(sandbox.store, post.urn);
  const counts = statisticsFor(sandbox.store, post, sandbox.now());
  const isPage = author.urn.startsWith("urn:li:organization:");
  const numbers = (count: number): string => count.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
  return html`<article class="card">
<header class="by"><img class="face${isPage ? " page" : ""}" src="${base}/avatar.svg" alt=""><div><strong><a href="${base}">${author.name}</a></strong><span class="muted">${isPage ? `${numbers(author.followers)} ${word.followers}` : author.line}</span>
<a class="time" href="${base}/posts/${post.urn}"><time datetime="${new Date(post.createdAt).toISOString()}">${formatTime(post.createdAt, language)}</time>${post.updatedAt ? html` · ${word.edited}` : ""} · ${icon(post.visibility === "PUBLIC" ? globe : people)}</a></div></header>
${post.shown === "" ? "" : html`<div class="text">${whole || post.shown.length <= foldAfter ? richText(post.shown) : html`${richText(`${folded(post.shown)}…`)} <a href="${base}/posts/${post.urn}">${word.more}</a>`}</div>`}
${contentOf(sandbox, post, language, whole)}
<div class="counts"><span>${icon(thumb)} ${numbers(counts.likeCount)}</span><span>${numbers(counts.commentCount)} ${word.comment.toLowerCase()} · ${numbers(counts.shareCount)} ${word.repost.toLowerCase()}</span></div>
<div class="bar" aria-hidden="true"><span>${icon(thumb)}${word.like}</span><span>${icon("M4 5h16v11H9l-5 4zM8 9h8M8 12h5")}${word.comment}</span><span>${icon("M4 9l4-4 4 4M8 5v10a3 3 0 0 0 3 3h2M20 15l-4 4-4-4M16 19V9a3 3 0 0 0-3-3h-2")}${word.repost}</span><span>${icon("M21 3L3 10l7 3 3 7zM21 3L10 13")}${word.send}</span></div>
${whole && comments.length > 0 ? html`<div class="comments">${comments.map((comment) => html`<div><img class="avatar" src="/sandbox/pages/linkedin/${comment.actor}/avatar.svg" alt=""><p><strong>${findAuthor(sandbox.store, comment.actor)?.name ?? ""}</strong>
${richText(comment.text)}</p></div>`)}</div>` : ""}
</article>`;
}

/** Up to the last whole word before the fold. */
const folded = (text: string): string => text.slice(0, foldAfter).replace(/\s\S*$/u, "").trimEnd();

function contentOf(sandbox: SandboxContext, post: LinkedInPost, language: Language, whole: boolean): Html | "" {
  const media = mediaOf(sandbox.store, post);
  const { article, media: single } = post.content;
  if (article) {
    const [thumbnail] = media;
    return html`<a class="article" href="${article.source}" rel="noopener nofollow" target="_blank">${thumbnail?.asset.file ? html`<img src="/sandbox/files/${thumbnail.asset.file}" alt="" loading="lazy">` : ""}<div><b>${article.title}</b><span class="muted">${new URL(article.source).hostname.replace(/^www\./, "")}</span></div></a>`;
  }
  const [first] = media;
  if (!first) return "";
  if (first.asset.kind === "video") return html`<video controls preload="metadata" src="/sandbox/files/${first.asset.file ?? ""}" width="${first.asset.width ?? ""}" height="${first.asset.height ?? ""}"></video>`;
  if (first.asset.kind === "document") return documentOf(first, single?.title ?? "", language);
  return pictures(media, language, whole);
}

function documentOf({ asset }: PostMedium, title: string, language: Language): Html {
  const word = words[language];
  return html`<div class="doc"><p><b>${title}</b><span>${asset.pages} ${word.pages} · <a href="/sandbox/files/${asset.file ?? ""}" style="color:#70b5f9">${word.open}</a></span></p>
${asset.previews.length > 0 ? html`<div class="leaves" tabindex="0" role="group" aria-label="${title}">${asset.previews.map((file, index) => html`<img src="/sandbox/files/${file}" alt="${index + 1} / ${asset.pages}" loading="lazy">`)}</div>` : html`<div class="sheet">${icon("M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6")}</div>`}</div>`;
}

function pictures(media: PostMedium[], language: Language, whole: boolean): Html {
  const shown = whole ? media : media.slice(0, shownPictures);
  const hidden = media.length - shown.length;
  return html`<div class="shots n${whole ? 1 : shown.length}">${shown.map(({ asset, alt }, index) => html`<a href="/sandbox/files/${asset.file ?? ""}"><img src="/sandbox/files/${asset.file ?? ""}" width="${asset.width ?? ""}" height="${asset.height ?? ""}" loading="lazy" alt="${alt ?? `${words[language].picture} ${index + 1}`}">${hidden > 0 && index === shown.length - 1 ? html`<span class="more">+${hidden}</span>` : ""}</a>`)}</div>`;
}

const thumb = "M7 11v9H4v-9zM7 11l4-8c1.7 0 2.5 1.2 2.2 2.8L12.6 9H19a2 2 0 0 1 2 2.3l-1.2 7A2 2 0 0 1 17.8 20H7";
const globe = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18";
const people = "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 2.7-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M17 14c2.5.5 4 2.5 4 6";

const icon = (path: string): Html => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(path)}"/></svg>`;

function formatTime(ms: number, language: Language): string {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "long", year: "numeric" }).format(ms);
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" }).format(ms);
  return language === "vi" ? `${day} lúc ${time}` : `${day} at ${time}`;
}
