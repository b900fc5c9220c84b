import { html } from "hono/html";
import type { Language } from "../pages/language.ts";
import type { Html } from "../pages/layout.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { listCreators } from "./creators-table.ts";
import { profile } from "./profile-pages.ts";
import { publicHost } from "./publish-end.ts";
import { publicPosts } from "./publishes-table.ts";

const words = { vi: { posts: "bài đăng", isPrivate: "tài khoản riêng tư" }, en: { posts: "posts", isPrivate: "private account" } };

/** TikTok's accounts on the index of all networks. */
export function tiktokIndex(sandbox: SandboxContext, language: Language): Html {
  const word = words[language];
  const creators = listCreators(sandbox.store).map((creator) => ({ ...creator, posts: creator.isPrivate ? 0 : publicPosts(sandbox.store, creator.openId, sandbox.now()).length }));
  return html`<section class="card"><div class="pad"><h2>TikTok</h2></div><ul class="rows" style="border-top:1px solid var(--line)">${creators.map((creator) => html`<li><a class="row" href="${profile(creator)}"><img class="avatar" src="/sandbox/${publicHost}/avatars/${creator.openId}.svg" alt="" loading="lazy"><span class="grow"><strong>${creator.nickname}</strong><br><span class="muted small">@${creator.username}${creator.isPrivate ? ` · ${word.isPrivate}` : ""}</span></span><span class="pill">${creator.posts} ${word.posts}</span></a></li>`)}</ul></section>`;
}
