import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, RemoteRefs } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testPhoto } from "../../testing/test-photo.ts";
import { standing, testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import { plainOptions } from "../post-options.ts";
import { newAuthor, sandboxSettings, testDocument } from "./linkedin-harness.ts";
import { createLinkedIn } from "./network.ts";
import { linkedinSunset, linkedinVersionWarning } from "./versions.ts";

const redirectUri = "http://localhost:3000/api/v1/channels/callback/linkedin";
const dayMs = 86_400_000;
let sandbox: TestSandbox;
let offsetMs = 0;
beforeAll(async () => { sandbox = await startTestSandbox(); });
afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
beforeEach(async () => {
  await sandbox.clearFaults();
  await sandbox.admin("processing", { host: "api.linkedin.com", processingMs: 0 });
  await travel(0);
});

const clock = { now: () => new Date(Date.now() + offsetMs) };
const travel = (ms: number) => sandbox.admin("clock", { offsetMs: (offsetMs = ms) });
const network = (more: Partial<ReturnType<typeof sandboxSettings>> = {}) => createLinkedIn({ ...sandboxSettings(sandbox), clock, ...more });
const failure = (promise: Promise<unknown>): Promise<SocialError> => promise.then(() => expect.fail("it was accepted"), (error: unknown) => {
  if (error instanceof SocialError) return error;
  throw error;
});

/** A person's answer in the dialog. */
async function consent(form: Record<string, string | string[]>, more: Partial<ReturnType<typeof sandboxSettings>> = {}): Promise<URL> {
  const asked = new URL(network(more).authorizeUrl({ state: "s-1", redirectUri }));
  const body = new URLSearchParams(asked.search);
  for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) body.append(name, value);
  const response = await fetch(`${asked.origin}${asked.pathname}`, { method: "POST", body, redirect: "manual" });
  return new URL(response.headers.get("location") ?? expect.fail(await response.text()));
}
const signIn = async (form: Record<string, string | string[]> = { decision: "approve" }, more: Partial<ReturnType<typeof sandboxSettings>> = {}) =>
  network(more).exchangeCode({ code: (await consent(form, more)).searchParams.get("code") ?? "", redirectUri });

async function account(kind: "person" | "organization" = "organization", more: object = {}): Promise<ChannelCredentials> {
  const { urn, accessToken } = await newAuthor(sandbox, kind, more);
  return { remoteId: urn, accessToken, details: {} };
}
async function prepared(credentials: ChannelCredentials, post: FrozenPost, refs: RemoteRefs = {}): Promise<RemoteRefs> {
  const step = await network().prepareStep({ credentials, post, refs });
  return step.done ? refs : prepared(credentials, post, { ...refs, ...step.added });
}
const posts = async (credentials: ChannelCredentials) => (await sandbox.ledger(credentials.remoteId)).posts;

describe("connecting LinkedIn", () => {
  it("lists the member and every page, and says where one may not post", async () => {
    const grant = await signIn();
    expect(grant).toMatchObject({ remoteUserId: "sbMinhAnh01", missingScopes: [] });
    expect(grant.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 59 * dayMs);
    const found = await network().listDestinations(grant);
    expect(found.map(({ remoteId, canPublish }) => [remoteId, canPublish])).toEqual([
      ["urn:li:person:sbMinhAnh01", true], ["urn:li:organization:5515715", true], ["urn:li:organization:5515716", true], ["urn:li:organization:5515717", false],
    ]);
    expect(found[1]).toMatchObject({ name: "Cà Phê Sớm Mai", refreshToken: grant.refreshToken });
  });

  it("reports an unticked scope at once, and a refusal as a refusal", async () => {
    const grant = await signIn({ decision: "approve", choose: "1", grant: ["openid", "profile"] });
    expect(grant.missingScopes).toEqual(["w_member_social"]);
    expect((await network().listDestinations(grant)).map(({ canPublish }) => canPublish)).toEqual([false]);
    expect((await consent({ decision: "deny" })).searchParams.get("error")).toBe("user_cancelled_authorize");
  });

  it("asks an app without the vetted product for a person's profile only", async () => {
    const own = { clientId: "a-self-serve-app" };
    expect((await consent({ decision: "approve" }, own)).searchParams.get("error")).toBe("unauthorized_scope_error");
    const grant = await signIn({ decision: "approve" }, { ...own, pages: false });
    expect(grant).toMatchObject({ refreshToken: null, missingScopes: [] });
    expect(await network(own).listDestinations(grant)).toHaveLength(1);
    expect((await failure(network(own).refresh!({ accessToken: grant.accessToken, refreshToken: null, details: {} }))).kind).toBe("reauth");
  });

  it("renews with a refresh token whose end never moves", async () => {
    const grant = await signIn();
    await travel(50 * dayMs);
    const renewed = await network().refresh!({ accessToken: grant.accessToken, refreshToken: grant.refreshToken, details: {} });
    expect(renewed.accessToken).not.toBe(grant.accessToken);
    expect(Math.abs(renewed.refreshExpiresAt!.getTime() - grant.refreshExpiresAt!.getTime())).toBeLessThan(5_000);
    await travel(366 * dayMs);
    expect((await failure(network().refresh!({ accessToken: renewed.accessToken, refreshToken: renewed.refreshToken, details: {} }))).kind).toBe("reauth");
  });

  it("notices an access token that ended, one that was taken away, and a role that is gone", async () => {
    const page = await account();
    expect(await network().checkAccount(page)).toMatchObject({ ok: true });
    const watcher = await account("organization", { authors: [{ kind: "organization", name: "Chỉ xem", role: "ANALYST" }] });
    expect(await network().checkAccount(watcher)).toMatchObject({ ok: false, reason: "The person who connected this page may no longer post there." });
    await travel(61 * dayMs);
    expect(await network().checkAccount(page)).toMatchObject({ ok: false, reason: "The access token is no longer valid: expired." });
    await travel(0);
    await sandbox.admin("linkedin/tokens/kill", { token: page.accessToken });
    expect(await network().checkAccount(page)).toMatchObject({ ok: false, reason: "The access token is no longer valid: revoked." });
  });
});

it("gives a grant back to LinkedIn", async () => {
  const page = await account();
  await network().revoke!(page);
  expect(await network().checkAccount(page)).toMatchObject({ ok: false });
});

describe("publishing to LinkedIn", () => {
  it("calls a copy a refusal, unless it is the resend of an unanswered call", async () => {
    const credentials = await account();
    const post = testPost({ text: "Mở cửa từ sáu giờ" });
    const first = await standing(network().publish({ credentials, post, refs: {} }));
    const refused = await failure(network().publish({ credentials, post, refs: {} }));
    expect(refused).toMatchObject({ kind: "duplicate", status: 422, message: expect.stringContaining(first) });
    expect(await standing(network().publish({ credentials, post, refs: {}, isResend: true }))).toBe(first);
    expect(await posts(credentials)).toHaveLength(1);
  });

  it("does not take a resend's refusal without a name for proof", async () => {
    const credentials = await account();
    const answers = [new Response(JSON.stringify({ status: 422, code: "UNPROCESSABLE_ENTITY", message: "Content is a duplicate" }), { status: 422 })];
    const mute = network({ fetch: () => Promise.resolve(answers.shift()!) });
    expect((await failure(mute.publish({ credentials, post: testPost({ text: "Một" }), refs: {}, isResend: true }))).kind).toBe("ambiguous");
  });

  it("sends a video part by part, each to its own address, and goes on where it stopped", async () => {
    const credentials = await account();
    const video = await testVideo("Dài", { seconds: 130 });
    expect(video.byteLength).toBeGreaterThan(4_194_304);
    const post = testPost({ text: "Rang sáng nay", media: [video] });
    const refs = await prepared(credentials, post);
    expect(refs["video_etags"]?.split(" ").length).toBe(Math.ceil(video.byteLength / 4_194_304));
    const urn = await standing(network().publish({ credentials, post, refs }));
    expect(urn).toMatch(/^urn:li:ugcPost:\d+$/);
    expect(await posts(credentials)).toMatchObject([{ postId: urn, mediaSha256: [video.sha256] }]);
  });

  it("begins a video anew when its addresses have run out", async () => {
    const credentials = await account();
    const post = testPost({ text: "Rang sáng nay", media: [await testVideo("Trễ")] });
    const begun = await network().prepareStep({ credentials, post, refs: {} });
    if (begun.done) return expect.fail("expected a step");
    await travel(2 * dayMs);
    const again = await network().prepareStep({ credentials, post, refs: begun.added });
    if (again.done) return expect.fail("expected a step");
    expect(again.added["video"]).not.toBe(begun.added["video"]);
    const refs = await prepared(credentials, post, { ...begun.added, ...again.added });
    await standing(network().publish({ credentials, post, refs }));
  });

  it("waits while LinkedIn works on a page's files, and gives a member's a while", async () => {
    await sandbox.admin("processing", { host: "api.linkedin.com", processingMs: 400 });
    for (const kind of ["organization", "person"] as const) {
      const credentials = await account(kind);
      const post = testPost({ text: "Ba cách pha", media: [testDocument("Ba cách pha")] });
      const uploaded = await network().prepareStep({ credentials, post, refs: {} });
      if (uploaded.done) return expect.fail("expected a step");
      const waiting = await network().prepareStep({ credentials, post, refs: uploaded.added });
      expect(waiting).toMatchObject({ done: false, waitMs: kind === "person" ? 5_000 : 2_000 });
      // Asked too early, LinkedIn itself says so, and nothing was created.
      const early = { ...uploaded.added, "media_state:0": "unread" };
      expect((await failure(network().publish({ credentials, post, refs: early }))).kind).toBe("not_ready");
      expect(await posts(credentials)).toEqual([]);
    }
  });

  it("posts with a grant that may not look at a page's uploads", async () => {
    const credentials = await account();
    const post = testPost({ text: "Không được xem", media: [testPhoto(7)] });
    const blind = network({ fetch: (url, init) => (init?.method === "GET" ? Promise.resolve(Response.json({ status: 403, code: "ACCESS_DENIED", message: "Not enough permissions" }, { status: 403 })) : sandbox.fetch(url, init)) });
    const uploaded = await blind.prepareStep({ credentials, post, refs: {} });
    const settled = uploaded.done ? uploaded : await blind.prepareStep({ credentials, post, refs: uploaded.added });
    if (uploaded.done || settled.done) return expect.fail("expected two steps");
    expect(settled.waitMs).toBe(5_000);
    await standing(blind.publish({ credentials, post, refs: { ...uploaded.added, ...settled.added } }));
  });

  it("puts a picture on a link's card when the text does not hold the address", async () => {
    const credentials = await account();
    const post = testPost({ text: "Thực đơn mới", title: "Thực đơn", link: "https://caphesonghan.vn/menu", media: [testPhoto(9)] });
    await standing(network().publish({ credentials, post, refs: await prepared(credentials, post) }));
    expect(await posts(credentials)).toMatchObject([{ link: "https://caphesonghan.vn/menu", mediaSha256: [post.media[0]?.sha256] }]);
  });

  it("loses no letter to a reserved character, and mentions and hashtags stay alive", async () => {
    const credentials = await account("person");
    await standing(network().publish({ credentials, post: testPost({ text: "Chào @[Cà phê (Sớm Mai)](urn:li:organization:5515715) #càphê (a_b) [1] \\ ~" }), refs: {} }));
    expect((await posts(credentials))[0]?.text).toBe("Chào Cà phê (Sớm Mai) #càphê (a_b) [1] \\ ~");
  });

  it("is for signed-in members or connections where a person chose so; a page has none", async () => {
    const post = testPost({ text: "Chỉ bạn bè", options: { ...plainOptions, visibility: "CONNECTIONS" } });
    await standing(network().publish({ credentials: await account("person"), post, refs: {} }));
    expect((await failure(network().publish({ credentials: await account(), post, refs: {} }))).kind).toBe("content_rejected");
  });

  it.each([
    ["nothing at all", testPost({})],
    ["a story", testPost({ text: "Một", format: "story" })],
    ["pictures and a document", testPost({ text: "Một", media: [testPhoto(1), testDocument("x")] })],
    ["a document without any words", testPost({ media: [testDocument("x")] })],
    ["a text that is too long", testPost({ text: "(".repeat(1_501) })],
  ])("sends nothing for %s", async (_name, post) => {
    const silent = network({ fetch: () => expect.fail("it was sent") });
    const error = await failure(silent.prepareStep({ credentials: await account(), post, refs: {} }));
    expect(["content_rejected", "media_invalid"]).toContain(error.kind);
  });

  it("stops until midnight UTC when the day's posts are used up", async () => {
    const credentials = await account();
    await sandbox.admin("linkedin/limits", { account: credentials.remoteId, postsPerDay: 1 });
    const linkedin = network();
    await standing(linkedin.publish({ credentials, post: testPost({ text: "Một" }), refs: {} }));
    expect(linkedin.rateUsage(credentials.remoteId)).toBeNull();
    const error = await failure(linkedin.publish({ credentials, post: testPost({ text: "Hai" }), refs: {} }));
    const midnight = (Math.floor(Date.now() / dayMs) + 1) * dayMs;
    expect(error.kind).toBe("rate_limited");
    expect(Math.abs(Date.now() + error.retryAfterMs! - midnight)).toBeLessThan(5_000);
    expect(linkedin.rateUsage(credentials.remoteId)).toEqual({ percent: 100, regainAt: new Date(midnight) });
    await travel(midnight + 1_000 - Date.now());
    await standing(linkedin.publish({ credentials, post: testPost({ text: "Hai" }), refs: {} }));
  });

  it("needs the page's rights to post for it", async () => {
    const watcher = await account("organization", { authors: [{ kind: "organization", name: "Chỉ xem", role: "ANALYST" }] });
    expect((await failure(network().publish({ credentials: watcher, post: testPost({ text: "Một" }), refs: {} }))).kind).toBe("scope_missing");
    const without = await account("person", { scopes: ["openid", "profile"] });
    expect((await failure(network().publish({ credentials: without, post: testPost({ text: "Một" }), refs: {} }))).kind).toBe("scope_missing");
  });
});

describe("what stands on LinkedIn", () => {
  it("is known no more than the rights allow", async () => {
    const post = testPost({ text: "Một" });
    const callStartedAt = new Date();
    const reconcile = (credentials: ChannelCredentials) => network().reconcile({ credentials, post, refs: {}, callStartedAt, boundRemoteIds: new Set() });
    expect(await reconcile(await account("person"))).toMatchObject({ state: "unknown", evidence: "LinkedIn lets no application read what a member posted." });
    const blind = await account("organization", { scopes: ["openid", "profile", "w_organization_social"] });
    expect(await reconcile(blind)).toMatchObject({ state: "unknown", evidence: expect.stringContaining("cannot be read") as string });
    const member = await account("person");
    const remoteId = await standing(network().publish({ credentials: member, post, refs: {} }));
    expect((await failure(network().findComment!({ credentials: member, remoteId, text: "Một" }))).kind).toBe("scope_missing");
  });

  it("grows in numbers, for a page and for a member", async () => {
    for (const kind of ["organization", "person"] as const) {
      await travel(0);
      const credentials = await account(kind);
      const remoteId = await standing(network().publish({ credentials, post: testPost({ text: "Một" }), refs: {} }));
      const views = async () => (await network().metrics!({ credentials, posts: [{ remoteId, format: "feed", refs: {} }] })).get(remoteId)?.views ?? -1;
      expect(await views()).toBe(0);
      await travel(3_600_000);
      const afterAnHour = await views();
      await travel(3 * dayMs);
      expect(await views()).toBeGreaterThan(afterAnHour);
      expect((await network().metrics!({ credentials, posts: [{ remoteId, format: "feed", refs: {} }] })).get(remoteId)).toMatchObject({ likes: expect.any(Number) as number, interactions: expect.any(Number) as number });
    }
  });
});

describe("LinkedIn's versions", () => {
  it("end a year after they came, and are warned of sixty days before", () => {
    expect(linkedinSunset("202609")).toEqual(new Date("2027-09-15T00:00:00Z"));
    expect(linkedinSunset("202511")).toEqual(new Date("2026-11-16T00:00:00Z"));
    expect(linkedinVersionWarning("202609", new Date("2026-11-23T00:00:00Z"))).toBeNull();
    expect(linkedinVersionWarning("202601", new Date("2026-11-23T00:00:00Z"))).toMatch(/2027-01-15, in 53 days/);
    expect(linkedinVersionWarning("202511", new Date("2026-11-23T00:00:00Z"))).toMatch(/stopped answering version 202511/);
  });

  it("are refused once they are over: an operator's matter, nothing created", async () => {
    const credentials = await account();
    for (const version of ["202511", "202612", "200001"]) {
      expect((await failure(network({ version }).publish({ credentials, post: testPost({ text: "Một" }), refs: {} }))).kind, version).toBe("config_error");
    }
    await standing(network({ version: "202602" }).publish({ credentials, post: testPost({ text: "Hai" }), refs: {} }));
    await travel(90 * dayMs);
    expect((await failure(network({ version: "202602" }).checkAccount(credentials).then(() => network({ version: "202602" }).publish({ credentials, post: testPost({ text: "Ba" }), refs: {} })))).kind).toBe("config_error");
  });

  it("never mix the sandbox with the real LinkedIn", () => {
    expect(() => network({ apiUrl: "https://api.linkedin.com" })).toThrow(/sandbox channel/);
    expect(() => network({ environment: "live" })).toThrow(/live channel/);
  });
});

describe("a token of LinkedIn", () => {
  it("goes to LinkedIn's own machines only, whatever address an upload names", async () => {
    const seen: { url: string; authorization: string | null }[] = [];
    const uploads = (uploadUrl: string) => network({
      environment: "live", apiUrl: "https://api.linkedin.com", dialogUrl: "https://www.linkedin.com/oauth/v2", tokenUrl: "https://www.linkedin.com/oauth/v2",
      fetch: () => Promise.resolve(Response.json({ value: { uploadUrl, image: "urn:li:image:1" } })),
      uploadFetch: (url, init) => {
        seen.push({ url: String(url), authorization: new Headers(init?.headers).get("authorization") });
        return Promise.resolve(new Response(null, { status: 201 }));
      },
    });
    const input = { credentials: { remoteId: "urn:li:person:a", accessToken: "AQsecret", details: {} }, post: testPost({ text: "Một", media: [testPhoto(3)] }), refs: {} };
    await uploads("https://www.linkedin.com/dms-uploads/1").prepareStep(input);
    await uploads("https://elsewhere.example/1").prepareStep(input);
    expect((await failure(uploads("http://www.linkedin.com/1").prepareStep(input))).kind).toBe("transient");
    expect(seen).toEqual([{ url: "https://www.linkedin.com/dms-uploads/1", authorization: "Bearer AQsecret" }, { url: "https://elsewhere.example/1", authorization: null }]);
  });
});
