import { Hono } from "hono";
import { html } from "hono/html";
import { avatarSvg } from "../pages/avatar.ts";
import { languageOf } from "../pages/language.ts";
import type { Language } from "../pages/language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { Html } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findByUsername, listAccounts } from "./accounts-table.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { instagramStyles } from "./feed-styles.ts";
import { countMedia, findByShortcode, listMedia, storyLifeMs } from "./media-table.ts";
import { icon, mediaPage, storyPage, tile } from "./media-page.ts";

const postsPerPage = 30;
const words = {
  vi: { posts: "bài viết", followers: "người theo dõi", following: "đang theo dõi", all: "Tất cả trang", stories: "Tin", tabs: { posts: "BÀI VIẾT", reels: "THƯỚC PHIM" }, empty: "Chưa có bài viết nào", emptyHint: "Khi một bài được đăng lên tài khoản này, nó sẽ hiện ở đây.", older: "Xem bài cũ hơn", missing: "Rất tiếc, trang này hiện không có", missingHint: "Bài viết có thể đã bị gỡ, tin có thể đã hết 24 giờ, hoặc đường dẫn không đúng.", postOf: "Bài viết của" },
  en: { posts: "posts", followers: "followers", following: "following", all: "All pages", stories: "Stories", tabs: { posts: "POSTS", reels: "REELS" }, empty: "No posts yet", emptyHint: "When something is published to this account, it appears here.", older: "See older posts", missing: "Sorry, this page isn't available", missingHint: "The post may have been removed, the story may be over, or the address is wrong.", postOf: "Post by" },
};

/** Instagram's public side below `/sandbox/pages/instagram`. */
export function instagramPages(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const shown = (language: Language, switchUrl: string, title: string, body: Html) => layout({ language, title, switchUrl, body: html`<div class="ig">${instagramStyles}${body}</div>` });
  const missing = (language: Language, switchUrl: string) => shown(language, switchUrl, words[language].missing, empty(words[language].missing, words[language].missingHint, "h1"));

  app.get("/:username/avatar.svg", (c) => {
    const account = findByUsername(sandbox.store, c.req.param("username"));
    return account ? c.body(avatarSvg(account), 200, { ...pageHeaders, "content-type": "image/svg+xml" }) : c.notFound();
  });

  app.get("/:username", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const account = findByUsername(sandbox.store, c.req.param("username"));
    if (!account) return c.html(missing(language, switchUrl), 404, pageHeaders);
    const tab = c.req.query("tab") === "reels" ? "reels" : "posts";
    const before = Number(c.req.query("before")) || undefined;
    const found = listMedia(sandbox.store, account.id, { stories: false, now: sandbox.now(), beforeNumber: before, limit: postsPerPage + 1 });
    const more = found.length > postsPerPage ? found[postsPerPage - 1] : undefined;
    const media = found.slice(0, postsPerPage).filter((each) => (tab === "reels" ? each.productType === "REELS" : each.productType === "FEED" || each.options.shareToFeed));
    const body = html`<section class="card" style="margin-top:0;border-top-left-radius:0;border-top-right-radius:0">${profile(sandbox, account, language)}
<nav class="igtabs">${(["posts", "reels"] as const).map((name) => html`<a href="?tab=${name}&locale=${language}"${name === tab ? html` aria-current="page"` : ""}>${words[language].tabs[name]}</a>`)}</nav>
${media.length === 0 ? empty(words[language].empty, words[language].emptyHint) : html`<ul class="grid">${media.map((each) => html`<li>${tile(account, each, language)}</li>`)}</ul>`}</section>
${more ? html`<div class="pager"><a class="btn plain" href="?tab=${tab}&before=${more.number}&locale=${language}">${words[language].older}</a></div>` : ""}`;
    return c.html(shown(language, switchUrl, `${account.name} (@${account.username})`, body), 200, pageHeaders);
  });

  app.get("/:username/:place{p|reel|stories}/:shortcode", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const account = findByUsername(sandbox.store, c.req.param("username"));
    const media = findByShortcode(sandbox.store, c.req.param("shortcode"));
    const isStory = c.req.param("place") === "stories";
    const isOver = isStory && media !== undefined && sandbox.now() - media.createdAt >= storyLifeMs;
    if (!account || media?.accountId !== account.id || (media.productType === "STORY") !== isStory || isOver) return c.html(missing(language, switchUrl), 404, pageHeaders);
    const title = html`<h1 class="sr">${words[language].postOf} ${account.username}</h1>`;
    const body = html`${title}${isStory ? storyPage(account, media, language) : mediaPage(sandbox, account, media, language)}`;
    return c.html(shown(language, switchUrl, `${account.name} (@${account.username})`, body), 200, pageHeaders);
  });
  return app;
}

/** The accounts, for the list of all pages. */
export function instagramIndex(sandbox: SandboxContext, language: Language): Html {
  const rows = listAccounts(sandbox.store).map((account) => html`<li><a class="row" href="/sandbox/pages/instagram/${account.username}"><img class="avatar" src="/sandbox/pages/instagram/${account.username}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${account.username}</strong><br><span class="muted small">${account.name}</span></span><span class="pill">${countMedia(sandbox.store, account.id, {})} ${words[language].posts}</span></a></li>`);
  return html`<section class="card"><div class="pad"><h2>Instagram</h2></div><ul class="rows" style="border-top:1px solid var(--line)">${rows}</ul></section>`;
}

function profile(sandbox: SandboxContext, account: InstagramAccount, language: Language): Html {
  const word = words[language];
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const now = sandbox.now();
  const base = `/sandbox/pages/instagram/${account.username}`;
  const stories = listMedia(sandbox.store, account.id, { stories: true, now, since: now - storyLifeMs + 1, limit: 20 });
  return html`<div class="profile"><span class="ring big${stories.length > 0 ? " new" : ""}"><img src="${base}/avatar.svg" alt=""></span><div><h1>${account.username}</h1>
<ul class="stats"><li><b>${countMedia(sandbox.store, account.id, { stories: false }).toLocaleString(locale)}</b> ${word.posts}</li><li><b>${account.followers.toLocaleString(locale)}</b> ${word.followers}</li><li><b>120</b> ${word.following}</li></ul></div></div>
<p class="bio"><b>${account.name}</b>
${account.biography}${account.biography ? "\n" : ""}<a href="/sandbox">${word.all}</a></p>
${stories.length > 0 ? html`<ul class="storyrow">${stories.map((story) => html`<li><a href="${base}/stories/${story.shortcode}"><span class="ring new"><img src="${story.mediaType === "IMAGE" ? `/sandbox/files/${story.files[0]?.file}` : `${base}/avatar.svg`}" alt=""></span>${word.stories}</a></li>`)}</ul>` : ""}`;
}

function empty(title: string, hint: string, heading: "h1" | "h2" = "h2"): Html {
  return html`<div class="empty">${icon("camera")}${heading === "h1" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}<p class="muted">${hint}</p></div>`;
}
