import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ledger } from "../ledger/read-ledger.ts";
import { failureOf, getJson, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { createMedia, idOf, jpegAt, keptAt, moveClock, publishMedia, readNode, seedAccount, setProcessing, videoAt } from "./instagram-session.fixture.ts";
import type { SeededAccount } from "./instagram-session.fixture.ts";

let sandbox: TestSandbox;
beforeAll(async () => { sandbox = await testSandbox(); });
afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
beforeEach(async () => {
  await moveClock(sandbox, 0);
  await setProcessing(sandbox, 0);
});

const ledger = (account: SeededAccount) => getJson<Ledger>(`${sandbox.origin}/sandbox/ledger?account=${account.id}`);
const statusOf = (account: SeededAccount, id: string) => readNode<{ status_code: string; status: string }>(account, id, { fields: "status_code,status" });
const hour = 3_600_000;

describe.each(["instagram", "facebook"] as const)("through the login of %s", (login) => {
  test("a picture is fetched, seen only once it is published, and known by its address", async () => {
    const account = await seedAccount(sandbox, login);
    const picture = await jpegAt(sandbox);
    const container = await idOf(createMedia(account, { image_url: picture.url, caption: "Sáng nay uống gì?", alt_text: "Ly cà phê" }));
    expect(await statusOf(account, container)).toMatchObject({ status_code: "FINISHED" });
    expect((await ledger(account)).posts).toEqual([]);
    const id = await idOf(publishMedia(account, container));
    expect((await ledger(account)).posts).toMatchObject([{ postId: id, text: "Sáng nay uống gì?", format: "feed", mediaSha256: [picture.sha256] }]);
    expect(await statusOf(account, container)).toMatchObject({ status_code: "PUBLISHED" });
    const node = await readNode<{ permalink: string; media_product_type: string }>(account, id, { fields: "permalink,media_product_type,caption,timestamp" });
    expect(node).toMatchObject({ media_product_type: "FEED", caption: "Sáng nay uống gì?" });
    expect((await fetch(node.permalink)).status).toBe(200);
    expect(await failureOf(await publishMedia(account, container)), "a container is published once").toMatchObject({ code: 24, error_subcode: 2_207_008 });
    expect(await readNode(account, `${account.id}/content_publishing_limit`, { fields: "quota_usage,config" })).toEqual({ data: [{ quota_usage: 1, config: { quota_total: 100, quota_duration: 86_400 } }] });
  });

  test("a reel takes its time: too early is 9007, then it is ready", async () => {
    const account = await seedAccount(sandbox, login);
    await setProcessing(sandbox, 5_000);
    const { url, sha256 } = await videoAt(sandbox);
    const container = await idOf(createMedia(account, { media_type: "REELS", video_url: url, caption: "Một phút ở quán", share_to_feed: false, thumb_offset: 1_000 }));
    expect(await statusOf(account, container)).toMatchObject({ status_code: "IN_PROGRESS" });
    expect(await failureOf(await publishMedia(account, container))).toMatchObject({ code: 9_007, error_subcode: 2_207_027 });
    await moveClock(sandbox, 6_000);
    expect(await statusOf(account, container)).toMatchObject({ status_code: "FINISHED" });
    const id = await idOf(publishMedia(account, container));
    expect((await ledger(account)).posts).toMatchObject([{ postId: id, format: "reel", mediaSha256: [sha256] }]);
  });

  test("a story stands for a day and in no list of posts", async () => {
    const account = await seedAccount(sandbox, login);
    const picture = await jpegAt(sandbox, { width: 1080, height: 1920 });
    const id = await idOf(publishMedia(account, await idOf(createMedia(account, { media_type: "STORIES", image_url: picture.url }))));
    const listed = (edge: string) => readNode<{ data: { id: string }[] }>(account, `${account.id}/${edge}`, { fields: "id,media_product_type" });
    expect((await listed("stories")).data).toEqual([{ id, media_product_type: "STORY" }]);
    expect((await listed("media")).data).toEqual([]);
    await moveClock(sandbox, 25 * hour);
    expect((await listed("stories")).data).toEqual([]);
  });

  test("a carousel holds pictures and videos in their order", async () => {
    const account = await seedAccount(sandbox, login);
    const [picture, video] = [await jpegAt(sandbox, { color: "#14532d" }), await videoAt(sandbox, { title: "Trong băng chuyền" })];
    const children = [
      await idOf(createMedia(account, { image_url: picture.url, is_carousel_item: true, alt_text: "Vườn" })),
      await idOf(createMedia(account, { media_type: "VIDEO", video_url: video.url, is_carousel_item: true })),
    ];
    const carousel = await idOf(createMedia(account, { media_type: "CAROUSEL", children: children.join(","), caption: "Hai thứ" }));
    expect(await failureOf(await publishMedia(account, children[0]!))).toMatchObject({ code: 100 });
    await publishMedia(account, carousel);
    expect((await ledger(account)).posts).toMatchObject([{ text: "Hai thứ", mediaSha256: [picture.sha256, video.sha256] }]);
  });
});

describe("it refuses, in Instagram's own words,", () => {
  const refused = async (params: object, account?: SeededAccount) => failureOf(await createMedia(account ?? (await seedAccount(sandbox)), params));

  test("pictures of another format, size or shape", async () => {
    const png = await keptAt(sandbox, Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"), "png");
    expect(await refused({ image_url: png.url })).toMatchObject({ code: 36_001, error_subcode: 2_207_005 });
    const tall = await jpegAt(sandbox, { width: 800, height: 1600 });
    expect(await refused({ image_url: tall.url })).toMatchObject({ code: 36_003, error_subcode: 2_207_009 });
    const large = await keptAt(sandbox, new Uint8Array(8 * 1024 * 1024 + 1), "jpeg");
    expect(await refused({ image_url: large.url })).toMatchObject({ code: 36_000, error_subcode: 2_207_004 });
  });

  test("what it cannot fetch: other hosts, gaps, addresses that are not ASCII", async () => {
    for (const image_url of ["https://example.com/a.jpg", `${sandbox.origin}/sandbox/files/none.jpeg`, `${sandbox.origin}/sandbox/ảnh.jpg`]) {
      expect(await refused({ image_url }), image_url).toMatchObject({ code: 9_004, error_subcode: 2_207_052 });
    }
  });

  test("captions, tags and mentions beyond the limits, and captions where none belong", async () => {
    const { url } = await jpegAt(sandbox);
    expect(await refused({ image_url: url, caption: "a".repeat(2_201) })).toMatchObject({ code: 36_004, error_subcode: 2_207_010 });
    expect(await refused({ image_url: url, caption: Array.from({ length: 31 }, (_, index) => `#a${index}`).join(" ") })).toMatchObject({ code: 36_004 });
    expect(await refused({ image_url: url, caption: Array.from({ length: 21 }, (_, index) => `@a${index}`).join(" ") })).toMatchObject({ code: 100, error_subcode: 2_207_040 });
    expect(await refused({ image_url: url, media_type: "STORIES", caption: "Tin" })).toMatchObject({ code: 100 });
    expect(await refused({ image_url: url, is_carousel_item: true, caption: "Con" })).toMatchObject({ code: 100 });
  });

  test("unknown types, single VIDEOs, reels in carousels, and carousels of one", async () => {
    const account = await seedAccount(sandbox);
    const { url } = await videoAt(sandbox);
    expect(await refused({ media_type: "FILM", video_url: url })).toMatchObject({ error_subcode: 2_207_023 });
    expect(await refused({ media_type: "VIDEO", video_url: url })).toMatchObject({ error_subcode: 2_207_023 });
    expect(await refused({ media_type: "REELS", video_url: url, is_carousel_item: true })).toMatchObject({ error_subcode: 2_207_023 });
    const child = await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url, is_carousel_item: true }));
    expect(await refused({ media_type: "CAROUSEL", children: [child] }, account)).toMatchObject({ error_subcode: 2_207_028 });
    const single = await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url }));
    expect(await refused({ media_type: "CAROUSEL", children: [child, single] }, account)).toMatchObject({ code: 100 });
    expect(await refused({ media_type: "CAROUSEL", children: [child, "17900000099999999"] }, account)).toMatchObject({ code: 24 });
  });

  test("bytes from an account of its own login, and other accounts' containers", async () => {
    const [account, other] = [await seedAccount(sandbox), await seedAccount(sandbox)];
    expect(await refused({ media_type: "REELS", upload_type: "resumable" }, account)).toMatchObject({ code: 100 });
    const container = await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url }));
    expect(await failureOf(await publishMedia(other, container))).toMatchObject({ code: 24, error_subcode: 2_207_008 });
    expect(await failureOf(await createMedia({ ...account, accessToken: other.accessToken }, {}))).toMatchObject({ code: 100, error_subcode: 33 });
  });

  test("videos that it cannot use, by their status", async () => {
    const account = await seedAccount(sandbox);
    const short = await videoAt(sandbox, { seconds: 1, title: "Ngắn" });
    const container = await idOf(createMedia(account, { media_type: "REELS", video_url: short.url }));
    expect(await statusOf(account, container)).toMatchObject({ status_code: "ERROR", status: expect.stringContaining("2207026") as string });
    expect((await failureOf(await publishMedia(account, container))).code).toBe(-1);
    const long = await videoAt(sandbox, { seconds: 62, title: "Dài" });
    const story = await idOf(createMedia(account, { media_type: "STORIES", video_url: long.url }));
    expect(await statusOf(account, story)).toMatchObject({ status_code: "ERROR" });
    expect(await refused({ media_type: "REELS", video_url: (await videoAt(sandbox)).url, thumb_offset: 60_000 }, account)).toMatchObject({ code: 1, error_subcode: 2_207_057 });
  });

  test("a container that is a day old, a spent quota, and a restricted account", async () => {
    const account = await seedAccount(sandbox);
    const [old, second, third] = await Promise.all([0, 1, 2].map(async () => idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url }))));
    await moveClock(sandbox, 24 * hour);
    expect(await statusOf(account, old!)).toMatchObject({ status_code: "EXPIRED" });
    expect(await failureOf(await publishMedia(account, old!))).toMatchObject({ code: -2, error_subcode: 2_207_020 });
    await moveClock(sandbox, 0);
    await postJson(`${sandbox.origin}/sandbox/instagram/limits`, { account: account.id, postsPerDay: 1, containersPerDay: 3 });
    expect((await publishMedia(account, second!)).status).toBe(200);
    expect(await failureOf(await publishMedia(account, third!))).toMatchObject({ code: 9, error_subcode: 2_207_042 });
    expect(await refused({ image_url: (await jpegAt(sandbox)).url }, account)).toMatchObject({ code: 9 });
    await moveClock(sandbox, 24 * hour + 60_000);
    await postJson(`${sandbox.origin}/sandbox/instagram/limits`, { account: account.id, isRestricted: true });
    const fresh = await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url }));
    expect(await failureOf(await publishMedia(account, fresh))).toMatchObject({ code: 25, error_subcode: 2_207_050 });
  });
});

describe("bytes that are sent", () => {
  const start = async (account: SeededAccount) => (await (await createMedia(account, { media_type: "REELS", upload_type: "resumable", caption: "Gửi byte" })).json()) as { id: string; uri: string };
  const send = (account: SeededAccount, uri: string, bytes: Uint8Array, offset: number) =>
    fetch(uri, { method: "POST", headers: { authorization: `OAuth ${account.accessToken}`, offset: String(offset), file_size: String(bytes.byteLength) }, body: new Uint8Array(bytes.subarray(offset)) });
  const sent = (account: SeededAccount, id: string) =>
    readNode<{ status_code: string; video_status: { uploading_phase: { bytes_transferred: number; status: string } } }>(account, id, { fields: "status_code,video_status" });

  test("go on where the line was cut", async () => {
    const account = await seedAccount(sandbox, "facebook");
    const { bytes, sha256 } = await videoAt(sandbox, { title: "Từng phần" });
    const { id, uri } = await start(account);
    expect((await sent(account, id)).video_status.uploading_phase).toEqual({ status: "in_progress", bytes_transferred: 0 });
    await postJson(`${sandbox.origin}/sandbox/faults`, { host: "rupload.facebook.com", account: account.id, fault: "cut_upload" });
    await expect(send(account, uri, bytes, 0)).rejects.toThrow();
    const { video_status } = await sent(account, id);
    expect(video_status.uploading_phase.bytes_transferred).toBe(Math.floor(bytes.byteLength / 2));
    expect(await (await send(account, uri, bytes, 0)).json()).toMatchObject({ debug_info: { type: "OffsetInvalidError", retriable: false } });
    expect(await (await send(account, uri, bytes, video_status.uploading_phase.bytes_transferred)).json()).toMatchObject({ success: true });
    expect(await sent(account, id)).toMatchObject({ status_code: "FINISHED" });
    await publishMedia(account, id);
    expect((await ledger(account)).posts).toMatchObject([{ mediaSha256: [sha256] }]);
  });
});

test("what became public is known even when nobody heard the answer, and 2207051 can lie", async () => {
  const account = await seedAccount(sandbox);
  const container = await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url }));
  await postJson(`${sandbox.origin}/sandbox/faults`, { operation: "media_publish.create", account: account.id, fault: "server_error_after_commit", code: 2_207_051 });
  expect(await failureOf(await publishMedia(account, container))).toMatchObject({ code: 4, error_subcode: 2_207_051 });
  expect(await statusOf(account, container)).toMatchObject({ status_code: "PUBLISHED" });
  const { createCalls, acceptedCreateCalls, posts } = await ledger(account);
  expect([createCalls, acceptedCreateCalls, posts.length]).toEqual([1, 1, 1]);
});

test("comments are written and listed; asking for fields creates one and then errs", async () => {
  const account = await seedAccount(sandbox);
  const media = await idOf(publishMedia(account, await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url }))));
  const comment = (params: object) => postJson(`${account.graph}/${media}/comments`, { ...params, access_token: account.accessToken });
  const id = await idOf(comment({ message: "Đặt bàn ở đây" }));
  expect(await failureOf(await comment({ message: "Hai", fields: "id" }))).toMatchObject({ code: 20, error_subcode: 1_772_107 });
  const { data } = await readNode<{ data: { id: string; text: string }[] }>(account, `${media}/comments`, { fields: "id,text,username" });
  expect(data.map(({ text }) => text)).toEqual(["Hai", "Đặt bàn ở đây"]);
  expect(data[1]).toMatchObject({ id, username: account.username });
});

test("counts grow, and dead names of metrics are refused", async () => {
  const account = await seedAccount(sandbox);
  const media = await idOf(publishMedia(account, await idOf(createMedia(account, { media_type: "REELS", video_url: (await videoAt(sandbox)).url }))));
  const read = async (metric: string) => readNode<{ data?: { name: string; values: { value: number }[] }[]; error?: { code: number } }>(account, `${media}/insights`, { metric });
  const views = async () => (await read("views")).data?.[0]?.values[0]?.value ?? -1;
  expect(await views()).toBe(0);
  await moveClock(sandbox, 6 * hour);
  const six = await views();
  await moveClock(sandbox, 24 * hour);
  expect(six).toBeGreaterThan(0);
  expect(await views()).toBeGreaterThan(six);
  for (const dead of ["impressions", "plays", "video_views", "views,impressions"]) expect((await read(dead)).error?.code, dead).toBe(100);
});

test("a profile, its posts and stories look as a stranger sees them, in both languages", async () => {
  const account = await seedAccount(sandbox);
  await idOf(publishMedia(account, await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url, caption: "Giá <b>45k</b> #caphe", is_paid_partnership: true, collaborators: ["ban.toi"] }))));
  await idOf(publishMedia(account, await idOf(createMedia(account, { media_type: "STORIES", image_url: (await jpegAt(sandbox, { width: 1080, height: 1920 })).url }))));
  const profile = `${sandbox.origin}/sandbox/pages/instagram/${account.username}`;
  const [vi, en] = await Promise.all(["vi", "en"].map(async (locale) => (await fetch(`${profile}?locale=${locale}`)).text()));
  expect(vi).toContain("người theo dõi");
  expect(en).toContain("followers");
  const post = vi!.match(/instagram\/[\w.]+\/p\/[\w-]+/)?.[0];
  const page = await (await fetch(`${sandbox.origin}/sandbox/pages/${post}`)).text();
  expect(page).toContain("Giá &lt;b&gt;45k&lt;/b&gt;");
  expect(page).toContain("ban.toi");
  expect(page).toContain("Quan hệ đối tác được trả phí");
  expect((await fetch(`${profile}/p/none`)).status).toBe(404);
  expect(await (await fetch(`${sandbox.origin}/sandbox`)).text()).toContain(account.username);
});
