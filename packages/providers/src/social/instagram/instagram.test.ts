import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, RemoteRefs, SocialNetwork } from "../../spec/social.ts";
import { setSandboxClock } from "../../testing/media-sandbox.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { standing, testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import { instagramOperations, sandboxSettings, startInstagramHarness, testJpeg } from "./instagram-harness.ts";
import { instagramLoginNames } from "./logins.ts";
import { createInstagram } from "./network.ts";

const redirectUri = "https://agency.example/api/v1/channels/callback/instagram";
const hour = 3_600_000;
type Harness = Awaited<ReturnType<typeof startInstagramHarness>>;

let harness: Harness;
beforeAll(async () => { harness = await startInstagramHarness("instagram"); });
afterAll(async () => { await harness[Symbol.asyncDispose](); });
beforeEach(async () => {
  await harness.clearFaults();
  await setSandboxClock(harness.sandbox, 0);
});

const failureOf = (call: Promise<unknown>): Promise<SocialError> =>
  call.then(() => expect.fail("it was accepted"), (error: unknown) => (error instanceof SocialError ? error : expect.fail(inspect(error))));

/** What the person's browser does in a dialog; answers the query that comes back. */
async function consent(network: SocialNetwork, login: string, choice: Record<string, string>): Promise<URLSearchParams> {
  const response = await fetch(network.authorizeUrl({ state: "state-1", redirectUri, login }), { method: "POST", body: new URLSearchParams(choice), redirect: "manual" });
  const location = new URL(response.headers.get("location") ?? "");
  expect(location.origin + location.pathname).toBe(redirectUri);
  return location.searchParams;
}

describe("connecting Instagram accounts (R29)", () => {
  it.each(instagramLoginNames)("through %s: the dialog, a token of sixty days, accounts that can post", async (login) => {
    const back = await consent(harness.network, login, { decision: "approve" });
    expect(back.get("state")).toBe("state-1");
    const grant = await harness.network.exchangeCode({ code: back.get("code") ?? "", redirectUri, login });
    expect(grant).toMatchObject({ missingScopes: [], details: { login } });
    expect((grant.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(50 * 86_400_000);
    const [account] = await harness.network.listDestinations(grant);
    expect(account).toMatchObject({ name: "Cà Phê Sớm Mai", canPublish: true, refreshToken: null, details: { login, username: "caphesommai" } });
    // A page's token has no end, Instagram's own is renewed.
    expect(account!.expiresAt).toEqual(login === "facebook" ? null : grant.expiresAt);
    const credentials = { remoteId: account!.remoteId, accessToken: account!.accessToken, details: account!.details };
    expect(await harness.network.checkAccount(credentials)).toMatchObject({ ok: true, reason: null });
    expect(await harness.network.accountLimits!(credentials)).toMatchObject({ postsUsed: 0, postsTotal: 100, windowSeconds: 86_400, blockedReason: null });
  });

  it("asks each dialog for what it needs and no more", () => {
    const asked = (login: string) => new URL(harness.network.authorizeUrl({ state: "s", redirectUri, login }));
    expect(asked("facebook").pathname).toBe("/sandbox/www.facebook.com/v26.0/dialog/oauth");
    expect(asked("facebook").searchParams.get("scope")).toBe("instagram_basic,instagram_content_publish,instagram_manage_comments,instagram_manage_insights,pages_show_list,pages_read_engagement");
    expect(asked("instagram").pathname).toBe("/sandbox/www.instagram.com/oauth/authorize");
    expect(asked("instagram").searchParams.get("scope")).toBe("instagram_business_basic,instagram_business_content_publish,instagram_business_manage_comments,instagram_business_manage_insights");
    expect(harness.network.authorizeUrl({ state: "s", redirectUri })).toBe(asked("facebook").href);
  });

  it.each([["facebook", "instagram_basic"], ["instagram", "instagram_business_basic"]] as const)("through %s: tells what was left unticked, and that the account cannot post", async (login, grantOnly) => {
    const back = await consent(harness.network, login, { decision: "approve", choose: "1", grant: grantOnly, ...(login === "facebook" ? { page: "61550000000001" } : {}) });
    const grant = await harness.network.exchangeCode({ code: back.get("code") ?? "", redirectUri, login });
    expect(grant.missingScopes).toContain(login === "facebook" ? "instagram_content_publish" : "instagram_business_content_publish");
  });

  it("takes a code once and keeps it out of the error", async () => {
    const code = (await consent(harness.network, "instagram", { decision: "approve" })).get("code") ?? "";
    await harness.network.exchangeCode({ code, redirectUri, login: "instagram" });
    const error = await failureOf(harness.network.exchangeCode({ code, redirectUri, login: "instagram" }));
    expect(error.message).toContain("Matching code was not found");
    expect(inspect(error, { depth: 9 })).not.toContain(code);
    expect((await consent(harness.network, "instagram", { decision: "deny" })).get("error_reason")).toBe("user_denied");
  });

  it("renews a token that is a day old, and waits with a younger one", async () => {
    const { accessToken, details } = await harness.newAccount();
    const tokens = { accessToken, refreshToken: null, details };
    expect(await failureOf(harness.network.refresh!(tokens))).toMatchObject({ kind: "not_ready" });
    await setSandboxClock(harness.sandbox, 25 * hour);
    const renewed = await harness.network.refresh!(tokens);
    expect(renewed.accessToken).not.toBe(accessToken);
    expect((renewed.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(59 * 86_400_000);
    await setSandboxClock(harness.sandbox, 90 * 86_400_000);
    expect(await failureOf(harness.network.refresh!(tokens))).toMatchObject({ kind: "reauth" });
    expect(await harness.network.refresh!({ accessToken: "EAAGpage", refreshToken: null, details: { login: "facebook" } })).toEqual({ accessToken: "EAAGpage", expiresAt: null, refreshToken: null, refreshExpiresAt: null });
  });

  it("says why an account cannot post any more", async () => {
    const credentials = await harness.newAccount();
    await harness.sandbox.admin("instagram/tokens/kill", { account: credentials.remoteId, subcode: 460 });
    expect(await harness.network.checkAccount(credentials)).toMatchObject({ ok: false, reason: expect.stringContaining("changed their password") as string });
    expect(await harness.network.checkAccount({ ...(await harness.newAccount()), remoteId: credentials.remoteId })).toMatchObject({ ok: false, reason: "The access token belongs to another account." });
  });

  it("works with one of the two apps, refuses accounts of the other, and needs one", async () => {
    const settings = sandboxSettings(harness.sandbox);
    const one = createInstagram({ ...settings, facebook: null });
    expect(one.logins).toEqual(["instagram"]);
    expect(await failureOf(one.checkAccount({ remoteId: "1", accessToken: "t", details: { login: "facebook" } }))).toMatchObject({ kind: "config_error" });
    expect(() => createInstagram({ ...settings, facebook: null, instagram: null })).toThrow(SocialError);
    const live = { ...settings.instagram!, graphUrl: "https://graph.instagram.com" };
    expect(() => createInstagram({ ...settings, instagram: live })).toThrow(/may not use/);
    expect(() => createInstagram({ ...settings, environment: "live" })).toThrow(/may not use/);
  });
});

describe("a post on its way", () => {
  let credentials: ChannelCredentials;
  beforeEach(async () => { credentials = await harness.newAccount(); });
  let number = 1_000;

  const photo = async (): Promise<FrozenPost> => harness.post("photo", (number += 1));
  async function prepare(post: FrozenPost, refs: RemoteRefs = {}): Promise<RemoteRefs> {
    for (let step = 0; step < 60; step += 1) {
      const taken = await harness.network.prepareStep({ credentials, post, refs });
      if (taken.done) return refs;
      refs = { ...refs, ...taken.added };
      if (taken.waitMs) await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return expect.fail("the preparation does not end");
  }
  const publish = (post: FrozenPost, refs: RemoteRefs) => harness.network.publish({ credentials, post, refs });
  const reconcile = (post: FrozenPost, refs: RemoteRefs, callStartedAt: Date) => harness.network.reconcile({ credentials, post, refs, callStartedAt, boundRemoteIds: new Set() });
  const publishing = instagramOperations("instagram").publish;
  const preparing = instagramOperations("instagram").prepare;

  it("is made anew when its container ran out over night", async () => {
    const post = await photo();
    const refs = await prepare(post);
    await setSandboxClock(harness.sandbox, 24 * hour);
    expect(await failureOf(publish(post, refs))).toMatchObject({ kind: "not_ready", code: "-2/2207020" });
    const again = await prepare(post, refs);
    expect(again.container_id).not.toBe(refs.container_id);
    expect(await standing(publish(post, again))).toBeTruthy();
    expect(await harness.publicPosts(credentials.remoteId)).toHaveLength(1);
  });

  it("is not published while Instagram works on it", async () => {
    const post = await harness.post("reel", (number += 1));
    await harness.sandbox.arm({ ...preparing, account: credentials.remoteId, fault: "slow_processing", delayMs: 60_000 });
    const first = await harness.network.prepareStep({ credentials, post, refs: {} });
    const refs = first.done ? {} : first.added;
    expect(await harness.network.prepareStep({ credentials, post, refs })).toEqual({ done: false, added: {}, waitMs: 5_000 });
    expect(await failureOf(publish(post, refs))).toMatchObject({ kind: "not_ready", code: "9007/2207027" });
    expect((await reconcile(post, refs, new Date())).state).toBe("absent");
  });

  it("is tried again when the work failed for no reason of ours, but not for ever", async () => {
    const post = await photo();
    const spoil = (times: number) => harness.sandbox.arm({ ...preparing, account: credentials.remoteId, fault: "processing_failed", times, code: 2_207_053 });
    await spoil(2);
    await standing(publish(post, await prepare(post)));
    expect(await harness.publicPosts(credentials.remoteId)).toHaveLength(1);
    await spoil(9);
    expect(await failureOf(prepare(await photo()))).toMatchObject({ kind: "media_invalid", code: "2207053" });
  });

  it("is known to stand when Instagram said 2207051 of it, and is left alone when it does not", async () => {
    const post = await photo();
    const refs = await prepare(post);
    await harness.sandbox.arm({ ...publishing, account: credentials.remoteId, fault: "server_error_after_commit", code: 2_207_051 });
    const receipt = await publish(post, refs);
    if (receipt.state !== "accepted") return expect.fail("expected a post that is still to be found");
    const found = await harness.network.confirm!({ credentials, post, refs: { ...refs, ...receipt.added } });
    const [only] = await harness.publicPosts(credentials.remoteId);
    expect(found).toMatchObject({ state: "live", remoteId: only?.remoteId });

    const other = await photo();
    const otherRefs = await prepare(other);
    await harness.sandbox.arm({ ...publishing, account: credentials.remoteId, fault: "server_error", code: 2_207_051 });
    expect(await failureOf(publish(other, otherRefs))).toMatchObject({ kind: "policy_blocked", code: "4/2207051" });
    expect(await harness.publicPosts(credentials.remoteId)).toHaveLength(1);
  });

  it("waits for the list when the container is published and its media is not shown yet (R7)", async () => {
    const post = await photo();
    const refs = await prepare(post);
    const callStartedAt = new Date();
    await harness.arm("photo", "publish", credentials.remoteId, "lost_response_after_commit");
    expect(await failureOf(publish(post, refs))).toMatchObject({ kind: "ambiguous" });
    await harness.sandbox.arm({ host: publishing.host, operation: "media.list", account: credentials.remoteId, fault: "stale_listing", delayMs: 60_000, times: 2 });
    const seen = await reconcile(post, refs, callStartedAt);
    if (seen.state !== "accepted") return expect.fail(`expected accepted, got ${seen.state}`);
    const all = { ...refs, ...seen.added };
    expect(await harness.network.confirm!({ credentials, post, refs: all })).toMatchObject({ state: "processing" });
    expect(await harness.network.confirm!({ credentials, post, refs: all })).toMatchObject({ state: "live" });
  });

  it("does not choose between two that say the same (R7)", async () => {
    const [first, second] = [await photo(), await photo()];
    const same = { ...second, text: first.text };
    await standing(publish(first, await prepare(first)));
    const refs = await prepare(same);
    const callStartedAt = new Date();
    await harness.arm("photo", "publish", credentials.remoteId, "lost_response_after_commit");
    await failureOf(publish(same, refs));
    expect(await reconcile(same, refs, callStartedAt)).toMatchObject({ state: "unknown", evidence: expect.stringContaining("2 media match") as string });
    const [bound] = await harness.publicPosts(credentials.remoteId);
    expect(await harness.network.reconcile({ credentials, post: same, refs, callStartedAt, boundRemoteIds: new Set([bound!.remoteId]) })).toMatchObject({ state: "live" });
  });

  it("waits when the day's posts are used up", async () => {
    const post = await photo();
    const refs = await prepare(post);
    await harness.sandbox.admin("instagram/limits", { account: credentials.remoteId, postsPerDay: 0 });
    const error = await failureOf(publish(post, refs));
    expect(error).toMatchObject({ kind: "quota_exhausted", code: "9/2207042" });
    expect(error.retryAfterMs).toBeGreaterThan(60_000);
    expect(await harness.network.accountLimits!(credentials)).toMatchObject({ postsUsed: 0, postsTotal: 0 });
  });

  it("asks for a person when the account is restricted", async () => {
    const post = await photo();
    const refs = await prepare(post);
    await harness.sandbox.admin("instagram/limits", { account: credentials.remoteId, isRestricted: true });
    expect(await failureOf(publish(post, refs))).toMatchObject({ kind: "account_action_needed", code: "25/2207050" });
  });

  it("carries collaborators, the partnership, descriptions and the cover", async () => {
    const file = await harness.media.publish(await testVideo("Đủ thứ", { seconds: 4 }));
    const post = testPost({
      text: "Đủ thứ", format: "reel", media: [file], disclosure: { aiGenerated: false, paidPartnership: true, ownBrand: false },
      options: { ...testPost().options, collaborators: ["ban.toi"], coverSeconds: 2, shareToFeed: false },
    });
    await standing(publish(post, await prepare(post)));
    const page = await (await fetch(`${harness.sandbox.origin}/sandbox/pages/instagram/${credentials.details["username"]}?tab=reels&locale=vi`)).text();
    const reel = page.match(/\/sandbox\/pages\/instagram\/[\w.]+\/reel\/[\w-]+/)?.[0] ?? "";
    const shown = await (await fetch(`${harness.sandbox.origin}${reel}?locale=vi`)).text();
    expect(shown).toContain("ban.toi");
    expect(shown).toContain("Quan hệ đối tác được trả phí");
    const picture = await photo();
    await standing(publish(picture, await prepare(picture)));
    const grid = await (await fetch(`${harness.sandbox.origin}/sandbox/pages/instagram/${credentials.details["username"]}`)).text();
    expect(grid, "a reel that is not shared stands in its own tab alone").not.toContain(reel);
  });

  it("says before anything is sent what Instagram would refuse", async () => {
    const refused = async (post: FrozenPost) => failureOf(harness.network.prepareStep({ credentials, post, refs: {} }));
    expect(await refused(testPost({ text: "Chỉ có chữ" }))).toMatchObject({ kind: "media_invalid" });
    expect(await refused({ ...(await photo()), text: "x".repeat(2_201) })).toMatchObject({ kind: "content_rejected" });
    expect(await refused({ ...(await photo()), format: "draft" })).toMatchObject({ kind: "content_rejected" });
    const { callsByOperation } = await harness.sandbox.ledger(credentials.remoteId);
    expect(callsByOperation).toEqual([]);
  });

  it("needs an address that Instagram can reach, and says which setting gives one", async () => {
    const hidden = { ...(await testJpeg(77)), publicUrl: () => Promise.reject(new SocialError({ network: "instagram", kind: "config_error", message: "Set PUBLIC_MEDIA_BASE_URL." })) };
    expect(await failureOf(harness.network.prepareStep({ credentials, post: testPost({ text: "Ẩn", media: [hidden] }), refs: {} }))).toMatchObject({ kind: "config_error", message: expect.stringContaining("PUBLIC_MEDIA_BASE_URL") as string });
  });
});

describe("a container that is not there", () => {
  it("is made anew a few times and no more: each costs one of the day's 400", async () => {
    await using server = await startScriptedServer();
    const network = createInstagram({
      environment: "live", version: "v26.0", fetch, facebook: null,
      instagram: { appId: "app", appSecret: "secret", graphUrl: server.origin, dialogUrl: server.origin, oauthUrl: server.origin },
    });
    const created = { status: 200, body: { id: "17900000000000001" } };
    const gone = { status: 400, body: { error: { message: "does not exist", code: 100, error_subcode: 33 } } };
    server.answer(created, gone, created, gone, created, gone, created, gone);
    const post = testPost({ text: "Mất", media: [{ ...(await testJpeg(5)), publicUrl: () => Promise.resolve("https://media.example/a.jpg") }] });
    const credentials = { remoteId: "17841400000000001", accessToken: "IGAAsecretsecret", details: { login: "instagram" } };
    let refs: RemoteRefs = {};
    const error = await failureOf((async () => {
      for (;;) {
        const step = await network.prepareStep({ credentials, post, refs });
        if (step.done) return;
        refs = { ...refs, ...step.added };
      }
    })());
    expect(error.kind).toBe("permanent");
    expect(server.calls.filter(({ method }) => method === "POST")).toHaveLength(3);
  });
});

describe("numbers and comments", () => {
  let server: ScriptedServer;
  let network: SocialNetwork;
  const credentials: ChannelCredentials = { remoteId: "17841400000000001", accessToken: "IGAAsecretsecret", details: { login: "instagram", username: "quan" } };
  beforeAll(async () => {
    server = await startScriptedServer();
    network = createInstagram({
      environment: "live", version: "v26.0", fetch, facebook: null,
      instagram: { appId: "app", appSecret: "secret", graphUrl: server.origin, dialogUrl: server.origin, oauthUrl: server.origin },
    });
  });
  afterAll(async () => { await server[Symbol.asyncDispose](); });
  const insight = (name: string, value: number) => ({ name, period: "lifetime", values: [{ value }], id: `1/insights/${name}/lifetime` });
  const buried = { status: 400, body: { error: { message: "(#100) metric[4] must be one of the following values", type: "OAuthException", code: 100 } } };

  it("come together, and one by one when a name was buried", async () => {
    server.answer(buried, { status: 200, body: { data: [insight("views", 900)] } }, { status: 200, body: { data: [insight("reach", 700)] } }, buried);
    const counts = await network.metrics!({ credentials, posts: [{ remoteId: "18000000000000001", format: "reel", refs: {} }] });
    expect(counts.get("18000000000000001")).toEqual({ views: 900, reach: 700 });
    expect(new URL(server.calls[0]!.url, server.origin).searchParams.get("metric")).toBe("views,reach,shares,total_interactions,likes,comments,saved,ig_reels_video_view_total_time");
    server.answer({ status: 200, body: { data: [insight("views", 5), insight("saved", 2), insight("ig_reels_video_view_total_time", 12_400)] } });
    expect((await network.metrics!({ credentials, posts: [{ remoteId: "1", format: "reel", refs: {} }] })).get("1")).toEqual({ views: 5, saves: 2, watchSeconds: 12 });
  });

  it("are what the post itself tells without the permission, and nothing of a post that is gone", async () => {
    server.answer({ status: 403, body: { error: { message: "(#10) no", code: 10 } } }, { status: 200, body: { id: "1", like_count: 7, comments_count: 2 } }, { status: 400, body: { error: { message: "gone", code: 100, error_subcode: 33 } } });
    const counts = await network.metrics!({ credentials, posts: [{ remoteId: "1", format: "feed", refs: {} }, { remoteId: "2", format: "feed", refs: {} }] });
    expect([...counts]).toEqual([["1", { likes: 7, comments: 2 }]]);
  });

  it("a comment of others with our words is not ours, and no fields are asked for in writing one", async () => {
    const written = (id: string, by: string) => ({ id, text: "Đặt bàn nhé ", username: by, from: { id: `9${id}`, username: by } });
    server.answer({ status: 200, body: { data: [written("3", "khach"), written("2", "quan"), written("1", "quan")] } });
    expect(await network.findComment!({ credentials, remoteId: "1", text: "Đặt bàn nhé" })).toEqual({ commentId: "1" });
    server.answer({ status: 200, body: { data: [written("3", "khach")] } });
    expect(await network.findComment!({ credentials, remoteId: "1", text: "Đặt bàn nhé" })).toBeNull();
    server.answer({ status: 200, body: { id: "17850000000000001" } });
    await network.comment!({ credentials, remoteId: "1", text: "Chào" });
    expect(server.calls[0]!.url).not.toContain("fields");
    expect(server.calls[0]!.headers.authorization).toBe("Bearer IGAAsecretsecret");
    expect(server.calls[0]!.url, "Instagram's host knows no proof of the secret").not.toContain("appsecret_proof");
  });

  it("a token never stands in an error", async () => {
    server.answer({ status: 400, body: { error: { message: "Bad token IGAAsecretsecret and IGAAanothersecret", code: 190 } } });
    const error = await failureOf(network.permalink({ credentials, remoteId: "1" }));
    expect(error.kind).toBe("reauth");
    expect(inspect(error, { depth: 9 })).not.toMatch(/secretsecret|anothersecret/);
  });
});
