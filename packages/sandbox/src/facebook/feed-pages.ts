import { Hono } from "hono";
import { html } from "hono/html";
import { avatarSvg } from "../pages/avatar.ts";
import { languageOf } from "../pages/language.ts";
import type { Language } from "../pages/language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { Html } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { facebookStyles } from "./feed-styles.ts";
import { countsOf } from "./growth.ts";
import { readNodeId } from "./ids.ts";
import { findPage, listPages } from "./pages-table.ts";
import type { FacebookPage } from "./pages-table.ts";
import type { ShownComment } from "./post-card.ts";
import { addressOf, firstFrame, hourOf, postCard, reelIcon } from "./post-card.ts";
import type { FacebookPost } from "./posts-table.ts";
import { findPost, publicPosts, storiesOf } from "./posts-table.ts";
import { reelStage, storyStage } from "./stages.ts";
import { findVideo } from "./videos-table.ts";

const postsPerPage = 20;
const shownStories = 20;

const words = {
  vi: {
    posts: "bài viết", tab: "Bài viết", reels: "Thước phim", empty: "Chưa có bài viết nào", emptyHint: "Khi một bài được đăng lên trang này, nó sẽ hiện ở đây.",
    noReels: "Chưa có thước phim nào", noReelsHint: "Video đăng lên trang này sẽ hiện ở đây.", views: "lượt xem",
    older: "Xem bài cũ hơn", missing: "Không tìm thấy nội dung này", missingHint: "Bài viết có thể đã bị xoá, hoặc đường dẫn không đúng.",
    goneStory: "Tin này không còn nữa", goneStoryHint: "Tin chỉ hiện trong 24 giờ.", all: "Tất cả trang", postOf: "Bài viết của", story: "Tin của", stories: "Tin",
  },
  en: {
    posts: "posts", tab: "Posts", reels: "Reels", empty: "No posts yet", emptyHint: "When something is published to this page, it appears here.",
    noReels: "No reels yet", noReelsHint: "Videos published to this page appear here.", views: "views",
    older: "See older posts", missing: "This content isn't available", missingHint: "The post may have been deleted, or the address is wrong.",
    goneStory: "This story is no longer available", goneStoryHint: "A story is shown for 24 hours.", all: "All pages", postOf: "Post by", story: "Story by", stories: "Stories",
  },
};

/** Facebook's public side below `/sandbox/pages/facebook`: a feed per page, its reels, its stories, and a page for each. */
export function facebookPages(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const shown = (language: Language, switchUrl: string, title: string, body: Html) => layout({ language, title, switchUrl, body: html`<div class="fb">${facebookStyles}${body}</div>` });
  const missing = (language: Language, switchUrl: string, story = false) => {
    const word = words[language];
    const [title, hint] = story ? [word.goneStory, word.goneStoryHint] : [word.missing, word.missingHint];
    return shown(language, switchUrl, title, empty(title, hint, "h1"));
  };

  app.get("/:pageId", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const page = findPage(sandbox.store, c.req.param("pageId"));
    if (!page) return c.html(missing(language, switchUrl), 404, pageHeaders);
    const tab = c.req.query("tab") === "reels" ? "reels" : "posts";
    const stories = storiesOf(sandbox.store, page.id, { now: sandbox.now(), archived: false, limit: shownStories });
    const body = html`${pageHead(page, stories, tab, language)}${tab === "reels" ? reelGrid(page, language) : feed(page, stories, language, c.req.query("before"))}`;
    return c.html(shown(language, switchUrl, page.name, body), 200, pageHeaders);
  });

  app.get("/:pageId/posts/:postId", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const page = findPage(sandbox.store, c.req.param("pageId"));
    const node = readNodeId(c.req.param("postId"));
    const post = page && node?.kind === "post" ? publicPost(page, node.number) : undefined;
    if (!page || !post || post.kind === "story") return c.html(missing(language, switchUrl), 404, pageHeaders);
    const body = html`<h1 class="sr">${words[language].postOf} ${page.name}</h1>${postCard({ page, post, counts: countsOf(post, sandbox.now()), language, allPhotos: true, comments: commentsOf(post) })}`;
    return c.html(shown(language, switchUrl, page.name, body), 200, pageHeaders);
  });

  app.get("/:pageId/reel/:videoId", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const page = findPage(sandbox.store, c.req.param("pageId"));
    const node = readNodeId(c.req.param("videoId"));
    const video = page && node?.kind === "video" ? findVideo(sandbox.store, page.id, node.number) : undefined;
    const post = page && video?.postNumber ? publicPost(page, video.postNumber) : undefined;
    if (!page || !post || post.kind === "story") return c.html(missing(language, switchUrl), 404, pageHeaders);
    const counts = countsOf(post, sandbox.now());
    const comments = commentsOf(post);
    const body = html`<h1 class="sr">${words[language].postOf} ${page.name}</h1>${post.kind === "reel" ? reelStage({ page, post, counts, language, comments }) : postCard({ page, post, counts, language, comments })}`;
    return c.html(shown(language, switchUrl, page.name, body), 200, pageHeaders);
  });

  app.get("/:pageId/stories/:storyId", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const page = findPage(sandbox.store, c.req.param("pageId"));
    const stories = page ? storiesOf(sandbox.store, page.id, { now: sandbox.now(), archived: false, limit: shownStories }).toReversed() : [];
    const index = stories.findIndex(({ id }) => id === c.req.param("storyId"));
    if (!page || index === -1) return c.html(missing(language, switchUrl, true), 404, pageHeaders);
    const body = html`<h1 class="sr">${words[language].story} ${page.name}</h1>${storyStage({ page, stories, index, language })}`;
    return c.html(shown(language, switchUrl, page.name, body), 200, pageHeaders);
  });

  app.get("/:pageId/avatar.svg", (c) => {
    const page = findPage(sandbox.store, c.req.param("pageId"));
    return page ? c.body(avatarSvg(page), 200, { ...pageHeaders, "content-type": "image/svg+xml" }) : c.notFound();
  });
  return app;

  function publicPost(page: FacebookPage, number: number): FacebookPost | undefined {
    const post = findPost(sandbox.store, page.id, number);
    return post && post.publishedAt !== null && post.publishedAt <= sandbox.now() ? post : undefined;
  }

  function commentsOf(post: FacebookPost): ShownComment[] {
    return sandbox.store.all<ShownComment>("SELECT message, created_at AS createdAt FROM fb_comments WHERE post_number = ? AND deleted_at IS NULL ORDER BY number", post.number);
  }

  function feed(page: FacebookPage, stories: FacebookPost[], language: Language, cursor: string | undefined): Html {
    const before = cursor?.match(/^(\d+)\.(\d+)$/);
    const posts = publicPosts(sandbox.store, page.id, {
      now: sandbox.now(), limit: postsPerPage + 1, before: before ? { publishedAt: Number(before[1]), number: Number(before[2]) } : undefined,
    });
    const last = posts.slice(0, postsPerPage).at(-1);
    const word = words[language];
    return html`${stories.length > 0 ? tray(page, stories, language) : ""}
${posts.length === 0 ? empty(word.empty, word.emptyHint) : posts.slice(0, postsPerPage).map((post) => postCard({ page, post, counts: countsOf(post, sandbox.now()), language, comments: commentsOf(post).slice(0, 1) }))}
${posts.length > postsPerPage && last ? html`<div class="pager"><a class="btn plain" href="?before=${last.publishedAt}.${last.number}&locale=${language}">${word.older}</a></div>` : ""}`;
  }

  function reelGrid(page: FacebookPage, language: Language): Html {
    const films = publicPosts(sandbox.store, page.id, { now: sandbox.now(), limit: 200 }).filter(({ video }) => video?.file);
    const word = words[language];
    if (films.length === 0) return empty(word.noReels, word.noReelsHint);
    return html`<section class="card"><div class="reels">${films.map((post) => html`<a href="${addressOf(post)}"><span class="sr">${post.title ?? (post.message.slice(0, 80) || word.reels)}, </span><video preload="metadata" muted playsinline tabindex="-1" src="${firstFrame(post.video?.file ?? "")}"></video><span>${reelIcon()}${countsOf(post, sandbox.now()).views.toLocaleString(language === "vi" ? "vi-VN" : "en-GB")}<span class="sr"> ${word.views}</span></span></a>`)}</div></section>`;
  }
}

/** Facebook's rows of the sandbox's index. */
export function facebookIndex(sandbox: SandboxContext, language: Language): Html {
  const counts = new Map(sandbox.store.all<{ page_id: string; count: number }>(
    "SELECT page_id, count(*) AS count FROM fb_posts WHERE deleted_at IS NULL AND published_at <= ? GROUP BY page_id", sandbox.now(),
  ).map((row) => [row.page_id, row.count]));
  return html`<section class="card"><div class="pad"><h2>Facebook</h2></div><ul class="rows" style="border-top:1px solid var(--line)">${listPages(sandbox.store).map((page) => html`<li><a class="row" href="/sandbox/pages/facebook/${page.id}"><img class="avatar" src="/sandbox/pages/facebook/${page.id}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${page.name}</strong><br><span class="muted small">${page.category}</span></span><span class="pill">${counts.get(page.id) ?? 0} ${words[language].posts}</span></a></li>`)}</ul></section>`;
}

function pageHead(page: FacebookPage, stories: FacebookPost[], tab: "posts" | "reels", language: Language): Html {
  const word = words[language];
  const base = `/sandbox/pages/facebook/${page.id}`;
  const [newest] = stories;
  const avatar = html`<img class="avatar big" src="${base}/avatar.svg" alt="">`;
  return html`<section class="card" style="margin-top:0;border-top-left-radius:0;border-top-right-radius:0">
<div class="cover" style="background:linear-gradient(120deg,${page.color},color-mix(in srgb,${page.color} 45%,#f6d9a8))"></div>
<div class="who">${newest ? html`<a class="ring" href="${addressOf(newest)}" aria-label="${word.story} ${page.name}">${avatar}</a>` : avatar}<div><h1>${page.name}</h1><p class="muted small facts"><span>${page.category}</span><a href="/sandbox">${word.all}</a></p></div></div>
<p class="pad muted" style="padding-top:0">${page.about}</p>
<nav class="tabs"><a href="${base}?locale=${language}"${tab === "posts" ? html` aria-current="page"` : ""}>${word.tab}</a><a href="${base}?tab=reels&locale=${language}"${tab === "reels" ? html` aria-current="page"` : ""}>${word.reels}</a></nav></section>`;
}

function tray(page: FacebookPage, stories: FacebookPost[], language: Language): Html {
  const word = words[language];
  return html`<section class="card" aria-label="${word.stories}"><div class="tray">${stories.map((story) => html`<a href="${addressOf(story)}"><b class="sr">${word.story} ${page.name}, </b><img class="avatar" src="/sandbox/pages/facebook/${page.id}/avatar.svg" alt="">${story.video?.file
    ? html`<video preload="metadata" muted playsinline tabindex="-1" src="${firstFrame(story.video.file)}"></video>`
    : html`<img src="/sandbox/files/${story.photos[0]?.file}" alt="" loading="lazy">`}<span>${hourOf(story, language)}</span></a>`)}</div></section>`;
}

function empty(title: string, hint: string, heading: "h1" | "h2" = "h2"): Html {
  return html`<section class="card empty"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H9l-5 4zM8 9h8M8 12h5"/></svg>${heading === "h1" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}<p class="muted">${hint}</p></section>`;
}
