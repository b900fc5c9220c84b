import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeVideo } from "../media/make-video.ts";
import type { Ledger } from "../ledger/read-ledger.ts";
import { getJson, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { callTikTok, initVideo, postInfo, postVideo, putChunk, seedCreator, workAtOnce } from "../testing/tiktok-session.ts";

let sandbox: TestSandbox;
beforeAll(async () => { sandbox = await testSandbox(); });
afterAll(() => sandbox.close());
beforeEach(async () => {
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 0 });
  await workAtOnce(sandbox);
});

const ledger = (account: string) => getJson<Ledger>(`${sandbox.origin}/sandbox/ledger?account=${account}`);
const status = async (creator: Parameters<typeof callTikTok>[1], publishId: string) => (await callTikTok(sandbox, creator, "/post/publish/status/fetch/", { publish_id: publishId })).data;

test.each([
  ["floor, never ceil", 50_000_123, 10_000_000, 5, "ok"],
  ["ceil", 50_000_123, 10_000_000, 6, "invalid_params"],
  ["below 5 MB as a whole", 4_194_304, 4_194_304, 1, "ok"],
  ["below 5 MB in parts", 4_194_304, 2_097_152, 2, "invalid_params"],
  ["above 64 MB in one", 64_000_001, 64_000_001, 1, "invalid_params"],
  ["above 64 MB in six", 64_000_001, 10_000_000, 6, "ok"],
  ["chunks that are too large", 200_000_000, 65_000_000, 3, "invalid_params"],
  ["chunks that are too small", 20_000_000, 4_000_000, 5, "invalid_params"],
  ["4 GB and a byte", 4_000_000_001, 10_000_000, 400, "invalid_params"],
  ["a thousand chunks", 3_999_999_999, 5_242_880, 762, "ok"],
])("judges the cut of a video: %s", async (_name, size, chunk, count, code) => {
  expect((await initVideo(sandbox, await seedCreator(sandbox), size, chunk, count)).code).toBe(code);
});

test("takes chunks in their order and their size only, and says how far it is", async () => {
  const creator = await seedCreator(sandbox);
  const total = 11_000_000;
  const { data } = await initVideo(sandbox, creator, total, 5_500_000, 2);
  const url = String(data["upload_url"]);
  expect(String(data["publish_id"])).toMatch(/^v_pub_file~v2-1\.\d+$/);
  expect(url.length).toBeLessThanOrEqual(256);
  const half = new Uint8Array(5_500_000);
  const early = await putChunk(url, half, 5_500_000, total);
  expect([early.status, early.headers.get("content-range")]).toEqual([416, `bytes */${total}`]);
  expect((await putChunk(url, half.subarray(1), 0, total)).status).toBe(400);
  expect((await putChunk(url, half, 0, total + 1)).status).toBe(400);
  expect((await putChunk(url, half, 0, total, { "content-type": "application/octet-stream" })).status).toBe(400);
  const first = await putChunk(url, half, 0, total);
  expect([first.status, first.headers.get("content-range")]).toEqual([206, `bytes 0-5499999/${total}`]);
  const again = await putChunk(url, half, 0, total);
  expect([again.status, again.headers.get("content-range")]).toEqual([416, `bytes 0-5499999/${total}`]);
  expect(await status(creator, String(data["publish_id"]))).toMatchObject({ status: "PROCESSING_UPLOAD", uploaded_bytes: 5_500_000 });
  expect((await putChunk(url, half, 5_500_000, total)).status).toBe(201);
  // Zeros are no video.
  expect(await status(creator, String(data["publish_id"]))).toMatchObject({ status: "FAILED", fail_reason: "file_format_check_failed", publicaly_available_post_id: [] });
});

test("takes the same last chunk twice at once for one post", async () => {
  const creator = await seedCreator(sandbox);
  const bytes = await makeVideo({ width: 720, height: 1280, seconds: 2, title: "Hai lần" });
  const { data } = await initVideo(sandbox, creator, bytes.length, bytes.length, 1);
  const answers = await Promise.all([1, 2].map(() => putChunk(String(data["upload_url"]), bytes, 0, bytes.length)));
  expect(answers.map(({ status: code }) => code).toSorted()).toEqual([201, 416]);
  expect(answers.map(({ headers }) => headers.get("content-range"))).toEqual([1, 2].map(() => `bytes 0-${bytes.length - 1}/${bytes.length}`));
  expect(await ledger(creator.openId)).toMatchObject({ acceptedCreateCalls: 1, posts: [{ account: creator.openId }] });
});

test("closes an upload after an hour, and knows no other", async () => {
  const creator = await seedCreator(sandbox);
  const { data } = await initVideo(sandbox, creator, 100, 100, 1);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 3_600_000 });
  expect((await putChunk(String(data["upload_url"]), new Uint8Array(100), 0, 100)).status).toBe(403);
  expect((await putChunk(String(data["upload_url"]).replace(/upload_token=.*/, "upload_token=x"), new Uint8Array(100), 0, 100)).status).toBe(404);
});

test("works on a post, looks at it, and only then gives its id out", async () => {
  const creator = await seedCreator(sandbox);
  await postJson(`${sandbox.origin}/sandbox/processing`, { host: "open.tiktokapis.com", processingMs: 10_000 });
  await postJson(`${sandbox.origin}/sandbox/processing`, { host: "www.tiktok.com", processingMs: 20_000 });
  const { publishId, sha256 } = await postVideo(sandbox, creator, "Từng bước");
  expect(await status(creator, publishId)).toMatchObject({ status: "PROCESSING_UPLOAD" });
  expect((await ledger(creator.openId)).posts).toEqual([]);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 11_000 });
  expect(await status(creator, publishId)).toMatchObject({ status: "PUBLISH_COMPLETE", publicaly_available_post_id: [] });
  expect((await ledger(creator.openId)).posts).toMatchObject([{ network: "tiktok", postId: publishId, mediaSha256: [sha256] }]);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 31_000 });
  const raw = await fetch(`${sandbox.origin}/sandbox/open.tiktokapis.com/v2/post/publish/status/fetch/`, {
    method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${creator.accessToken}` }, body: JSON.stringify({ publish_id: publishId }),
  });
  const [, postId] = (await raw.text()).match(/"publicaly_available_post_id":\[(\d{19})\]/) ?? [];
  expect((await ledger(creator.openId)).posts).toMatchObject([{ postId }]);
  const listed = await callTikTok(sandbox, creator, "/video/list/?fields=id,title,share_url,view_count", { max_count: 20 });
  expect(listed.data).toMatchObject({ videos: [{ id: postId, title: "Từng bước", share_url: `${sandbox.origin}/sandbox/www.tiktok.com/@${creator.username}/video/${postId}` }], has_more: false });
});

test("lets a person post what the account offers, and no more", async () => {
  const open = await seedCreator(sandbox);
  const closed = await seedCreator(sandbox, { isPrivate: true });
  const init = (creator: typeof open, info: object) => initVideo(sandbox, creator, 100, 100, 1, info);
  expect((await init(open, { title: "không chọn" })).code).toBe("invalid_params");
  expect(await init(open, { ...postInfo, privacy_level: "FOLLOWER_OF_CREATOR" })).toMatchObject({ status: 403, code: "privacy_level_option_mismatch" });
  expect((await init(closed, postInfo)).code).toBe("privacy_level_option_mismatch");
  expect((await init(closed, { ...postInfo, privacy_level: "FOLLOWER_OF_CREATOR" })).code).toBe("ok");
  expect((await init(open, { ...postInfo, privacy_level: "SELF_ONLY", brand_content_toggle: true })).code).toBe("privacy_level_option_mismatch");
  expect((await init(open, { ...postInfo, title: "x".repeat(2_201) })).code).toBe("invalid_params");
  expect((await init(open, { ...postInfo, is_ad: true })).code).toBe("invalid_params");
});

test("says with HTTP 200 who cannot post now, and refuses the post with 403", async () => {
  const creator = await seedCreator(sandbox, { blockedCode: "spam_risk_too_many_posts" });
  expect(await callTikTok(sandbox, creator, "/post/publish/creator_info/query/")).toMatchObject({ status: 200, code: "spam_risk_too_many_posts" });
  expect(await initVideo(sandbox, creator, 100, 100, 1)).toMatchObject({ status: 403, code: "spam_risk_too_many_posts" });
});

test("counts a day's posts and a minute's calls", async () => {
  const creator = await seedCreator(sandbox, { postsPerDay: 2 });
  for (const title of ["một", "hai"]) await postVideo(sandbox, creator, title);
  expect((await initVideo(sandbox, creator, 100, 100, 1)).code).toBe("spam_risk_too_many_posts");
  const busy = await seedCreator(sandbox);
  const answers: string[] = [];
  for (let call = 0; call < 7; call += 1) answers.push((await initVideo(sandbox, busy, 100, 100, 1)).code);
  expect(answers).toEqual(["ok", "ok", "ok", "ok", "ok", "ok", "rate_limit_exceeded"]);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 60_001 });
  expect((await initVideo(sandbox, busy, 100, 100, 1)).code).toBe("ok");
});

test("fetches only from where the app may point, and only pictures that it takes", async () => {
  const photo = { media_type: "PHOTO", post_mode: "DIRECT_POST", post_info: { title: "Ảnh", description: "Mô tả", privacy_level: "PUBLIC_TO_EVERYONE" } };
  const creator = await seedCreator(sandbox);
  const init = (images: string[], who = creator) => callTikTok(sandbox, who, "/post/publish/content/init/", { ...photo, source_info: { source: "PULL_FROM_URL", photo_cover_index: 0, photo_images: images } });
  expect(await init(["https://images.example/1.jpg"])).toMatchObject({ status: 403, code: "url_ownership_unverified" });
  expect((await init(["http://images.example/1.jpg"])).code).toBe("invalid_params");
  expect((await init([])).code).toBe("invalid_params");
  await postJson(`${sandbox.origin}/sandbox/tiktok/apps`, { clientKey: "verified", secret: "s", verified: ["agency.example"] });
  const owner = await seedCreator(sandbox, {}, { clientKey: "verified" });
  expect((await init(["https://media.agency.example/1.jpg"], owner)).code).toBe("ok");
  expect((await init([`${sandbox.origin}/sandbox/files/x.jpg`], owner)).code).toBe("url_ownership_unverified");
});

test("tells another's publish to nobody", async () => {
  const [mine, other] = [await seedCreator(sandbox), await seedCreator(sandbox)];
  const { publishId } = await postVideo(sandbox, mine, "Của tôi");
  const ask = (creator: typeof mine, id: string) => callTikTok(sandbox, creator, "/post/publish/status/fetch/", { publish_id: id });
  expect(await ask(other, publishId)).toMatchObject({ status: 400, code: "token_not_authorized_for_specified_publish_id" });
  expect((await ask(mine, "v_pub_file~v2-1.1")).code).toBe("invalid_publish_id");
  expect((await callTikTok(sandbox, mine, "/post/publish/cancel/", { publish_id: publishId })).code).toBe("publish_not_cancellable");
  expect(await callTikTok(sandbox, { accessToken: "act.wrong" }, "/post/publish/status/fetch/", { publish_id: publishId })).toMatchObject({ status: 401, code: "access_token_invalid" });
});

test("shows the profile, the post and the inbox as a stranger and the person see them, in both languages", async () => {
  const creator = await seedCreator(sandbox, { nickname: "Bánh mì <b>", followers: 12_300 });
  await postVideo(sandbox, creator, "Bánh mì #sáng & <script>alert(1)</script>", { ...postInfo, is_aigc: true, brand_content_toggle: true });
  const page = `${sandbox.origin}/sandbox/www.tiktok.com/@${creator.username}`;
  const [post] = (await ledger(creator.openId)).posts;
  const profile = await (await fetch(`${page}?locale=vi`)).text();
  expect(profile).toContain("12,3K");
  expect(profile).toContain(`/@${creator.username}/video/${post?.postId}`);
  expect(profile).not.toContain("<script>");
  const shown = await (await fetch(`${page}/video/${post?.postId}?locale=en`)).text();
  expect(shown).toContain("Creator labeled as AI-generated");
  expect(shown).toContain("Paid partnership");
  expect(shown).toContain('<b class="tag">#sáng</b>');
  expect((await fetch(`${page}/video/7000000000000000000`)).status).toBe(404);
  expect((await fetch(`${sandbox.origin}/sandbox/www.tiktok.com/@nobody`)).status).toBe(404);
  expect(await (await fetch(`${page}/inbox?locale=en`)).text()).toContain("The inbox is empty");
  expect(await (await fetch(`${sandbox.origin}/sandbox?locale=en`)).text()).toContain(`@${creator.username}`);
});
