import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SocialError } from "../../spec/social-error.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { testPhoto } from "../../testing/test-photo.ts";
import { standing, testGrant, testPost } from "../../testing/test-post.ts";
import { appSecretProof } from "../meta/app-secret-proof.ts";
import { sandboxSettings } from "./facebook-harness.ts";
import { createFacebook } from "./network.ts";

const redirectUri = "https://agency.example/api/v1/channels/callback/facebook";

describe("connecting Facebook pages (R29)", () => {
  let sandbox: TestSandbox;
  beforeAll(async () => { sandbox = await startTestSandbox(); });
  afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
  beforeEach(() => sandbox.clearFaults());
  const facebook = () => createFacebook(sandboxSettings(sandbox));

  /** What the person's browser does in the dialog; answers the query that comes back. */
  const consent = async (choice: Record<string, string>): Promise<URLSearchParams> => {
    const response = await fetch(facebook().authorizeUrl({ state: "state-1", redirectUri }), { method: "POST", body: new URLSearchParams(choice), redirect: "manual" });
    const location = response.headers.get("location") ?? "";
    expect(location.startsWith(`${redirectUri}?`)).toBe(true);
    return new URL(location).searchParams;
  };

  it("asks for listing, posting and reading back, and for comments and numbers", () => {
    const url = new URL(facebook().authorizeUrl({ state: "s", redirectUri }));
    expect(url.pathname).toBe("/sandbox/www.facebook.com/v26.0/dialog/oauth");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: "sandbox-app", redirect_uri: redirectUri, state: "s", response_type: "code", scope: "pages_show_list,pages_manage_posts,pages_read_engagement,pages_manage_engagement,pages_read_user_content,read_insights",
    });
  });

  it("exchanges the code for a long-lived token, once", async () => {
    const back = await consent({ decision: "approve" });
    expect(back.get("state")).toBe("state-1");
    const code = back.get("code") ?? "";
    const grant = await facebook().exchangeCode({ code, redirectUri });
    expect(grant).toMatchObject({ missingScopes: [], grantedScopes: expect.arrayContaining(["pages_manage_posts"]) });
    expect((grant.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(50 * 86_400_000);
    const again = await facebook().exchangeCode({ code, redirectUri }).catch((error: unknown) => error);
    expect(again).toMatchObject({ kind: "permanent", code: "100/36009" });
    expect(inspect(again, { depth: 9 })).not.toContain(code);
  });

  it("tells which permissions were left unticked", async () => {
    const back = await consent({ decision: "approve", choose: "1", grant: "pages_show_list" });
    const grant = await facebook().exchangeCode({ code: back.get("code") ?? "", redirectUri });
    expect(grant.missingScopes).toEqual(["pages_manage_posts", "pages_read_engagement"]);
  });

  it("wants the same redirect address to the byte, and the right secret", async () => {
    const back = await consent({ decision: "approve" });
    const code = back.get("code") ?? "";
    await expect(facebook().exchangeCode({ code, redirectUri: `${redirectUri}/` })).rejects.toMatchObject({ kind: "permanent" });
    const wrong = createFacebook({ ...sandboxSettings(sandbox), appSecret: "another-secret" });
    await expect(wrong.exchangeCode({ code, redirectUri })).rejects.toMatchObject({ kind: "config_error" });
  });

  it("lists every page over all pages of the list, each with its own token", async () => {
    const made = await sandbox.admin<{ id: string }[]>("facebook/pages", { pages: Array.from({ length: 230 }, (_, index) => ({ name: `Quán số ${index}` })) });
    const back = await consent({ decision: "approve" });
    const grant = await facebook().exchangeCode({ code: back.get("code") ?? "", redirectUri });
    const pages = await facebook().listDestinations(grant);
    expect(pages.map(({ remoteId }) => remoteId)).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
    expect(new Set(pages.map(({ accessToken }) => accessToken)).size).toBe(pages.length);
    const [page] = pages;
    expect(page).toMatchObject({ canPublish: true, expiresAt: null });
    expect(URL.canParse(page?.pictureUrl ?? "")).toBe(true);
    const credentials = { remoteId: page?.remoteId ?? "", accessToken: page?.accessToken ?? "", details: {} };
    const remoteId = await standing(facebook().publish({ credentials, post: testPost({ text: "Xin chào", link: "https://caphe.vn/menu", media: [] }), refs: {} }));
    expect((await sandbox.ledger(credentials.remoteId)).posts).toMatchObject([{ postId: remoteId, text: "Xin chào", link: "https://caphe.vn/menu" }]);
  });

  it("says why an account cannot post any more", async () => {
    const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Phở Bắc" }] });
    const credentials = { remoteId: page?.id ?? "", accessToken: page?.accessToken ?? "", details: {} };
    expect(await facebook().checkAccount(credentials)).toMatchObject({ ok: true, reason: null, expiresAt: null });
    expect(await facebook().checkAccount({ ...credentials, remoteId: "999" })).toMatchObject({ ok: false, reason: "The access token belongs to another page." });
    await sandbox.admin("facebook/tokens/kill", { account: credentials.remoteId, subcode: 460 });
    const dead = await facebook().checkAccount(credentials);
    expect(dead).toMatchObject({ ok: false, reason: expect.stringContaining("changed their password") });
  });

  it("finds a link post by text and link together", async () => {
    const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Bún Chả" }] });
    const credentials = { remoteId: page?.id ?? "", accessToken: page?.accessToken ?? "", details: {} };
    const callStartedAt = new Date();
    const post = testPost({ text: "Thực đơn mới", link: "https://buncha.vn", media: [] });
    await facebook().publish({ credentials, post: testPost({ ...post, link: "https://buncha.vn/other" }), refs: {} });
    const ask = () => facebook().reconcile({ credentials, post, refs: {}, callStartedAt, boundRemoteIds: new Set() });
    expect(await ask()).toMatchObject({ state: "unknown" });
    await facebook().publish({ credentials, post: testPost({ text: "Giữa chừng", link: null, media: [] }), refs: {} });
    const remoteId = await standing(facebook().publish({ credentials, post, refs: {} }));
    expect(await ask()).toMatchObject({ state: "live", remoteId });
  });

  it("tells a text that it was refused for from our own, and only where no other call can have left it", async () => {
    const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Chè Huế" }] });
    const credentials = { remoteId: page?.id ?? "", accessToken: page?.accessToken ?? "", details: {} };
    const post = testPost({ text: "Chè sen long nhãn", link: null, media: [] });
    const standingId = await standing(facebook().publish({ credentials, post, refs: {} }));
    const error = await facebook().publish({ credentials, post, refs: {} }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "ambiguous", code: "506" });
    const calledAt = new Date();
    const ask = (refusal: { code?: string; isOnlyCall?: boolean }, calledLaterMs = 0, bound: string[] = []) => {
      const at = new Date(calledAt.getTime() + calledLaterMs);
      return facebook().reconcile({ credentials, post, refs: {}, callStartedAt: at, boundRemoteIds: new Set(bound), refusal: { code: "506", message: "Duplicate status message.", firstCallAt: at, isOnlyCall: true, ...refusal } });
    };
    expect(await ask({}, 0, [standingId])).toMatchObject({ state: "refused", error: { kind: "duplicate", code: "506" }, evidence: expect.stringContaining(standingId) });
    expect(await ask({}, 120_000)).toMatchObject({ state: "refused" });
    // Young and nobody's yet: ours by its words, as after any lost answer.
    expect(await ask({})).toMatchObject({ state: "live", remoteId: standingId });
    expect(await ask({ isOnlyCall: false }, 120_000)).toMatchObject({ state: "unknown" });
    expect(await ask({ isOnlyCall: false }, 0, [standingId])).toMatchObject({ state: "unknown" });
    expect(await ask({ code: "1" }, 120_000)).toMatchObject({ state: "unknown" });
    await facebook().publish({ credentials, post: testPost({ text: "Bài mới hơn", link: null, media: [] }), refs: {} });
    expect(await ask({}, 120_000), "another post is the latest").toMatchObject({ state: "unknown" });
  });

  it("does not take a lagging list for proof of absence", async () => {
    const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Trà Sen" }] });
    const credentials = { remoteId: page?.id ?? "", accessToken: page?.accessToken ?? "", details: {} };
    const callStartedAt = new Date();
    const post = testPost({ text: "Trà sen Tây Hồ", link: null, media: [] });
    await facebook().publish({ credentials, post, refs: {} });
    await sandbox.arm({ fault: "stale_listing", account: credentials.remoteId });
    const ask = () => facebook().reconcile({ credentials, post, refs: {}, callStartedAt, boundRemoteIds: new Set() });
    expect(await ask()).toMatchObject({ state: "unknown" });
    expect(await ask()).toMatchObject({ state: "live" });
  });

  it("looks beyond the first page of the list", async () => {
    const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Chợ Bến Thành" }] });
    const credentials = { remoteId: page?.id ?? "", accessToken: page?.accessToken ?? "", details: {} };
    const callStartedAt = new Date();
    const publish = (text: string) => facebook().publish({ credentials, post: testPost({ text, link: null, media: [] }), refs: {} });
    const remoteId = await standing(publish("Bài đầu tiên"));
    for (let index = 0; index < 120; index += 1) await publish(`Bài ${index}`);
    expect(await facebook().reconcile({ credentials, post: testPost({ text: "Bài đầu tiên", link: null, media: [] }), refs: {}, callStartedAt, boundRemoteIds: new Set() }))
      .toMatchObject({ state: "live", remoteId });
  });
});

describe("Facebook's calls on the wire", () => {
  let server: ScriptedServer;
  beforeAll(async () => { server = await startScriptedServer(); });
  afterAll(async () => { await server[Symbol.asyncDispose](); });
  const appSecret = "app-secret-123";
  const accessToken = "EAABtoken1234567890";
  const credentials = { remoteId: "111", accessToken, details: {} };
  const facebook = () => createFacebook({ environment: "live", appId: "42", appSecret, graphUrl: server.origin, videoUrl: server.origin, ruploadUrl: server.origin, dialogUrl: server.origin, version: "v26.0", fetch });

  it("prove the app's secret, and keep tokens out of addresses", async () => {
    expect(appSecretProof("app-secret-123", "EAABtoken")).toBe("fec2a252a422b0d8ea5f27bb53824f7ee59d96f2221a2ae30e5365cf08cbe723");
    server.answer({ status: 200, body: { id: "111_222" } });
    await facebook().publish({ credentials, post: testPost({ text: "Xin chào", link: null, media: [] }), refs: {} });
    const [call] = server.calls;
    expect(call?.url).toBe(`/v26.0/111/feed?appsecret_proof=${appSecretProof(appSecret, accessToken)}`);
    expect(call?.headers.authorization).toBe(`Bearer ${accessToken}`);
    expect(JSON.parse(String(call?.body))).toEqual({ message: "Xin chào", published: true });
  });

  it("attach photos by id, in order, without the link that the text carries", async () => {
    server.answer({ status: 200, body: { id: "111_222" } });
    const post = testPost({ text: "Xem https://caphe.vn", link: "https://caphe.vn", media: [testPhoto(1), testPhoto(2)] });
    await facebook().publish({ credentials, post, refs: { "photo_id:0": "7", "photo_id:1": "8" } });
    expect(JSON.parse(String(server.calls[0]?.body))).toEqual({ message: post.text, attached_media: [{ media_fbid: "7" }, { media_fbid: "8" }], published: true });
  });

  it("upload our own bytes with their description, unpublished", async () => {
    server.answer({ status: 200, body: { id: "7" } });
    await facebook().prepareStep({ credentials, post: testPost({ text: "", link: null, media: [testPhoto(9, "Ly cà phê")] }), refs: {} });
    const body = String(server.calls[0]?.body);
    expect(server.calls[0]?.headers["content-type"]).toContain("multipart/form-data");
    expect(body).toMatch(/name="published"\r\n\r\nfalse/);
    expect(body).toMatch(/name="alt_text_custom"\r\n\r\nLy cà phê/);
    expect(body).toMatch(/name="source"; filename="photo-1.png"\r\nContent-Type: image\/png/);
  });

  it("send nothing that the rules refuse", async () => {
    server.answer({ status: 200, body: { id: "1" } });
    const video = { ...testPhoto(1), mimeType: "video/mp4" };
    const scaleable = { ...testPhoto(1), mimeType: "image/svg+xml" };
    for (const [post, kind] of [
      [{ text: " ", link: null, media: [] }, "content_rejected"],
      [{ text: "Ảnh", link: "https://caphe.vn", media: [testPhoto(1)] }, "content_rejected"],
      [{ text: "Hình vẽ", link: null, media: [scaleable] }, "media_invalid"],
      [{ text: "Phim và ảnh", link: null, media: [testPhoto(1), video] }, "media_invalid"],
      [{ format: "reel", text: "Phim vuông", media: [video] }, "media_invalid"],
      [{ format: "story", text: "", media: [] }, "media_invalid"],
      [{ format: "draft", text: "Nháp", media: [testPhoto(1)] }, "content_rejected"],
      [{ text: "Nhiều", link: null, media: Array.from({ length: 11 }, (_, index) => testPhoto(index)) }, "media_invalid"],
    ] as const) {
      const input = { credentials, post: testPost({ ...post, media: [...post.media] }), refs: {} };
      await expect(facebook().publish(input)).rejects.toMatchObject({ kind });
      await expect(facebook().prepareStep(input)).rejects.toMatchObject({ kind });
    }
    expect(server.calls).toEqual([]);
  });

  it("follow a list on our own address only, without the token that its link carries", async () => {
    const next = `https://evil.example/v26.0/me/accounts?access_token=stolen&appsecret_proof=x&limit=100&after=c1`;
    server.answer({ status: 200, body: { data: [{ id: "1", name: "A", access_token: "EAA1", tasks: ["CREATE_CONTENT"] }], paging: { next } } }, { status: 200, body: { data: [{ id: "2", name: "B", tasks: ["ANALYZE"] }] } });
    const pages = await facebook().listDestinations(testGrant(accessToken));
    expect(pages.map(({ remoteId, canPublish }) => [remoteId, canPublish])).toEqual([["1", true], ["2", false]]);
    expect(server.calls[1]?.url).toBe(`/v26.0/me/accounts?limit=100&after=c1&appsecret_proof=${appSecretProof(appSecret, accessToken)}`);
  });

  it("end a list that runs in circles", async () => {
    server.answer({ status: 200, body: { data: [], paging: { next: `${server.origin}/v26.0/me/accounts?after=same` } } });
    expect(await facebook().listDestinations(testGrant(accessToken))).toEqual([]);
    expect(server.calls).toHaveLength(2);
  });

  it("never repeat, follow or leak: one request, and no secret in the error", async () => {
    const echo = { error: { message: `Bad token ${accessToken} EAAGother0123456789 access_token=abc&x for ${appSecret}`, code: 190, error_subcode: 467 } };
    for (const answer of [
      { status: 401, body: echo }, { status: 503, body: "" }, { status: 307, body: "", headers: { location: `${server.origin}/again` } },
      { status: 200, body: "<html>" }, { status: 200, body: {} },
    ]) {
      server.answer(answer);
      const error = await facebook().publish({ credentials, post: testPost({ text: "Xin chào", link: null, media: [] }), refs: {} }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SocialError);
      expect(server.calls).toHaveLength(1);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/EAA[AG]|app-secret|access_token=abc/);
      expect((error as SocialError).kind).toBe(answer.status === 401 ? "reauth" : "ambiguous");
    }
  });

  it("call a post bound elsewhere, or a photo that is gone, unknown", async () => {
    const ask = (boundRemoteIds: Set<string>) =>
      facebook().reconcile({ credentials, post: testPost({ text: "", link: null, media: [testPhoto(1)] }), refs: { "photo_id:0": "7" }, callStartedAt: new Date(), boundRemoteIds });
    server.answer({ status: 200, body: { id: "7", page_story_id: "111_222" } });
    expect(await ask(new Set())).toMatchObject({ state: "live", remoteId: "111_222" });
    expect(await ask(new Set(["111_222"]))).toMatchObject({ state: "unknown" });
    server.answer({ status: 200, body: { id: "7", page_story_id: "" } });
    expect(await ask(new Set())).toMatchObject({ state: "absent" });
    server.answer({ status: 400, body: { error: { message: "Unsupported get request", code: 100, error_subcode: 33 } } });
    expect(await ask(new Set())).toMatchObject({ state: "unknown" });
    server.answer({ status: 500, body: "" });
    await expect(ask(new Set())).rejects.toMatchObject({ kind: "transient" });
  });

  it("keep sandbox and live apart", () => {
    const real = { graphUrl: "https://graph.facebook.com", videoUrl: "https://graph-video.facebook.com", ruploadUrl: "https://rupload.facebook.com", dialogUrl: "https://www.facebook.com" };
    const stand = { graphUrl: "http://localhost:3000/sandbox/graph.facebook.com", videoUrl: "http://localhost:3000/sandbox/graph-video.facebook.com", ruploadUrl: "http://localhost:3000/sandbox/rupload.facebook.com", dialogUrl: "http://localhost:3000/sandbox/www.facebook.com" };
    const make = (environment: "sandbox" | "live", urls: typeof real) => () => createFacebook({ environment, appId: "1", appSecret: "s", version: "v26.0", fetch, ...urls });
    expect(make("sandbox", real)).toThrow(expect.objectContaining({ kind: "config_error" }));
    expect(make("live", stand)).toThrow(expect.objectContaining({ kind: "config_error" }));
    expect(make("live", real)).not.toThrow();
    expect(make("sandbox", stand)).not.toThrow();
  });
});
