import { Hono } from "hono";
import { html } from "hono/html";
import { avatarSvg } from "../pages/avatar.ts";
import { languageOf } from "../pages/language.ts";
import type { Language } from "../pages/language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { Html } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { linkedinStyles } from "./feed-styles.ts";
import { findAuthor, listAuthors } from "./people-table.ts";
import type { LinkedInAuthor } from "./people-table.ts";
import { findPost, postsOf } from "./posts-table.ts";
import { postCard } from "./post-card.ts";

const postsPerPage = 20;
const words = {
  vi: { followers: "người theo dõi", posts: "Bài viết", empty: "Chưa có bài viết nào", emptyHint: "Khi một bài được đăng ở đây, nó sẽ hiện ra.", older: "Xem bài cũ hơn", missing: "Không tìm thấy trang này", missingHint: "Bài viết có thể đã bị xoá, hoặc đường dẫn không đúng.", all: "Tất cả trang", postOf: "Bài viết của" },
  en: { followers: "followers", posts: "Posts", empty: "No posts yet", emptyHint: "When something is published here, it appears.", older: "See older posts", missing: "This page doesn't exist", missingHint: "The post may have been deleted, or the address is wrong.", all: "All pages", postOf: "Post by" },
};

/** LinkedIn's public side below `/sandbox/pages/linkedin`. */
export function linkedinPages(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const shown = (language: Language, switchUrl: string, title: string, body: Html) => layout({ language, title, switchUrl, body: html`<div class="li">${linkedinStyles}${body}</div>` });

  app.get("/:urn", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const author = findAuthor(sandbox.store, c.req.param("urn"));
    const word = words[language];
    if (!author) return c.html(shown(language, switchUrl, word.missing, empty(word.missing, word.missingHint, "h1")), 404, pageHeaders);
    const start = Math.max(0, Number.parseInt(c.req.query("start") ?? "0", 10) || 0);
    const posts = postsOf(sandbox.store, author.urn, { until: sandbox.now(), start, count: postsPerPage + 1 });
    const body = html`${profile(author, language)}
${posts.length === 0 ? empty(word.empty, word.emptyHint) : posts.slice(0, postsPerPage).map((post) => postCard(sandbox, { author, post, language }))}
${posts.length > postsPerPage ? html`<div class="pager"><a class="btn plain" href="?start=${start + postsPerPage}&locale=${language}">${word.older}</a></div>` : ""}`;
    return c.html(shown(language, switchUrl, author.name, body), 200, pageHeaders);
  });

  app.get("/:urn/posts/:post", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const post = findPost(sandbox.store, c.req.param("post"));
    const author = post && findAuthor(sandbox.store, post.author);
    const word = words[language];
    if (!post || !author || author.urn !== c.req.param("urn")) return c.html(shown(language, switchUrl, word.missing, empty(word.missing, word.missingHint, "h1")), 404, pageHeaders);
    return c.html(shown(language, switchUrl, author.name, html`<h1 class="sr">${word.postOf} ${author.name}</h1>${postCard(sandbox, { author, post, language, whole: true })}`), 200, pageHeaders);
  });

  app.get("/:urn/avatar.svg", (c) => {
    const author = findAuthor(sandbox.store, c.req.param("urn"));
    return author ? c.body(avatarSvg(author), 200, { ...pageHeaders, "content-type": "image/svg+xml" }) : c.notFound();
  });
  return app;
}

/** LinkedIn's rows of the sandbox's index. */
export function linkedinIndex(sandbox: SandboxContext, language: Language): Html {
  const counts = new Map(sandbox.store.all<{ author: string; count: number }>("SELECT author, count(*) AS count FROM li_posts WHERE deleted_at IS NULL GROUP BY author").map((row) => [row.author, row.count]));
  const authors = [...listAuthors(sandbox.store, "organization"), ...listAuthors(sandbox.store, "person")];
  return html`<section class="card"><div class="pad"><h2>LinkedIn</h2></div><ul class="rows" style="border-top:1px solid var(--line)">${authors.map((author) => html`<li><a class="row" href="/sandbox/pages/linkedin/${author.urn}"><img class="avatar" src="/sandbox/pages/linkedin/${author.urn}/avatar.svg" alt="" loading="lazy"><span class="grow"><strong>${author.name}</strong><br><span class="muted small">${author.line}</span></span><span class="pill">${counts.get(author.urn) ?? 0} ${words[language].posts.toLowerCase()}</span></a></li>`)}</ul></section>`;
}

function profile(author: LinkedInAuthor, language: Language): Html {
  const word = words[language];
  const isPage = author.urn.startsWith("urn:li:organization:");
  return html`<section class="card"><div class="banner" style="background:linear-gradient(100deg,${author.color},color-mix(in srgb,${author.color} 35%,#dfe7ee))"></div>
<div class="head"><img class="face big${isPage ? " page" : ""}" src="/sandbox/pages/linkedin/${author.urn}/avatar.svg" alt=""><h1>${author.name}</h1><p>${author.line}</p><p class="muted small">${author.followers.toLocaleString(language === "vi" ? "vi-VN" : "en-GB")} ${word.followers} · <a href="/sandbox">${word.all}</a></p></div>
<div class="tabs"><span>${word.posts}</span></div></section>`;
}

function empty(title: string, hint: string, heading: "h1" | "h2" = "h2"): Html {
  return html`<section class="card empty"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H9l-5 4zM8 9h8M8 12h5"/></svg>${heading === "h1" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}<p class="muted">${hint}</p></section>`;
}
