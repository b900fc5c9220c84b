import { html, raw } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import { richText } from "../pages/rich-text.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { countsOf } from "./insights.ts";
import { commentsOf } from "./media-table.ts";
import type { InstagramFile, InstagramMedia } from "./media-table.ts";

/** Readers of the demo pages live here. */
const timeZone = "Asia/Ho_Chi_Minh";

const words = {
  vi: { likes: "lượt thích", paid: "Quan hệ đối tác được trả phí", photo: "Ảnh", video: "Video", of: "của", with: "cùng với", post: { FEED: "Bài viết", REELS: "Thước phim", STORY: "Tin" } },
  en: { likes: "likes", paid: "Paid partnership", photo: "Photo", video: "Video", of: "of", with: "with", post: { FEED: "Post", REELS: "Reel", STORY: "Story" } },
};

const paths = {
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
  heart: "M12 20s-8-4.700-8-10.300A4.700 4.700 0 0 1 12 7a4.700 4.700 0 0 1 8 2.700C20 15.300 12 20 12 20z",
  comment: "M21 12a8.500 8.500 0 1 1-3.500-6.900A8.500 8.500 0 0 1 21 12l.5 8.500-4.800-2.300",
  share: "M21 3L3 9.500l7.500 3.500L14 20.500zM21 3L10.500 13",
  save: "M6 3h12v18l-6-5-6 5z",
} as const;

/** A line drawing. */
export function icon(name: keyof typeof paths): Html {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(paths[name])}"/></svg>`;
}

/** One square of the grid. */
export function tile(account: InstagramAccount, media: InstagramMedia, language: Language): Html {
  const [first] = media.files;
  const place = media.productType === "REELS" ? "reel" : "p";
  const badge = media.mediaType === "CAROUSEL_ALBUM" ? "M8 3h12v12h-3V6H8zM4 7h12v12H4z" : media.mediaType === "VIDEO" ? "M5 3l15 9-15 9z" : null;
  const label = media.caption === "" ? words[language].post[media.productType] : media.caption.slice(0, 120);
  return html`<a href="/sandbox/pages/instagram/${account.username}/${place}/${media.shortcode}" aria-label="${label}">${first ? moving(first, false, label) : ""}${badge ? html`<svg class="badge" viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(badge)}"/></svg>` : ""}</a>`;
}

/** A post or reel on its own page: slides to swipe through, caption, comments. */
export function mediaPage(sandbox: SandboxContext, account: InstagramAccount, media: InstagramMedia, language: Language): Html {
  const word = words[language];
  const likes = countsOf(sandbox, account, media).likes;
  const { collaborators, isPaidPartnership } = media.options;
  return html`<article class="card">${head(account, media, language, html`${collaborators.length > 0 ? html` ${word.with} <b>${collaborators.join(", ")}</b>` : ""}${isPaidPartnership ? html`<br><span class="small">${word.paid}</span>` : ""}`)}
<div class="slides${media.productType === "REELS" ? " tall" : ""}" ${shape(media)}tabindex="0" role="group" aria-label="${word.post[media.productType]}">${media.files.map((file, index) => html`<figure>${moving(file, true, file.alt ?? `${file.seconds === null ? word.photo : word.video} ${index + 1}`)}${media.files.length > 1 ? html`<span class="count">${index + 1}/${media.files.length}</span>` : ""}</figure>`)}</div>
<div class="icons" aria-hidden="true">${icon("heart")}${icon("comment")}${icon("share")}${icon("save")}</div>
<p class="said"><b>${likes.toLocaleString(language === "vi" ? "vi-VN" : "en-GB")} ${word.likes}</b></p>
${media.caption === "" ? "" : html`<p class="said"><b>${account.username}</b> ${richText(media.caption)}</p>`}
${commentsOf(sandbox.store, media.number).toReversed().map((comment) => html`<p class="said"><b>${comment.author ?? account.username}</b> ${richText(comment.message)}</p>`)}
<p class="when muted"><time datetime="${new Date(media.createdAt).toISOString()}">${formatTime(media.createdAt, language)}</time></p></article>`;
}

/** A story, as tall as a phone. */
export function storyPage(account: InstagramAccount, media: InstagramMedia, language: Language): Html {
  const [file] = media.files;
  return html`<article class="story"><span class="bar2"></span>${head(account, media, language, html` <time class="muted small" datetime="${new Date(media.createdAt).toISOString()}">${formatTime(media.createdAt, language)}</time>`)}${file ? moving(file, true, words[language].post.STORY) : ""}</article>`;
}

function head(account: InstagramAccount, media: InstagramMedia, language: Language, more: Html): Html {
  const base = `/sandbox/pages/instagram/${account.username}`;
  return html`<header class="iphead"><img class="avatar" src="${base}/avatar.svg" alt=""><div><a href="${base}?locale=${language}">${account.username}</a>${more}</div></header>`;
}

/** All files of a carousel are cropped to the first one's shape. */
function shape({ productType, files: [first] }: InstagramMedia): Html | "" {
  return productType === "REELS" || !first ? "" : html`style="aspect-ratio:${Math.min(1.91, Math.max(0.8, first.width / first.height)).toFixed(3)}" `;
}

/** A picture, or a video that a person may start. */
function moving(file: InstagramFile, plays: boolean, label: string): Html {
  const address = `/sandbox/files/${file.file}`;
  if (file.seconds === null) return html`<img src="${address}" width="${file.width}" height="${file.height}" loading="lazy" alt="${label}">`;
  return plays
    ? html`<video src="${address}" width="${file.width}" height="${file.height}" controls playsinline preload="metadata" aria-label="${label}"></video>`
    : html`<video src="${address}#t=0.1" muted playsinline preload="metadata" aria-hidden="true"></video>`;
}

function formatTime(ms: number, language: Language): string {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "long", timeStyle: "short" }).format(ms);
}
