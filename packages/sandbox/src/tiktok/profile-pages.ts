import { html, raw } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { countsOf } from "./growth.ts";
import { publicHost } from "./publish-end.ts";
import type { TikTokPublish } from "./publishes-table.ts";
import { publicAt } from "./publishes-table.ts";
import { caption, shortCount } from "./tiktok-layout.ts";

const words = {
  vi: {
    following: "Đang theo dõi", followers: "Follower", likes: "Thích", videos: "Video", inbox: "Hộp thư", emptyTitle: "Chưa có bài đăng nào", emptyHint: "Khi một bài được đăng và TikTok duyệt xong, nó hiện ở đây.",
    privateTitle: "Tài khoản này là riêng tư", privateHint: "Chỉ người theo dõi đã được duyệt mới xem được bài đăng.", hidden: "bài đăng không hiện với người lạ: chỉ mình tôi, bạn bè hoặc còn chờ duyệt.",
    ai: "Nhà sáng tạo gắn nhãn là do AI tạo ra", paid: "Quan hệ đối tác trả phí", promo: "Nội dung quảng bá", sound: "nhạc nền", photo: "Ảnh", photos: "ảnh", plays: "lượt xem", comments: "bình luận", shares: "chia sẻ", liked: "lượt thích",
    drafts: "Bản nháp chờ bạn hoàn tất", noDrafts: "Hộp thư trống", noDraftsHint: "Video được gửi đến như bản nháp sẽ nằm ở đây.", finish: "Đăng",
    noComments: "Đã tắt bình luận",
  },
  en: {
    following: "Following", followers: "Followers", likes: "Likes", videos: "Videos", inbox: "Inbox", emptyTitle: "No content", emptyHint: "When a post is published and TikTok has looked at it, it appears here.",
    privateTitle: "This account is private", privateHint: "Only approved followers can see its posts.", hidden: "posts that strangers do not see: only me, friends, or still being looked at.",
    ai: "Creator labeled as AI-generated", paid: "Paid partnership", promo: "Promotional content", sound: "original sound", photo: "Photo", photos: "photos", plays: "views", comments: "comments", shares: "shares", liked: "likes",
    drafts: "Drafts that wait for you", noDrafts: "The inbox is empty", noDraftsHint: "Videos that were sent as a draft lie here.", finish: "Post",
    noComments: "Comments are turned off",
  },
};
const timeZone = "Asia/Ho_Chi_Minh";

export interface ProfileView {
  creator: TikTokCreator;
  /** What strangers see, newest first. */
  posts: TikTokPublish[];
  /** How many stand for others only. */
  hiddenCount: number;
  language: Language;
  now: number;
}

/** The account as a stranger sees it. */
export function profileBody(view: ProfileView): Html {
  const { creator, posts, hiddenCount, language, now } = view;
  const word = words[language];
  return html`${head(view, "videos")}
${creator.isPrivate ? empty(word.privateTitle, word.privateHint, lock) : posts.length === 0 ? empty(word.emptyTitle, word.emptyHint, clip) : html`<ul class="grid">${posts.map((post) => tile(creator, post, language, now))}</ul>`}
${hiddenCount > 0 ? html`<p class="hint">${hiddenCount} ${word.hidden}</p>` : ""}`;
}

/** One post on its own page. */
export function postBody({ creator, language, now }: Omit<ProfileView, "posts" | "hiddenCount">, post: TikTokPublish): Html {
  const word = words[language];
  const counts = countsOf(post, creator.followers, now);
  const { title, description, isAigc, brandContent, brandOrganic, disableComment } = post.postInfo;
  const labels = [isAigc ? word.ai : null, brandContent ? word.paid : null, brandOrganic ? word.promo : null].filter((label) => label !== null);
  const isPhoto = post.mediaType === "PHOTO";
  const at = publicAt(post) ?? post.createdAt;
  return html`<article class="post">
<div class="stage">${isPhoto
    ? html`<div class="reelstrip" tabindex="0" role="group" aria-label="${word.photo}">${post.media.map((file, index) => html`<img src="/sandbox/files/${file.file}" width="${file.width}" height="${file.height}" alt="${word.photo} ${index + 1}/${post.media.length}">`)}</div>${post.media.length > 1 ? html`<span class="many">${post.media.length} ${word.photos} →</span>` : ""}`
    : html`<video src="/sandbox/files/${post.media[0]?.file}#t=${(post.postInfo.coverMs / 1000 || 0.1).toFixed(2)}" controls playsinline loop preload="metadata" aria-label="${title || creator.nickname}"></video>`}</div>
<div class="side">
<div class="author"><img class="avatar" src="${avatar(creator)}" alt=""><div><b><a href="${profile(creator)}">${creator.username}</a>${tick(creator)}</b><span class="small">${creator.nickname} · <time class="muted" datetime="${new Date(at).toISOString()}">${when(at, language)}</time></span></div></div>
<h1 class="sr">${creator.nickname}</h1>
${isPhoto && title ? html`<p class="heading">${caption(title)}</p>` : ""}
<div class="text">${caption(isPhoto ? description : title)}</div>
${labels.length > 0 ? html`<ul class="labels">${labels.map((label) => html`<li>${label}</li>`)}</ul>` : ""}
<p class="music"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 18.500V6l11-2.500v12.400a3 3 0 1 1-2-2.800V7.200L11 8.800v9.700a3 3 0 1 1-2 0z"/></svg><span>${word.sound} - ${creator.nickname}</span></p>
<div class="rail"><span>${icon("M12 20.500s-8-4.600-8-10.600A4.400 4.400 0 0 1 12 7.300a4.400 4.400 0 0 1 8 2.600c0 6-8 10.600-8 10.600z")}${shortCount(counts.likes, language)}<span class="sr">${word.liked}</span></span><span>${icon("M12 4c5 0 9 3.200 9 7.200S17 18.400 12 18.400c-.8 0-1.600-.1-2.300-.2L5 20.500l.9-3.500C4.100 15.700 3 13.600 3 11.200 3 7.200 7 4 12 4z")}${disableComment ? word.noComments : html`${shortCount(counts.comments, language)}<span class="sr">${word.comments}</span>`}</span><span>${icon("M13.500 5.200v3.600C6.700 9.600 3.800 14 3 18.800c2.500-3.300 5.800-4.900 10.500-4.900v3.700L21 11.400z")}${shortCount(counts.shares, language)}<span class="sr">${word.shares}</span></span><span>${icon("M8 5.500v13l11-6.500z")}${shortCount(counts.views, language)}<span class="sr">${word.plays}</span></span></div>
</div></article>`;
}

/** Drafts that wait for their person, who may finish one here as in the app. */
export function inboxBody(view: ProfileView, drafts: TikTokPublish[]): Html {
  const word = words[view.language];
  return html`${head(view, "inbox")}
${drafts.length === 0 ? empty(word.noDrafts, word.noDraftsHint, clip) : html`<h2 class="sr">${word.drafts}</h2><ul class="rows">${drafts.map((draft) => html`<li><div class="row"><span class="grow"><strong>${word.drafts}</strong><br><span class="muted small">${when(draft.receivedAt ?? draft.createdAt, view.language)} · ${draft.publishId}</span></span><form method="post" action="${profile(view.creator)}/inbox?locale=${view.language}"><input type="hidden" name="publish_id" value="${draft.publishId}"><button class="btn">${word.finish}</button></form></div></li>`)}</ul>`}`;
}

export const profile = (creator: TikTokCreator): string => `/sandbox/${publicHost}/@${creator.username}`;
const avatar = (creator: TikTokCreator): string => `/sandbox/${publicHost}/avatars/${creator.openId}.svg`;

function head({ creator, posts, language, now }: ProfileView, current: "videos" | "inbox"): Html {
  const word = words[language];
  const likes = posts.reduce((sum, post) => sum + countsOf(post, creator.followers, now).likes, 0);
  const tab = (name: "videos" | "inbox", href: string) => (name === current ? html`<span aria-current="page">${word[name]}</span>` : html`<a href="${href}">${word[name]}</a>`);
  return html`<div class="who"><img class="avatar big" src="${avatar(creator)}" alt=""><div><h1>${creator.username}${tick(creator)}</h1><h2>${creator.nickname}</h2></div></div>
<div class="counts"><span><b>42</b> <span class="muted">${word.following}</span></span><span><b>${shortCount(creator.followers, language)}</b> <span class="muted">${word.followers}</span></span><span><b>${shortCount(likes, language)}</b> <span class="muted">${word.likes}</span></span></div>
<p class="bio">${creator.bio}</p>
<div class="tabs">${tab("videos", `${profile(creator)}?locale=${language}`)}${tab("inbox", `${profile(creator)}/inbox?locale=${language}`)}</div>`;
}

function tile(creator: TikTokCreator, post: TikTokPublish, language: Language, now: number): Html {
  const [file] = post.media;
  const isPhoto = post.mediaType === "PHOTO";
  const text = post.postInfo.title || post.postInfo.description;
  const views = countsOf(post, creator.followers, now).views;
  return html`<li><a class="tile" href="${profile(creator)}/${isPhoto ? "photo" : "video"}/${post.postId}?locale=${language}"><span class="sr">${text || creator.nickname}</span>${isPhoto ? html`<img src="/sandbox/files/${file?.file}" alt="" loading="lazy">` : html`<video src="/sandbox/files/${file?.file}#t=0.1" muted playsinline preload="metadata" tabindex="-1"></video>`}${post.media.length > 1 ? html`<span class="many" aria-hidden="true">1/${post.media.length}</span>` : ""}<span class="plays" aria-hidden="true">▷ ${shortCount(views, language)}</span></a><span class="title" aria-hidden="true">${text}</span></li>`;
}

const tick = (creator: TikTokCreator): Html | string => (creator.isVerified ? html`<span class="tick"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.500l5.500 5.500L20 7"/></svg></span>` : "");
const icon = (path: string): Html => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(path)}"/></svg>`;
const lock = "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3";
const clip = "M4 6h11v12H4zM15 10l5-3v10l-5-3";

function empty(title: string, hint: string, path: string): Html {
  return html`<section class="empty"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(path)}"/></svg><h2>${title}</h2><p class="muted">${hint}</p></section>`;
}

function when(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { timeZone, dateStyle: "medium", timeStyle: "short" }).format(ms);
}
