import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { codeChallenge, createCodeVerifier } from "../../oauth/index.ts";
import type { ChannelCredentials, FrozenPost, RemoteRefs, SocialNetwork } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import { plainDisclosure, plainOptions } from "../post-options.ts";
import { createTikTok } from "./network.ts";
import { largeVideo, newCreator, publicPost, sandboxSettings, startPhotoServer, workAtOnce } from "./tiktok-harness.ts";
import type { PhotoServer } from "./tiktok-harness.ts";

const redirectUri = "http://localhost:3000/api/v1/channels/callback/tiktok";
let sandbox: TestSandbox;
let photos: PhotoServer;
beforeAll(async () => { [sandbox, photos] = [await startTestSandbox(), await startPhotoServer()]; });
afterAll(async () => { await Promise.all([sandbox[Symbol.asyncDispose](), photos[Symbol.asyncDispose]()]); });
beforeEach(async () => {
  await sandbox.clearFaults();
  await sandbox.admin("clock", { offsetMs: 0 });
  await workAtOnce(sandbox);
});

const tiktok = (changes: Partial<ReturnType<typeof sandboxSettings>> = {}): SocialNetwork => createTikTok({ ...sandboxSettings(sandbox), ...changes });
const prepare = async (network: SocialNetwork, credentials: ChannelCredentials, post: FrozenPost, refs: RemoteRefs = {}): Promise<RemoteRefs> => {
  const step = await network.prepareStep({ credentials, post, refs });
  return step.done ? refs : prepare(network, credentials, post, { ...refs, ...step.added });
};
const send = async (network: SocialNetwork, credentials: ChannelCredentials, post: FrozenPost, refs?: RemoteRefs): Promise<RemoteRefs> => {
  const ready = refs ?? (await prepare(network, credentials, post));
  const receipt = await network.publish({ credentials, post, refs: ready });
  if (receipt.state !== "accepted") throw new Error("expected TikTok to go on working");
  return { ...ready, ...receipt.added };
};
const requestOf = async (account: string) => (await sandbox.ledger(account)).posts.map(({ clientRequest }) => clientRequest as { publishId: string; postInfo: object });

describe("connecting TikTok (R29)", () => {
  const consent = async (network: SocialNetwork, verifier: string | undefined, choice: Record<string, string>): Promise<URLSearchParams> => {
    const codeVerifierHash = verifier === undefined ? undefined : codeChallenge(verifier, network.pkce);
    const url = network.authorizeUrl({ state: "state-1", redirectUri, ...(codeVerifierHash === undefined ? {} : { codeChallenge: codeVerifierHash }) });
    const response = await fetch(url, { method: "POST", body: new URLSearchParams(choice), redirect: "manual" });
    return new URL(response.headers.get("location") ?? "http://refused.invalid").searchParams;
  };

  it("asks in TikTok's own words: client_key, commas, a challenge in hex", () => {
    const network = tiktok();
    expect(network.pkce).toBe("s256_hex");
    const url = new URL(network.authorizeUrl({ state: "s", redirectUri, codeChallenge: codeChallenge("dBjftJeZ4CVP-mBNg2mR6fVLO0a1yUeSxkGSO5kPKTU", "s256_hex")! }));
    expect(url.pathname).toBe("/sandbox/www.tiktok.com/v2/auth/authorize/");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_key: "sandbox-app", response_type: "code", state: "s", redirect_uri: redirectUri,
      scope: "user.info.basic,video.publish,video.upload,video.list,user.info.profile,user.info.stats",
      code_challenge: "cc00bbaa16257d8e2a68c0b655a49c48bc2df661784860cd7f4e6e0eb1c62840", code_challenge_method: "S256",
    });
    expect(tiktok({ isDesktop: false }).pkce).toBe("none");
  });

  it("exchanges the code once, with the verifier that it was asked with", async () => {
    const network = tiktok();
    const verifier = createCodeVerifier();
    const back = await consent(network, verifier, { decision: "approve", account: "tt-0001-ca-phe-som-mai" });
    expect(back.get("state")).toBe("state-1");
    const code = back.get("code") ?? "";
    await expect(network.exchangeCode({ code, redirectUri, codeVerifier: createCodeVerifier() })).rejects.toMatchObject({ kind: "permanent" });
    const grant = await network.exchangeCode({ code, redirectUri, codeVerifier: verifier });
    expect(grant).toMatchObject({ remoteUserId: "tt-0001-ca-phe-som-mai", missingScopes: [] });
    // Two hours and 180 days, as the answer says and nobody assumes.
    expect(Math.round((grant.expiresAt!.getTime() - Date.now()) / 60_000)).toBe(120);
    expect(Math.round((grant.refreshExpiresAt!.getTime() - Date.now()) / 86_400_000)).toBe(180);
    const again = await network.exchangeCode({ code, redirectUri, codeVerifier: verifier }).catch((error: unknown) => error);
    expect(again).toMatchObject({ kind: "reauth", code: "invalid_grant" });
    expect(inspect(again, { depth: 9 })).not.toContain(code);
    const [account] = await network.listDestinations(grant);
    expect(account).toMatchObject({ remoteId: "tt-0001-ca-phe-som-mai", name: "Cà Phê Sớm Mai", canPublish: true, details: { username: "caphesommai" }, refreshToken: grant.refreshToken });
    expect(URL.canParse(account?.pictureUrl ?? "")).toBe(true);
  });

  it("tells which permissions were left unticked, and that such an account cannot post", async () => {
    const network = tiktok();
    const verifier = createCodeVerifier();
    const back = await consent(network, verifier, { decision: "approve", choose: "1", grant: "video.list", account: "tt-0002-spa-an-nhien" });
    const grant = await network.exchangeCode({ code: back.get("code") ?? "", redirectUri, codeVerifier: verifier });
    expect(grant.missingScopes).toEqual(["video.publish", "video.upload"]);
    expect(await network.listDestinations(grant)).toMatchObject([{ name: "Spa An Nhiên", canPublish: false, details: { scopes: "user.info.basic,video.list" } }]);
  });

  it("refuses the dialog over plain http to an app without PKCE", async () => {
    const response = await fetch(tiktok({ isDesktop: false }).authorizeUrl({ state: "s", redirectUri }));
    expect(response.status).toBe(400);
  });

  it("renews into a new pair, and the former refresh token is dead at once (R8)", async () => {
    const network = tiktok();
    const { creator, credentials } = await newCreator(sandbox);
    const former = { accessToken: creator.accessToken, refreshToken: creator.refreshToken, details: {} };
    await sandbox.admin("clock", { offsetMs: 2 * 3_600_000 });
    expect(await network.checkAccount(credentials)).toMatchObject({ ok: false });
    const renewed = await network.refresh!(former);
    expect(renewed.refreshToken).not.toBe(former.refreshToken);
    expect(await network.checkAccount({ ...credentials, accessToken: renewed.accessToken })).toMatchObject({ ok: true });
    await expect(network.refresh!(former)).rejects.toMatchObject({ kind: "reauth", code: "invalid_grant" });
  });

  it("gives the consent back, and says why the account is dead then", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    expect(await network.checkAccount({ ...credentials, remoteId: "another" })).toMatchObject({ ok: false, reason: "The access token belongs to another account." });
    await network.revoke!(credentials);
    expect(await network.checkAccount(credentials)).toMatchObject({ ok: false, reason: expect.stringContaining("access token is invalid") });
  });

  it("keeps sandbox and live apart", () => {
    expect(() => tiktok({ environment: "live" })).toThrow(/may not use/);
    expect(() => tiktok({ apiUrl: "https://open.tiktokapis.com/v2" })).toThrow(/may not use/);
  });
});

describe("what the creator may do", () => {
  it("is read at run time, with HTTP 200 or not", async () => {
    const network = tiktok();
    const { credentials, creator } = await newCreator(sandbox, { isPrivate: true, commentDisabled: true, maxVideoSeconds: 180 });
    expect(await network.accountLimits!(credentials)).toMatchObject({
      privacyOptions: ["FOLLOWER_OF_CREATOR", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"], commentDisabled: true, duetDisabled: false, maxVideoSeconds: 180, blockedReason: null,
    });
    for (const blockedCode of ["spam_risk_too_many_posts", "spam_risk_user_banned_from_posting", "reached_active_user_cap"]) {
      await sandbox.admin("tiktok/creators/change", { account: creator.openId, blockedCode });
      expect((await network.accountLimits!(credentials)).blockedReason).toBeTruthy();
    }
  });

  it("is asked before every post: an audience that is not offered stops it before anything is sent", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox, { isPrivate: true });
    const post = publicPost({ text: "Bài công khai", media: [await testVideo("private")] });
    await expect(network.prepareStep({ credentials, post, refs: {} })).rejects.toMatchObject({ kind: "content_rejected", message: expect.stringContaining("FOLLOWER_OF_CREATOR") });
    await expect(network.prepareStep({ credentials, post: { ...post, options: plainOptions }, refs: {} })).rejects.toMatchObject({ kind: "content_rejected" });
  });

  it("limits the length of videos", async () => {
    const { credentials } = await newCreator(sandbox, { maxVideoSeconds: 2 });
    const post = publicPost({ text: "Dài quá", media: [await testVideo("long")] });
    await expect(tiktok().prepareStep({ credentials, post, refs: {} })).rejects.toMatchObject({ kind: "media_invalid" });
  });

  it("stops an account that has posted enough today, or is banned", async () => {
    const network = tiktok();
    const { credentials, creator } = await newCreator(sandbox, { blockedCode: "spam_risk_too_many_posts" });
    const post = publicPost({ text: "Một bài nữa", media: [await testVideo("blocked")] });
    await expect(network.prepareStep({ credentials, post, refs: {} })).rejects.toMatchObject({ kind: "quota_exhausted", retryAfterMs: 86_400_000 });
    await sandbox.admin("tiktok/creators/change", { account: creator.openId, blockedCode: "spam_risk_user_banned_from_posting" });
    await expect(network.prepareStep({ credentials, post, refs: {} })).rejects.toMatchObject({ kind: "policy_blocked" });
  });

  it("is told to TikTok as chosen, and what the creator switched off stays off", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox, { duetDisabled: true });
    const post = publicPost({
      text: "Cà phê sữa đá".normalize("NFD"), media: [await testVideo("flags")], disclosure: { aiGenerated: true, paidPartnership: true, ownBrand: false },
      options: { ...plainOptions, privacyLevel: "PUBLIC_TO_EVERYONE", allowComment: true, allowDuet: true, coverSeconds: 1.5 },
    });
    await send(network, credentials, post);
    expect((await requestOf(credentials.remoteId))[0]?.postInfo).toMatchObject({
      title: "Cà phê sữa đá".normalize("NFC"), privacyLevel: "PUBLIC_TO_EVERYONE", disableComment: false, disableDuet: true, disableStitch: true, coverMs: 1_500, isAigc: true, brandContent: true, brandOrganic: false,
    });
  });
});

describe("uploading a video", () => {
  it("goes on where TikTok is, when an answer was lost", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    const post = publicPost({ text: "Mất một hồi âm", media: [await largeVideo("lost chunk", 16_500_000)] });
    const opened: RemoteRefs = {};
    for (let step = 0; step < 2; step += 1) {
      const taken = await network.prepareStep({ credentials, post, refs: opened });
      if (taken.done) throw new Error("expected a step");
      Object.assign(opened, taken.added);
    }
    expect(opened["upload_chunks"]).toBe("3x5500000");
    await sandbox.arm({ host: "open-upload.tiktokapis.com", operation: "upload.chunk", account: credentials.remoteId, fault: "lost_response_after_commit" });
    await expect(network.prepareStep({ credentials, post, refs: opened })).rejects.toMatchObject({ kind: "transient" });
    // 416: TikTok is one chunk further than we know.
    expect(await network.prepareStep({ credentials, post, refs: opened })).toEqual({ done: false, added: { uploaded_bytes: "5500000" } });
    await send(network, credentials, post, await prepare(network, credentials, post, opened));
    expect((await sandbox.ledger(credentials.remoteId)).posts).toMatchObject([{ mediaSha256: [post.media[0]?.sha256] }]);
  });

  it("reads no more than a chunk of the file at a time", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    const video = await largeVideo("ranges", 23_000_000);
    const reads: number[] = [];
    const watched = {
      ...video,
      read: () => Promise.reject(new Error("the whole file was read")),
      readRange: (first: number, last: number) => {
        reads.push(last - first + 1);
        return video.readRange(first, last);
      },
    };
    await send(network, credentials, publicPost({ text: "Từng phần", media: [watched] }));
    expect(reads.reduce((sum, length) => sum + length, 0)).toBe(video.byteLength);
    expect(Math.max(...reads)).toBeLessThan(6_000_000);
  });

  it("opens a new upload when the hour of the first is over, before or at T", async () => {
    const { credentials, creator } = await newCreator(sandbox);
    const post = publicPost({ text: "Chờ lâu", media: [await testVideo("armed for long")] });
    const refs = await prepare(tiktok(), credentials, post);
    const later = tiktok({ clock: { now: () => new Date(Date.now() + 3_600_000) } });
    await sandbox.admin("clock", { offsetMs: 3_600_000 });
    await expect(later.publish({ credentials, post, refs })).rejects.toMatchObject({ kind: "not_ready" });
    const renewed = await prepare(later, credentials, post, refs);
    expect(renewed["publish_id"]).not.toBe(refs["publish_id"]);
    expect(renewed["creator_checked_at"]).not.toBe(refs["creator_checked_at"]);
    await send(later, credentials, post, renewed);
    expect((await requestOf(creator.openId)).map(({ publishId }) => publishId)).toEqual([renewed["publish_id"]]);
  });

  it("opens a new one, too, when TikTok closed the first before its time", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    const post = publicPost({ text: "Đóng sớm", media: [await testVideo("closed early")] });
    const refs = await prepare(network, credentials, post);
    await sandbox.admin("clock", { offsetMs: 3_600_000 });
    await expect(network.publish({ credentials, post, refs })).rejects.toMatchObject({ kind: "not_ready" });
    const renewed = await prepare(network, credentials, post, refs);
    expect(renewed["publish_id"]).not.toBe(refs["publish_id"]);
    await send(network, credentials, post, renewed);
    expect((await sandbox.ledger(credentials.remoteId)).posts).toHaveLength(1);
  });

  it("never opens a second beside a video that arrived, however long its answer has been lost (R1)", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    const post = publicPost({ text: "Đã tới nơi", media: [await testVideo("arrived")] });
    const refs = await prepare(network, credentials, post);
    await sandbox.arm({ host: "open-upload.tiktokapis.com", operation: "upload.create", account: credentials.remoteId, fault: "lost_response_after_commit" });
    await expect(network.publish({ credentials, post, refs })).rejects.toMatchObject({ kind: "ambiguous" });
    // The same bytes again: TikTok has them already.
    expect(await network.publish({ credentials, post, refs })).toMatchObject({ state: "accepted" });
    await sandbox.admin("clock", { offsetMs: 3_600_000 });
    const later = tiktok({ clock: { now: () => new Date(Date.now() + 3_600_000) } });
    expect(await later.prepareStep({ credentials, post, refs })).toEqual({ done: true });
    expect(await later.publish({ credentials, post, refs })).toMatchObject({ state: "accepted" });
    expect(await sandbox.ledger(credentials.remoteId)).toMatchObject({ posts: [{ mediaSha256: [post.media[0]?.sha256] }], acceptedCreateCalls: 1 });
  });

  it("sends bytes to TikTok's own hosts only", async () => {
    const { credentials } = await newCreator(sandbox);
    const post = publicPost({ text: "Đi lạc", media: [await testVideo("astray")] });
    const elsewhere: typeof fetch = async (input, init) => {
      const response = await sandbox.fetch(input, init);
      const text = (await response.text()).replace(/"upload_url":"[^"]+"/, '"upload_url":"https://evil.example/video/"');
      return new Response(text, { status: response.status, headers: response.headers });
    };
    await expect(prepare(tiktok({ fetch: elsewhere }), credentials, post)).rejects.toMatchObject({ kind: "config_error", message: expect.stringContaining("evil.example") });
  });

  it("says when a limit of a minute ends, without a header that tells", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox, { initsPerMinute: 1 });
    const post = async (title: string) => publicPost({ text: title, media: [await testVideo(title)] });
    await prepare(network, credentials, await post("one"));
    await expect(prepare(network, credentials, await post("two"))).rejects.toMatchObject({ kind: "rate_limited", retryAfterMs: 60_000 });
    expect(network.rateUsage(credentials.remoteId)).toMatchObject({ percent: 100 });
  });
});

describe("after TikTok took it", () => {
  it("waits for the id of a public post while TikTok looks at it, and then stops waiting", async () => {
    const { credentials, creator } = await newCreator(sandbox);
    await sandbox.admin("processing", { host: "www.tiktok.com", processingMs: 3_600_000 });
    const post = publicPost({ text: "Chờ duyệt", media: [await testVideo("moderated")] });
    const refs = await send(tiktok(), credentials, post);
    expect(await tiktok().confirm!({ credentials, post, refs })).toEqual({ state: "processing", checkAfterMs: 2_000 });
    const later = tiktok({ clock: { now: () => new Date(Date.now() + 16 * 60_000) } });
    const found = await later.confirm!({ credentials, post, refs });
    expect(found).toEqual({ state: "live", remoteId: refs["publish_id"], permalink: `${sandbox.origin}/sandbox/www.tiktok.com/@${creator.username}` });
    expect(await later.permalink({ credentials, remoteId: refs["publish_id"]! })).toBeNull();
    // The id comes late, and the publish id leads to it.
    await sandbox.admin("clock", { offsetMs: 3_600_001 });
    const permalink = await later.permalink({ credentials, remoteId: refs["publish_id"]! });
    expect(permalink).toMatch(new RegExp(`/@${creator.username}/video/\\d{19}$`));
    expect((await fetch(permalink!)).status).toBe(200);
    const counts = await later.metrics!({ credentials, posts: [{ remoteId: refs["publish_id"]!, format: "feed", refs }] });
    expect(counts.get(refs["publish_id"]!)).toMatchObject({ views: expect.any(Number) });
  });

  it("needs no id for a post that few may see", async () => {
    const { credentials } = await newCreator(sandbox);
    const post = publicPost({ text: "Riêng tư", media: [await testVideo("self")], options: { ...plainOptions, privacyLevel: "SELF_ONLY" } });
    const refs = await send(tiktok(), credentials, post);
    expect(await tiktok().confirm!({ credentials, post, refs })).toEqual({ state: "live", remoteId: refs["publish_id"], permalink: null });
    expect(await tiktok().metrics!({ credentials, posts: [{ remoteId: refs["publish_id"]!, format: "feed", refs }] })).toEqual(new Map());
  });

  it("keeps ids of nineteen digits exact", async () => {
    const { credentials } = await newCreator(sandbox);
    const post = publicPost({ text: "Số dài", media: [await testVideo("exact")] });
    const refs = await send(tiktok(), credentials, post);
    const found = await tiktok().confirm!({ credentials, post, refs });
    const [listed] = (await sandbox.ledger(credentials.remoteId)).posts;
    expect(found).toMatchObject({ state: "live", remoteId: listed?.postId });
    expect(listed?.postId).toMatch(/^\d{19}$/);
    expect(Number.isSafeInteger(Number(listed?.postId))).toBe(false);
  });

  it("refuses what is no video, what is too long and what is too small, each in words", async () => {
    const { credentials } = await newCreator(sandbox, { maxVideoSeconds: 4 });
    const good = await testVideo("judged");
    const junk = new TextEncoder().encode("x".repeat(2_000));
    const files = [
      { file: { ...good, byteLength: junk.length, readRange: async (first: number, last: number) => junk.slice(first, last + 1) }, code: "file_format_check_failed" },
      { file: { ...(await testVideo("too long", { seconds: 9 })), durationSeconds: null }, code: "duration_check_failed" },
    ];
    for (const { file, code } of files) {
      const post = publicPost({ text: "Không hợp lệ", media: [file] });
      const refs = await send(tiktok(), credentials, post);
      expect(await tiktok().confirm!({ credentials, post, refs })).toMatchObject({ state: "rejected", error: { kind: "media_invalid", code } });
    }
    expect((await sandbox.ledger(credentials.remoteId)).posts).toEqual([]);
  });
});

describe("photo posts", () => {
  const photoPost = async (numbers: number[], changes: Partial<FrozenPost> = {}): Promise<FrozenPost> =>
    publicPost({ title: "Menu mới", text: "Thực đơn mùa này #caphe", media: await Promise.all(numbers.map((number) => photos.photo(number))), ...changes });

  it("are fetched from us, in their order", async () => {
    const { credentials, creator } = await newCreator(sandbox);
    const post = await photoPost([71, 72, 73]);
    const refs = await send(tiktok(), credentials, post);
    expect(refs["publish_id"]).toMatch(/^p_pub_url~/);
    const found = await tiktok().confirm!({ credentials, post, refs });
    expect(found).toMatchObject({ state: "live", permalink: expect.stringMatching(new RegExp(`/@${creator.username}/photo/\\d{19}$`)) });
    expect((await sandbox.ledger(credentials.remoteId)).posts).toMatchObject([{ text: post.text, mediaSha256: post.media.map(({ sha256 }) => sha256) }]);
  });

  it("need an address that TikTok can reach, said before T", async () => {
    const { credentials } = await newCreator(sandbox);
    const [photo] = (await photoPost([74])).media;
    const hidden = { ...photo!, publicUrl: () => Promise.reject(Object.assign(new Error("needs PUBLIC_MEDIA_BASE_URL"), { kind: "config_error" })) };
    await expect(tiktok().prepareStep({ credentials, post: await photoPost([], { media: [hidden] }), refs: {} })).rejects.toMatchObject({ kind: "config_error" });
  });

  it("must lie under an address whose owner TikTok knows", async () => {
    await sandbox.admin("tiktok/apps", { clientKey: "owner", secret: "s", verified: ["https://media.agency.example/"] });
    const { credentials } = await newCreator(sandbox, {}, { clientKey: "owner" });
    await expect(send(tiktok({ clientKey: "owner", clientSecret: "s" }), credentials, await photoPost([75]))).rejects.toMatchObject({ kind: "config_error", code: "url_ownership_unverified" });
  });

  it("that cannot be fetched, or are too large, are refused in the end", async () => {
    const { credentials } = await newCreator(sandbox);
    const gone = { ...(await photos.photo(76)), publicUrl: () => Promise.resolve("http://127.0.0.1:9/gone.jpg") };
    const missing = await photoPost([], { media: [gone] });
    expect(await tiktok().confirm!({ credentials, post: missing, refs: await send(tiktok(), credentials, missing) })).toMatchObject({ state: "rejected", error: { kind: "transient", code: "photo_pull_failed" } });
    const large = await photoPost([], { media: [{ ...(await photos.photo(77, { width: 1_200, height: 1_200 })), width: 1_000, height: 1_000 }] });
    expect(await tiktok().confirm!({ credentials, post: large, refs: await send(tiktok(), credentials, large) })).toMatchObject({ state: "rejected", error: { kind: "media_invalid", code: "picture_size_check_failed" } });
  });

  it("are bound after a lost answer only where one public post of that time says the same", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    const post = await photoPost([78]);
    const refs = await prepare(network, credentials, post);
    const callStartedAt = new Date();
    const look = (bound: string[] = []) => network.reconcile({ credentials, post, refs, callStartedAt, boundRemoteIds: new Set(bound) });
    await sandbox.admin("processing", { host: "www.tiktok.com", processingMs: 60_000 });
    await sandbox.arm({ host: "open.tiktokapis.com", operation: "content.create", account: credentials.remoteId, fault: "lost_response_after_commit" });
    await expect(network.publish({ credentials, post, refs })).rejects.toMatchObject({ kind: "ambiguous" });
    // Not listed while TikTok looks at it: that proves nothing.
    expect(await look()).toMatchObject({ state: "unknown" });
    await sandbox.admin("clock", { offsetMs: 60_001 });
    const found = await look();
    expect(found).toMatchObject({ state: "live" });
    expect(await look([found.state === "live" ? found.remoteId : ""])).toMatchObject({ state: "unknown" });
    await send(network, credentials, post, refs);
    await sandbox.admin("clock", { offsetMs: 120_002 });
    expect(await look()).toMatchObject({ state: "unknown", evidence: expect.stringContaining("2 posts match") });
  });

  it("are not taken for another post under the same title", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox);
    const [ours, another] = [await photoPost([80], { text: "Bài của ta" }), await photoPost([81], { text: "Bài kia" })];
    const callStartedAt = new Date();
    await send(network, credentials, another);
    const refs = await prepare(network, credentials, ours);
    expect(await network.reconcile({ credentials, post: ours, refs, callStartedAt, boundRemoteIds: new Set() })).toMatchObject({ state: "unknown" });
    const wordless = { ...ours, title: null, text: "" };
    expect(await network.reconcile({ credentials, post: wordless, refs, callStartedAt, boundRemoteIds: new Set() })).toMatchObject({ state: "unknown" });
    await send(network, credentials, ours, refs);
    expect(await network.reconcile({ credentials, post: ours, refs, callStartedAt, boundRemoteIds: new Set() })).toMatchObject({ state: "live", byWords: true });
  });

  it("go to the inbox as drafts without an audience", async () => {
    const { credentials } = await newCreator(sandbox);
    const post = testPost({ format: "draft", text: "Bản nháp ảnh", media: [await photos.photo(79)] });
    const refs = await send(tiktok(), credentials, post);
    expect(await tiktok().confirm!({ credentials, post, refs })).toEqual({ state: "live", remoteId: refs["publish_id"], permalink: null });
    expect((await sandbox.ledger(credentials.remoteId)).posts).toMatchObject([{ format: "draft", postId: refs["publish_id"] }]);
  });
});

describe("drafts", () => {
  it("wait in the inbox until their person posts them, at most five", async () => {
    const network = tiktok();
    const { credentials, creator } = await newCreator(sandbox);
    const draft = async (number: number) => testPost({ format: "draft", text: "Viết trong ứng dụng", media: [await testVideo(`inbox ${number}`)] });
    const first = await draft(0);
    const refs = await send(network, credentials, first);
    expect(refs["publish_id"]).toMatch(/^v_inbox_file~/);
    expect(await network.confirm!({ credentials, post: first, refs })).toEqual({ state: "live", remoteId: refs["publish_id"], permalink: null });
    for (let number = 1; number < 5; number += 1) await send(network, credentials, await draft(number));
    await expect(send(network, credentials, await draft(5))).rejects.toMatchObject({ kind: "account_action_needed" });
    await sandbox.admin("tiktok/drafts/finish", { publishId: refs["publish_id"] });
    expect(await network.permalink({ credentials, remoteId: refs["publish_id"]! })).toMatch(new RegExp(`/@${creator.username}/video/\\d+$`));
  });

  it("ask for their own permission", async () => {
    const { credentials } = await newCreator(sandbox, {}, { scopes: ["user.info.basic", "video.publish"] });
    const post = testPost({ format: "draft", media: [await testVideo("no scope")] });
    await expect(prepare(tiktok(), credentials, post)).rejects.toMatchObject({ kind: "scope_missing" });
  });
});

describe("an app that TikTok has not audited", () => {
  it("posts to private accounts only, for their own eyes", async () => {
    await sandbox.admin("tiktok/apps", { clientKey: "new-app", secret: "s", audited: false });
    const network = tiktok({ clientKey: "new-app", clientSecret: "s" });
    const video = await testVideo("unaudited");
    const open = await newCreator(sandbox, {}, { clientKey: "new-app" });
    const own = await newCreator(sandbox, { isPrivate: true }, { clientKey: "new-app" });
    await expect(prepare(network, open.credentials, publicPost({ text: "Công khai", media: [video] }))).rejects.toMatchObject({ kind: "config_error", code: "unaudited_client_can_only_post_to_private_accounts" });
    const post = publicPost({ text: "Chỉ mình tôi", media: [video], options: { ...plainOptions, privacyLevel: "SELF_ONLY" } });
    await send(network, own.credentials, post);
    expect((await sandbox.ledger(own.credentials.remoteId)).posts).toHaveLength(1);
  });
});

describe("TikTok's counts", () => {
  it("grow, and of strangers' posts nothing is told", async () => {
    const network = tiktok();
    const { credentials } = await newCreator(sandbox, { followers: 50_000 });
    const other = await newCreator(sandbox);
    const post = publicPost({ text: "Đếm lượt xem", media: [await testVideo("counted")], disclosure: plainDisclosure });
    const found = await network.confirm!({ credentials, post, refs: await send(network, credentials, post) });
    const remoteId = found.state === "live" ? found.remoteId : "";
    const measure = async (account = credentials) => (await network.metrics!({ credentials: account, posts: [{ remoteId, format: "feed", refs: {} }] })).get(remoteId);
    const views: number[] = [];
    for (const days of [0, 0.05, 1, 7]) {
      await sandbox.admin("clock", { offsetMs: Math.round(days * 86_400_000) });
      // Tokens live two hours.
      const { accessToken } = await sandbox.admin<{ accessToken: string }>("tiktok/tokens/mint", { account: credentials.remoteId });
      views.push((await measure({ ...credentials, accessToken }))?.views ?? -1);
    }
    expect(views).toEqual(views.toSorted((a, b) => a - b));
    expect(views[3]).toBeGreaterThan(views[1]!);
    await sandbox.admin("clock", { offsetMs: 0 });
    expect(await measure(other.credentials)).toBeUndefined();
  });
});
