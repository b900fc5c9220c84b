import { html, raw } from "hono/html";
import type { FacebookPage } from "../facebook/pages-table.ts";
import type { FacebookPost } from "../facebook/posts-table.ts";
import type { Language } from "./language.ts";
import type { Html } from "./layout.ts";
import { richText } from "./rich-text.ts";

/** Readers of the demo pages live here. */
const timeZone = "Asia/Ho_Chi_Minh";
const shownPhotos = 5;
/** Short texts without a picture are set large, as the network does. */
const largeTextLength = 85;

const words = {
  vi: { like: "Thích", comment: "Bình luận", share: "Chia sẻ", edited: "Đã chỉnh sửa", photo: "Ảnh" },
  en: { like: "Like", comment: "Comment", share: "Share", edited: "Edited", photo: "Photo" },
};

/** One post as on the feed and on its own page. */
export function postCard(
  input: { page: FacebookPage; post: FacebookPost; language: Language; allPhotos?: boolean; comments?: { message: string }[] },
): Html {
  const { page, post, language, allPhotos = false, comments = [] } = input;
  const word = words[language];
  const at = post.publishedAt ?? post.createdAt;
  const base = `/sandbox/pages/facebook/${page.id}`;
  const large = post.photos.length === 0 && !post.link && [...post.message].length <= largeTextLength && !post.message.includes("\n");
  return html`<article class="card">
<header class="posthead"><img class="avatar" src="${base}/avatar.svg" alt="">
<div><strong><a href="${base}" style="color:inherit">${page.name}</a></strong>
<a class="time" href="${base}/posts/${post.id}"><time datetime="${new Date(at).toISOString()}">${formatTime(at, language)}</time>${post.updatedAt ? html` · ${word.edited}` : ""} · ${icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18")}</a></div></header>
${post.message ? html`<div class="text${large ? " short" : ""}">${richText(post.message)}</div>` : ""}
${post.photos.length > 0 ? photoGrid(post, language, allPhotos) : post.link ? linkCard(post.link) : ""}
<div class="bar" aria-hidden="true"><span>${icon("M7 11v9H4v-9zM7 11l4-8c1.7 0 2.5 1.2 2.2 2.8L12.6 9H19a2 2 0 0 1 2 2.3l-1.2 7A2 2 0 0 1 17.8 20H7")}${word.like}</span><span>${icon("M21 12a8 8 0 0 1-11.6 7.1L4 20l1.2-4.3A8 8 0 1 1 21 12z")}${word.comment}</span><span>${icon("M14 5l7 6-7 6v-4c-5 0-8 1.500-10 5 0-6 3-9.500 10-10z")}${word.share}</span></div>
${comments.length > 0 ? html`<div class="comments">${comments.map((comment) => html`<div><img class="avatar" src="${base}/avatar.svg" alt=""><p><strong>${page.name}</strong>
${richText(comment.message)}</p></div>`)}</div>` : ""}
</article>`;
}

function photoGrid(post: FacebookPost, language: Language, allPhotos: boolean): Html {
  const photos = allPhotos ? post.photos : post.photos.slice(0, shownPhotos);
  const hidden = post.photos.length - photos.length;
  const columns = allPhotos ? 1 : Math.min(photos.length, shownPhotos);
  return html`<div class="photos n${columns}">${photos.map((photo, index) => html`<a href="/sandbox/files/${photo.file}"><img src="/sandbox/files/${photo.file}" width="${photo.width}" height="${photo.height}" loading="lazy" alt="${photo.alt ?? `${words[language].photo} ${index + 1}`}">${hidden > 0 && index === photos.length - 1 ? html`<span class="more">+${hidden}</span>` : ""}</a>`)}</div>`;
}

function linkCard(link: string): Html {
  const url = new URL(link);
  const path = url.pathname === "/" ? url.hostname : `${url.hostname}${decode(url.pathname)}`;
  return html`<a class="link" href="${link}" rel="noopener nofollow" target="_blank"><span>${url.hostname.replace(/^www\./, "")}</span><b>${path}</b></a>`;
}

function formatTime(ms: number, language: Language): string {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "long", year: "numeric" }).format(ms);
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" }).format(ms);
  return language === "vi" ? `${day} lúc ${time}` : `${day} at ${time}`;
}

function icon(path: string): Html {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(path)}"/></svg>`;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
