import { Hono } from "hono";
import { html } from "hono/html";
import { readNodeId } from "../facebook/ids.ts";
import { findPage, listPages } from "../facebook/pages-table.ts";
import type { FacebookPage } from "../facebook/pages-table.ts";
import { findPost, publicPosts } from "../facebook/posts-table.ts";
import { instagramIndex } from "../instagram/feed-pages.ts";
import { linkedinIndex } from "../linkedin/feed-pages.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { tiktokIndex } from "../tiktok/index-section.ts";
import { avatarSvg } from "./avatar.ts";
import { languageOf } from "./language.ts";
import type { Language } from "./language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "./layout.ts";
import type { Html } from "./layout.ts";
import { postCard } from "./post-card.ts";
import { serveFile } from "./serve-file.ts";

const postsPerPage = 20;
const words = {
  vi: {
    index: "Mạng xã hội giả lập", intro: "Những trang dưới đây cho thấy đúng những gì một người lạ sẽ thấy trên mạng thật.",
    posts: "bài viết", tab: "Bài viết", empty: "Chưa có bài viết nào", emptyHint: "Khi một bài được đăng lên trang này, nó sẽ hiện ở đây.",
    older: "Xem bài cũ hơn", missing: "Không tìm thấy nội dung này", missingHint: "Bài viết có thể đã bị xoá, hoặc đường dẫn không đúng.", all: "Tất cả trang", postOf: "Bài viết của",
  },
  en: {
    index: "Simulated social networks", intro: "These pages show exactly what a stranger would see on the real network.",
    posts: "posts", tab: "Posts", empty: "No posts yet", emptyHint: "When something is published to this page, it appears here.",
    older: "See older posts", missing: "This content isn't available", missingHint: "The post may have been deleted, or the address is wrong.", all: "All pages", postOf: "Post by",
  },
};

/** What everyone may look at: the index, a feed per page, a page per post, and the pictures. */
export function publicRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const language = languageOf(c);
    const counts = new Map(sandbox.store.all<{ page_id: string; count: number }>(
      "SELECT page_id, count(*) AS count FROM fb_posts WHERE deleted_at IS NULL AND published_at <= ? GROUP BY page_id", sandbox.now(),
    ).map((row) => [row.page_id, row.count]));
    const body = html`<div class="title"><h1>${words[language].index}</h1><p class="muted">${words[language].intro}</p></div>
<section class="card"><div class="pad"><h2>Facebook</h2></div><ul class="rows" style="border-top:1px solid var(--line)">${listPages(sandbox.store).map((page) => html`<li><a class="row" href="/sandbox/pages/facebook/${page.id}"><img class="avatar" src="/sandbox/pages/facebook/${page.id}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${page.name}</strong><br><span class="muted small">${page.category}</span></span><span class="pill">${counts.get(page.id) ?? 0} ${words[language].posts}</span></a></li>`)}</ul></section>
${tiktokIndex(sandbox, language)}
${instagramIndex(sandbox, language)}
${linkedinIndex(sandbox, language)}`;
    return c.html(layout({ language, title: words[language].index, switchUrl: otherLanguageUrl(c.req.url, language), body }), 200, pageHeaders);
  });

  app.get("/pages/facebook/:pageId", (c) => {
    const language = languageOf(c);
    const page = findPage(sandbox.store, c.req.param("pageId"));
    const switchUrl = otherLanguageUrl(c.req.url, language);
    if (!page) return c.html(missing(language, switchUrl), 404, pageHeaders);
    const before = c.req.query("before")?.match(/^(\d+)\.(\d+)$/);
    const posts = publicPosts(sandbox.store, page.id, {
      now: sandbox.now(), limit: postsPerPage + 1, before: before ? { publishedAt: Number(before[1]), number: Number(before[2]) } : undefined,
    });
    const shown = posts.slice(0, postsPerPage);
    const last = shown.at(-1);
    const body = html`${pageHead(page, language)}
${shown.length === 0 ? empty(words[language].empty, words[language].emptyHint) : shown.map((post) => postCard({ page, post, language }))}
${posts.length > postsPerPage && last ? html`<div class="pager"><a class="btn plain" href="?before=${last.publishedAt}.${last.number}&locale=${language}">${words[language].older}</a></div>` : ""}`;
    return c.html(layout({ language, title: page.name, switchUrl, body }), 200, pageHeaders);
  });

  app.get("/pages/facebook/:pageId/posts/:postId", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const page = findPage(sandbox.store, c.req.param("pageId"));
    const node = readNodeId(c.req.param("postId"));
    const post = page && node?.kind === "post" ? findPost(sandbox.store, page.id, node.number) : undefined;
    if (!page || !post || post.publishedAt === null || post.publishedAt > sandbox.now()) return c.html(missing(language, switchUrl), 404, pageHeaders);
    const comments = sandbox.store.all<{ message: string }>(
      "SELECT message FROM fb_comments WHERE post_number = ? AND deleted_at IS NULL ORDER BY number", post.number,
    );
    const body = html`<h1 class="sr">${words[language].postOf} ${page.name}</h1>${postCard({ page, post, language, allPhotos: true, comments })}`;
    return c.html(layout({ language, title: page.name, switchUrl, body }), 200, pageHeaders);
  });

  app.get("/pages/facebook/:pageId/avatar.svg", (c) => {
    const page = findPage(sandbox.store, c.req.param("pageId"));
    if (!page) return c.notFound();
    return c.body(avatarSvg(page), 200, { ...pageHeaders, "content-type": "image/svg+xml" });
  });

  app.get("/files/:file", async (c) => (await serveFile(sandbox.store.filesDir, c.req.param("file"), c.req.header("range"))) ?? c.notFound());
  return app;
}

function pageHead(page: FacebookPage, language: Language): Html {
  return html`<section class="card" style="margin-top:0;border-top-left-radius:0;border-top-right-radius:0">
<div class="cover" style="background:linear-gradient(120deg,${page.color},color-mix(in srgb,${page.color} 45%,#f6d9a8))"></div>
<div class="who"><img class="avatar big" src="/sandbox/pages/facebook/${page.id}/avatar.svg" alt=""><div><h1>${page.name}</h1><p class="muted small">${page.category} · <a href="/sandbox">${words[language].all}</a></p></div></div>
<p class="pad muted" style="padding-top:0">${page.about}</p>
<div class="tabs"><span>${words[language].tab}</span></div></section>`;
}

function missing(language: Language, switchUrl: string): Html {
  const { missing: title, missingHint } = words[language];
  return layout({ language, title, switchUrl, body: empty(title, missingHint, "h1") });
}

function empty(title: string, hint: string, heading: "h1" | "h2" = "h2"): Html {
  return html`<section class="card empty"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H9l-5 4zM8 9h8M8 12h5"/></svg>${heading === "h1" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}<p class="muted">${hint}</p></section>`;
}
