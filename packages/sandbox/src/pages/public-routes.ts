import { Hono } from "hono";
import { html } from "hono/html";
import { facebookIndex, facebookPages } from "../facebook/feed-pages.ts";
import { instagramIndex } from "../instagram/feed-pages.ts";
import { linkedinIndex } from "../linkedin/feed-pages.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { tiktokIndex } from "../tiktok/index-section.ts";
import { languageOf } from "./language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "./layout.ts";
import { serveFile } from "./serve-file.ts";

const words = {
  vi: { index: "Mạng xã hội giả lập", intro: "Những trang dưới đây cho thấy đúng những gì một người lạ sẽ thấy trên mạng thật." },
  en: { index: "Simulated social networks", intro: "These pages show exactly what a stranger would see on the real network." },
};

/** What everyone may look at: the index, Facebook's pages, and the files. */
export function publicRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const language = languageOf(c);
    const body = html`<div class="title"><h1>${words[language].index}</h1><p class="muted">${words[language].intro}</p></div>
${facebookIndex(sandbox, language)}
${tiktokIndex(sandbox, language)}
${instagramIndex(sandbox, language)}
${linkedinIndex(sandbox, language)}`;
    return c.html(layout({ language, title: words[language].index, switchUrl: otherLanguageUrl(c.req.url, language), body }), 200, pageHeaders);
  });

  app.route("/pages/facebook", facebookPages(sandbox));

  app.get("/files/:file", async (c) => (await serveFile(sandbox.store.filesDir, c.req.param("file"), c.req.header("range"))) ?? c.notFound());
  return app;
}
