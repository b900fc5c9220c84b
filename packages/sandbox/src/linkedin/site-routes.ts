import { Hono } from "hono";
import { runOperation } from "../faults/run-operation.ts";
import { languageOf } from "../pages/language.ts";
import { layout, otherLanguageUrl, pageHeaders } from "../pages/layout.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findAsset } from "./assets-table.ts";
import { consentBody, dialogErrorBody } from "./consent-page.ts";
import { approve, checkRequest, deny, exchangeToken, introspect, revoke } from "./oauth.ts";
import { listAuthors } from "./people-table.ts";
import { findPost } from "./posts-table.ts";
import { answered, wording } from "./rest-routes.ts";
import { receiveUpload, siteHost } from "./uploads.ts";

/** `/sandbox/www.linkedin.com/*`: the consent page, tokens, uploads, and a post's public address. */
export function linkedinSiteRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/oauth/v2/authorization", (c) => {
    const language = languageOf(c);
    const switchUrl = otherLanguageUrl(c.req.url, language);
    const checked = checkRequest(new URL(c.req.url).searchParams);
    if (typeof checked === "string") return c.html(layout({ language, title: "LinkedIn", switchUrl, body: dialogErrorBody(checked, language) }), 400, pageHeaders);
    if ("refusal" in checked) return c.redirect(checked.refusal, 303);
    const body = consentBody({ request: checked, members: listAuthors(sandbox.store, "person"), language, action: new URL(c.req.url).pathname });
    return c.html(layout({ language, title: "LinkedIn", switchUrl, body }), 200, pageHeaders);
  });
  app.post("/oauth/v2/authorization", async (c) => {
    const language = languageOf(c);
    const form = new URLSearchParams(await c.req.text());
    for (const [name, value] of new URL(c.req.url).searchParams) if (!form.has(name)) form.append(name, value);
    const checked = checkRequest(form);
    if (typeof checked === "string") return c.html(layout({ language, title: "LinkedIn", switchUrl: c.req.path, body: dialogErrorBody(checked, language) }), 400, pageHeaders);
    if ("refusal" in checked) return c.redirect(checked.refusal, 303);
    return c.redirect(form.get("decision") === "approve" ? approve(sandbox, checked, form) : deny(checked), 303);
  });
  for (const [name, serve] of [["accessToken", exchangeToken], ["introspectToken", introspect], ["revoke", revoke]] as const) {
    app.post(`/oauth/v2/${name}`, (c) =>
      runOperation(sandbox, c, { host: siteHost, operation: `oauth.${name}`, account: null }, wording(sandbox, null), async () => serve(sandbox, new URLSearchParams(await c.req.text()))));
  }

  app.put("/dms-uploads/:id/:part", async (c) => {
    const asset = (["image", "video", "document"] as const).map((kind) => findAsset(sandbox.store, `urn:li:${kind}:${c.req.param("id")}`)).find((found) => found !== undefined);
    if (!asset || c.req.query("sig") !== asset.secret) return c.text("Forbidden", 403);
    return runOperation(sandbox, c, { host: siteHost, operation: "uploads.put", account: asset.owner }, wording(sandbox, asset.owner), (fault) =>
      answered(async () => receiveUpload(sandbox, {
        asset, part: Number(c.req.param("part")), authorization: c.req.header("authorization"), bytes: new Uint8Array(await c.req.arrayBuffer()), cut: fault?.fault === "cut_upload",
      })));
  });

  app.get("/feed/update/:urn/", (c) => {
    const post = findPost(sandbox.store, c.req.param("urn"));
    return c.redirect(post ? `/sandbox/pages/linkedin/${post.author}/posts/${post.urn}` : "/sandbox/pages/linkedin/missing", 302);
  });
  return app;
}
