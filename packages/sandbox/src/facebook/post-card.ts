import { html, raw } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import { richText } from "../pages/rich-text.ts";
import type { PostCounts } from "./growth.ts";
import type { FacebookPage } from "./pages-table.ts";
import type { FacebookPost } from "./posts-table.ts";

export interface ShownComment {
  message: string;
  createdAt: number;
}

/** Readers of the demo pages live here. */
const timeZone = "Asia/Ho_Chi_Minh";
const shownPhotos = 5;
/** Short texts without a picture are set large, as the network does. */
const largeTextLength = 85;

const words = {
  vi: { like: "Thích", comment: "Bình luận", share: "Chia sẻ", edited: "Đã chỉnh sửa", photo: "Ảnh", reel: "Thước phim", author: "Tác giả", comments: ["bình luận", "bình luận"], shares: ["lượt chia sẻ", "lượt chia sẻ"], reactions: "lượt bày tỏ cảm xúc", video: "Video của" },
  en: { like: "Like", comment: "Comment", share: "Share", edited: "Edited", photo: "Photo", reel: "Reel", author: "Author", comments: ["comment", "comments"], shares: ["share", "shares"], reactions: "reactions", video: "Video by" },
};

/** One post as on the feed and on its own page. */
export function postCard(
  input: { page: FacebookPage; post: FacebookPost; counts: PostCounts; language: Language; allPhotos?: boolean; comments?: ShownComment[] },
): Html {
  const { page, post, counts, language, allPhotos = false, comments = [] } = input;
  const word = words[language];
  const base = `/sandbox/pages/facebook/${page.id}`;
  const isPlain = post.photos.length === 0 && !post.link && !post.video;
  const isLarge = isPlain && [...post.message].length <= largeTextLength && !post.message.includes("\n");
  return html`<article class="card">
<header class="posthead"><img class="avatar" src="${base}/avatar.svg" alt="">
<div><strong><a href="${base}" style="color:inherit">${page.name}</a></strong>
<a class="time" href="${addressOf(post)}">${timeOf(post, language)}${post.updatedAt ? html` · ${word.edited}` : ""} · ${icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18")}</a></div></header>
${post.message ? html`<div class="text${isLarge ? " short" : ""}">${richText(post.message)}</div>` : ""}
${post.kind === "reel" ? html`<a class="badge" href="${addressOf(post)}">${reelIcon()}${word.reel}</a>` : ""}
${post.video ? film(page, post, language) : post.photos.length > 0 ? photoGrid(post, language, allPhotos) : post.link ? linkCard(post.link) : ""}
${countsRow(counts, comments.length, language)}
<div class="bar" aria-hidden="true"><span>${icon("M7 11v9H4v-9zM7 11l4-8c1.7 0 2.5 1.2 2.2 2.8L12.6 9H19a2 2 0 0 1 2 2.3l-1.2 7A2 2 0 0 1 17.8 20H7")}${word.like}</span><span>${icon("M21 12a8 8 0 0 1-11.6 7.1L4 20l1.2-4.3A8 8 0 1 1 21 12z")}${word.comment}</span><span>${icon("M14 5l7 6-7 6v-4c-5 0-8 1.500-10 5 0-6 3-9.500 10-10z")}${word.share}</span></div>
${comments.length > 0 ? html`<div class="comments">${comments.map((comment) => html`<div><img class="avatar" src="${base}/avatar.svg" alt=""><div class="body"><p><strong>${page.name}</strong><span class="author">${word.author}</span>
${richText(comment.message)}</p><time datetime="${new Date(comment.createdAt).toISOString()}">${formatTime(comment.createdAt, language)}</time></div></div>`)}</div>` : ""}
</article>`;
}

/** Where a post stands: reels and videos have an address of their own kind. */
export function addressOf(post: FacebookPost): string {
  const base = `/sandbox/pages/facebook/${post.pageId}`;
  if (post.kind === "story") return `${base}/stories/${post.id}`;
  return post.video ? `${base}/reel/${post.video.id}` : `${base}/posts/${post.id}`;
}

/** When it became public. */
export function timeOf(post: FacebookPost, language: Language): Html {
  const at = post.publishedAt ?? post.createdAt;
  return html`<time datetime="${new Date(at).toISOString()}">${formatTime(at, language)}</time>`;
}

/** The hour alone. */
export function hourOf(post: FacebookPost, language: Language): string {
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(post.publishedAt ?? post.createdAt);
}

/** The first moment of a film stands for it until it is played. */
export function firstFrame(file: string): string {
  return `/sandbox/files/${file}#t=0.1`;
}

export function reelIcon(): Html {
  return icon("M4 8h16M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM9 4l2.500 4M14 4l2.500 4M10.500 11.500l4.500 2.500-4.500 2.500z");
}

function film(page: FacebookPage, post: FacebookPost, language: Language): Html {
  const { video } = post;
  if (!video?.file) return html``;
  const isUpright = (video.height ?? 0) > (video.width ?? 0);
  return html`<div class="film${isUpright ? " upright" : ""}"><video controls preload="metadata" playsinline src="${firstFrame(video.file)}" width="${video.width ?? 16}" height="${video.height ?? 9}" aria-label="${post.title ?? `${words[language].video} ${page.name}`}"></video></div>
${post.title ? html`<div class="filmname">${post.title}</div>` : ""}`;
}

function countsRow({ reactions, comments, shares }: PostCounts, ownComments: number, language: Language): Html {
  const word = words[language];
  const said = comments + ownComments;
  if (reactions === 0 && said === 0 && shares === 0) return html``;
  const count = (value: number) => value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
  const counted = (value: number, [one, many]: readonly string[]) => html`<span>${count(value)} ${value === 1 ? one : many}</span>`;
  return html`<div class="counts"><span>${reactions > 0 ? html`<span class="faces" aria-hidden="true"><i class="like"><svg viewBox="0 0 24 24"><path d="M2 10h4v11H2zM8 10l4-8c2 0 3 1 2.500 3L13.500 9H20a2 2 0 0 1 2 2.500l-1.500 7.500A2 2 0 0 1 18.500 21H8z"/></svg></i>${reactions > 3 ? html`<i class="love"><svg viewBox="0 0 24 24"><path d="M12 21C5 15 2 12 2 8a5 5 0 0 1 10-1 5 5 0 0 1 10 1c0 4-3 7-10 13z"/></svg></i>` : ""}</span><span><span class="sr">${word.reactions}: </span>${count(reactions)}</span>` : ""}</span>
<span>${said > 0 ? counted(said, word.comments) : ""}${shares > 0 ? counted(shares, word.shares) : ""}</span></div>`;
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
