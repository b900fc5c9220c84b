import { html } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import { richText } from "../pages/rich-text.ts";
import type { PostCounts } from "./growth.ts";
import type { FacebookPage } from "./pages-table.ts";
import type { ShownComment } from "./post-card.ts";
import { addressOf, firstFrame, timeOf } from "./post-card.ts";
import type { FacebookPost } from "./posts-table.ts";

const words = {
  vi: { views: ["lượt xem", "lượt xem"], reactions: ["cảm xúc", "cảm xúc"], comments: ["bình luận", "bình luận"], shares: ["lượt chia sẻ", "lượt chia sẻ"], back: "Về trang", newer: "Tin tiếp theo", older: "Tin trước", story: "Tin", of: "trên", author: "Tác giả", reel: "Thước phim của" },
  en: { views: ["view", "views"], reactions: ["reaction", "reactions"], comments: ["comment", "comments"], shares: ["share", "shares"], back: "Back to the page", newer: "Next story", older: "Previous story", story: "Story", of: "of", author: "Author", reel: "Reel by" },
};

/** A reel on its own page: the film, who made it, and what people did. */
export function reelStage(input: { page: FacebookPage; post: FacebookPost; counts: PostCounts; language: Language; comments: ShownComment[] }): Html {
  const { page, post, counts, language, comments } = input;
  const word = words[language];
  const counted = (value: number, [one, many]: readonly string[]) => html`<span>${value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB")} ${value === 1 ? one : many}</span>`;
  return html`<article class="stage"><div class="screen"><div class="top">${by(page, post, language)}</div>
${post.video?.file ? html`<video controls playsinline preload="metadata" src="${firstFrame(post.video.file)}" aria-label="${word.reel} ${page.name}"></video>` : ""}</div>
<div class="below">${post.title ? html`<strong>${post.title}</strong>` : ""}${post.message ? html`<div class="text">${richText(post.message)}</div>` : ""}
<div class="numbers">${counted(counts.views, word.views)}${counted(counts.reactions, word.reactions)}${counted(counts.comments + comments.length, word.comments)}${counted(counts.shares, word.shares)}</div>
${comments.map((comment) => html`<p style="margin-top:.8rem"><strong>${page.name}</strong> <span class="small">${word.author}</span><br>${richText(comment.message)}</p>`)}</div>
<nav><a href="/sandbox/pages/facebook/${page.id}?locale=${language}">${word.back}</a></nav></article>`;
}

/** One story, with the others of the day before and behind it. `stories` are oldest first. */
export function storyStage(input: { page: FacebookPage; stories: FacebookPost[]; index: number; language: Language }): Html {
  const { page, stories, index, language } = input;
  const word = words[language];
  const story = stories[index];
  if (!story) return html``;
  const alt = `${word.story} ${index + 1} ${word.of} ${stories.length}`;
  const [older, newer] = [stories[index - 1], stories[index + 1]];
  const photo = story.photos[0];
  return html`<article class="stage"><div class="screen"><div class="top"><div class="bars" aria-hidden="true">${stories.map((_, each) => html`<i${each <= index ? html` class="seen"` : ""}></i>`)}</div>${by(page, story, language)}</div>
${story.video?.file ? html`<video controls playsinline preload="metadata" src="${firstFrame(story.video.file)}" aria-label="${alt}"></video>` : photo ? html`<img src="/sandbox/files/${photo.file}" alt="${photo.alt ?? alt}">` : ""}</div>
<nav>${older ? html`<a href="${addressOf(older)}?locale=${language}">${word.older}</a>` : html`<a href="/sandbox/pages/facebook/${page.id}?locale=${language}">${word.back}</a>`}${newer ? html`<a href="${addressOf(newer)}?locale=${language}">${word.newer}</a>` : ""}</nav></article>`;
}

function by(page: FacebookPage, post: FacebookPost, language: Language): Html {
  return html`<div class="by"><img class="avatar" src="/sandbox/pages/facebook/${page.id}/avatar.svg" alt=""><div><strong>${page.name}</strong>${timeOf(post, language)}</div></div>`;
}
