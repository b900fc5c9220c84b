import { Hono } from "hono";
import { html } from "hono/html";
import { avatarSvg } from "../pages/avatar.ts";
import { languageOf } from "../pages/language.ts";
import { otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { addConsent } from "./consent-routes.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { findCreator, findCreatorByName } from "./creators-table.ts";
import { inboxBody, postBody, profile, profileBody } from "./profile-pages.ts";
import type { ProfileView } from "./profile-pages.ts";
import { findPost, findPublish, finishDraft, isPublic, listPublishes, publicPosts, statusOf } from "./publishes-table.ts";
import { tiktokLayout } from "./tiktok-layout.ts";

const missing = {
  vi: { title: "Không tìm thấy nội dung này", hint: "Video có thể đã bị xoá, chưa công khai, hoặc đường dẫn không đúng." },
  en: { title: "Couldn't find this content", hint: "The video may be deleted, not public, or the address is wrong." },
};

/** `/sandbox/www.tiktok.com/*`: consent, profiles and posts at TikTok's own paths, and an inbox for drafts. */
export function tiktokPublicRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { store } = sandbox;
  addConsent(sandbox, app);

  const viewOf = (creator: TikTokCreator, language: ProfileView["language"]): ProfileView => {
    const now = sandbox.now();
    const posts = creator.isPrivate ? [] : publicPosts(store, creator.openId, now);
    const standing = listPublishes(store, creator.openId).filter((publish) => publish.deletedAt === null && statusOf(publish, now).status === "PUBLISH_COMPLETE");
    return { creator, posts, hiddenCount: standing.length - posts.length, language, now };
  };

  app.get("/avatars/:file{.+\\.svg}", (c) => {
    const creator = findCreator(store, c.req.param("file").replace(/\.svg$/, ""));
    if (!creator) return c.notFound();
    return c.body(avatarSvg({ name: creator.nickname, color: creator.color }), 200, { ...pageHeaders, "content-type": "image/svg+xml" });
  });

  app.get("/:handle{@[^/]+}", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const creator = findCreatorByName(store, c.req.param("handle").slice(1));
    if (!creator) return c.html(notFound(language, switchUrl), 404, pageHeaders);
    return c.html(tiktokLayout({ language, title: creator.nickname, switchUrl, body: profileBody(viewOf(creator, language)) }), 200, pageHeaders);
  });

  app.get("/:handle{@[^/]+}/inbox", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const creator = findCreatorByName(store, c.req.param("handle").slice(1));
    if (!creator) return c.html(notFound(language, switchUrl), 404, pageHeaders);
    const drafts = listPublishes(store, creator.openId).filter((publish) => statusOf(publish, sandbox.now()).status === "SEND_TO_USER_INBOX");
    return c.html(tiktokLayout({ language, title: creator.nickname, switchUrl, body: inboxBody(viewOf(creator, language), drafts) }), 200, pageHeaders);
  });
  app.post("/:handle{@[^/]+}/inbox", async (c) => {
    const creator = findCreatorByName(store, c.req.param("handle").slice(1));
    const publish = findPublish(store, new URLSearchParams(await c.req.text()).get("publish_id") ?? "");
    if (!creator || publish?.openId !== creator.openId || statusOf(publish, sandbox.now()).status !== "SEND_TO_USER_INBOX") return c.notFound();
    finishDraft(store, publish, sandbox.now());
    return c.redirect(`${profile(creator)}?locale=${languageOf(c)}`, 303);
  });

  app.get("/:handle{@[^/]+}/:kind{video|photo}/:postId", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const creator = findCreatorByName(store, c.req.param("handle").slice(1));
    const post = findPost(store, c.req.param("postId"));
    const isSeen = creator && post && post.openId === creator.openId && !creator.isPrivate && isPublic(post, sandbox.now());
    if (!isSeen) return c.html(notFound(language, switchUrl), 404, pageHeaders);
    return c.html(tiktokLayout({ language, title: creator.nickname, switchUrl, body: postBody({ creator, language, now: sandbox.now() }, post) }), 200, pageHeaders);
  });
  return app;
}

function notFound(language: ProfileView["language"], switchUrl: string): ReturnType<typeof tiktokLayout> {
  const { title, hint } = missing[language];
  return tiktokLayout({ language, title, switchUrl, body: html`<section class="empty"><h1>${title}</h1><p class="muted">${hint}</p></section>` });
}
