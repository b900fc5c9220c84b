import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../ledger/read-ledger.ts";
import { makeVideo } from "../media/make-video.ts";
import { failureOf, getJson, postJson, seedPage, sendJson, testSandbox } from "../testing/facebook-session.ts";
import type { SeededPage, TestSandbox } from "../testing/facebook-session.ts";

let sandbox: TestSandbox;
let page: SeededPage;
beforeAll(async () => {
  sandbox = await testSandbox();
  await postJson(`${sandbox.origin}/sandbox/processing`, { host: "graph.facebook.com", processingMs: 60 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await fetch(`${sandbox.origin}/sandbox/faults`, { method: "DELETE" });
  page = await seedPage(sandbox);
});

interface VideoAnswer {
  id: string;
  published: boolean;
  post_id?: string;
  permalink_url?: string;
  status: { video_status: string; uploading_phase: { status: string; bytes_transferred: number }; processing_phase: { status: string; errors?: unknown[] }; publishing_phase: { status: string; publish_status?: string } };
}

const upright = (title: string, seconds = 3) => makeVideo({ width: 1080, height: 1920, seconds, title });
const at = (path: string) => `${sandbox.graph}/${path}${path.includes("?") ? "&" : "?"}access_token=${page.accessToken}`;
const read = (id: string) => getJson<VideoAnswer>(at(`${id}?fields=status,published,post_id,permalink_url`));
const ledger = () => getJson<Ledger>(`${sandbox.origin}/sandbox/ledger?network=facebook&account=${page.id}`);
const start = async (edge = "video_reels") => (await sendJson<{ video_id: string; upload_url: string }>(at(`${page.id}/${edge}`), { upload_phase: "start" }));
const send = (uploadUrl: string, bytes: Uint8Array, offset: number, size: number) =>
  fetch(uploadUrl, { method: "POST", headers: { authorization: `OAuth ${page.accessToken}`, offset: String(offset), file_size: String(size) }, body: new Uint8Array(bytes) });
const finish = (id: string, more: Record<string, unknown> = {}, edge = "video_reels") =>
  postJson(at(`${page.id}/${edge}`), { upload_phase: "finish", video_id: id, ...(edge === "video_reels" ? { video_state: "PUBLISHED" } : {}), ...more });
const uploaded = async (bytes: Uint8Array, edge = "video_reels") => {
  const { video_id, upload_url } = await start(edge);
  expect(await (await send(upload_url, bytes, 0, bytes.byteLength)).json()).toEqual({ success: true });
  return video_id;
};
const processed = async (id: string): Promise<VideoAnswer> => {
  for (let look = 0; look < 100; look += 1) {
    const video = await read(id);
    if (video.published || video.status.video_status === "error") return video;
    await sleep(20);
  }
  throw new Error("the work does not end");
};

describe("a reel", () => {
  it("goes from bytes through work to a post that strangers see", async () => {
    const bytes = await upright("Thước phim");
    const id = await uploaded(bytes);
    expect((await read(id)).status).toMatchObject({ video_status: "upload_complete", uploading_phase: { status: "complete", bytes_transferred: bytes.byteLength }, publishing_phase: { status: "not_started" } });
    expect(await (await finish(id, { description: "Sáng nay #càphê" })).json()).toEqual({ success: true });
    expect((await ledger()).posts).toEqual([]);
    const video = await processed(id);
    expect(video).toMatchObject({ published: true, status: { video_status: "ready", publishing_phase: { publish_status: "published" } } });
    expect((await ledger()).posts).toMatchObject([{ postId: video.post_id, format: "reel", text: "Sáng nay #càphê", mediaSha256: [createHash("sha256").update(bytes).digest("hex")] }]);
    const seen = await fetch(video.permalink_url ?? "");
    expect(seen.status).toBe(200);
    expect(await seen.text()).toContain("<video");
    expect((await failureOf(await finish(id))).code).toBe(100);
    expect(await ledger()).toMatchObject({ createCalls: 2, acceptedCreateCalls: 1 });
  });

  it("tells how many bytes arrived before the line was cut, and takes the rest from there alone", async () => {
    const bytes = await upright("Bị ngắt");
    const { video_id: id, upload_url } = await start();
    await postJson(`${sandbox.origin}/sandbox/faults`, { operation: "rupload.upload", account: page.id, fault: "cut_upload" });
    await expect(send(upload_url, bytes, 0, bytes.byteLength)).rejects.toThrow();
    const { bytes_transferred: there } = (await read(id)).status.uploading_phase;
    expect(there).toBe(Math.floor(bytes.byteLength / 2));
    expect((await failureOf(await finish(id))).error_subcode).toBe(1_363_033);
    expect((await failureOf(await send(upload_url, bytes, 0, bytes.byteLength))).error_subcode).toBe(1_363_037);
    expect((await send(upload_url, bytes.subarray(there), there, bytes.byteLength)).status).toBe(200);
    await finish(id);
    await processed(id);
    expect((await ledger()).posts).toMatchObject([{ mediaSha256: [createHash("sha256").update(bytes).digest("hex")] }]);
  });

  it("is refused at the finish for what the file really is", async () => {
    const subcodeOf = async (bytes: Uint8Array, edge = "video_reels") => (await failureOf(await finish(await uploaded(bytes, edge), {}, edge))).error_subcode;
    expect(await subcodeOf(await makeVideo({ width: 1920, height: 1080, seconds: 3, title: "Ngang" }))).toBe(1_363_024);
    expect(await subcodeOf(await upright("Ngắn", 1.2))).toBe(1_363_025);
    expect(await subcodeOf(await upright("Dài", 92))).toBe(1_363_026);
    expect(await subcodeOf(await upright("Dài cho tin", 62), "video_stories")).toBe(1_363_026);
    expect(await subcodeOf(new TextEncoder().encode("không phải phim ".repeat(200)))).toBe(1_363_032);
    expect((await ledger()).posts).toEqual([]);
  });

  it("is counted: the thirty-first of a day is refused", async () => {
    const bytes = await upright("Ba mươi");
    for (let count = 0; count < 30; count += 1) expect((await finish(await uploaded(bytes))).status).toBe(200);
    expect((await failureOf(await finish(await uploaded(bytes)))).code).toBe(613);
  });

  it("can be late, stuck, or fail while it is worked on", async () => {
    const bytes = await upright("Trục trặc");
    const finishWith = async (fault: object) => {
      const id = await uploaded(bytes);
      await postJson(`${sandbox.origin}/sandbox/faults`, { operation: "video_reels.create", account: page.id, ...fault });
      expect((await finish(id)).status).toBe(200);
      return id;
    };
    const stuck = await finishWith({ fault: "stuck" });
    const slow = await finishWith({ fault: "slow_processing", delayMs: 500 });
    const failed = await processed(await finishWith({ fault: "processing_failed" }));
    expect(failed).toMatchObject({ published: false, status: { video_status: "error", processing_phase: { status: "error" } } });
    expect(failed.status.processing_phase.errors).toHaveLength(1);
    expect((await read(slow)).status.video_status).toBe("processing");
    expect((await processed(slow)).published).toBe(true);
    expect((await read(stuck)).status.video_status).toBe("processing");
    expect((await ledger()).posts).toHaveLength(1);
  });

  it("keeps drafts out of sight and belongs to its page alone", async () => {
    const id = await uploaded(await upright("Nháp"));
    expect((await failureOf(await finish(id, { video_state: "LIVE" }))).code).toBe(100);
    await finish(id, { video_state: "DRAFT" });
    await sleep(100);
    expect((await read(id)).published).toBe(false);
    const other = await seedPage(sandbox);
    expect(await failureOf(await fetch(`${sandbox.graph}/${id}?access_token=${other.accessToken}`))).toMatchObject({ code: 100, error_subcode: 33 });
    const { upload_url } = await start();
    expect((await failureOf(await fetch(upload_url, { method: "POST", headers: { authorization: `Bearer ${page.accessToken}`, offset: "0", file_size: "9" }, body: "x" }))).code).toBe(104);
  });
});

describe("a video in the feed", () => {
  const video = () => `${sandbox.graph.replace("graph.facebook.com", "graph-video.facebook.com")}/${page.id}/videos?access_token=${page.accessToken}`;
  const transfer = (session: string, offset: number, chunk: Uint8Array) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ upload_phase: "transfer", upload_session_id: session, start_offset: String(offset) })) form.set(name, value);
    form.set("video_file_chunk", new Blob([new Uint8Array(chunk)]), "chunk");
    return fetch(video(), { method: "POST", body: form });
  };

  it("comes in chunks at the offsets that are asked for", async () => {
    const bytes = await makeVideo({ width: 1280, height: 720, seconds: 3, title: "Phim ngang" });
    const begun = await sendJson<{ upload_session_id: string; video_id: string; start_offset: string; end_offset: string }>(video(), { upload_phase: "start", file_size: bytes.byteLength });
    expect(begun).toMatchObject({ start_offset: "0", end_offset: String(bytes.byteLength) });
    const half = Math.floor(bytes.byteLength / 2);
    expect(await (await transfer(begun.upload_session_id, 0, bytes.subarray(0, half))).json()).toEqual({ start_offset: String(half), end_offset: String(bytes.byteLength) });
    expect((await failureOf(await transfer(begun.upload_session_id, 0, bytes.subarray(0, half)))).error_subcode).toBe(1_363_037);
    expect((await read(begun.video_id)).status).toMatchObject({ video_status: "uploading", uploading_phase: { bytes_transferred: half } });
    expect(await (await transfer(begun.upload_session_id, half, bytes.subarray(half))).json()).toEqual({ start_offset: String(bytes.byteLength), end_offset: String(bytes.byteLength) });
    await postJson(video(), { upload_phase: "finish", upload_session_id: begun.upload_session_id, description: "Một ngày ở quán", title: "Ở quán" });
    const { post_id } = await processed(begun.video_id);
    expect((await ledger()).posts).toMatchObject([{ postId: post_id, format: "feed", text: "Một ngày ở quán" }]);
    const listed = await getJson<{ data: { id: string; status_type: string }[] }>(at(`${page.id}/published_posts?fields=id,status_type`));
    expect(listed.data).toEqual([{ id: post_id, status_type: "added_video" }]);
  });

  it("goes up in one call too", async () => {
    const form = new FormData();
    form.set("description", "Một lần");
    form.set("source", new Blob([new Uint8Array(await makeVideo({ width: 1280, height: 720, seconds: 2, title: "Một lần" }))]), "phim.mp4");
    const { id } = (await (await fetch(at(`${page.id}/videos`), { method: "POST", body: form })).json()) as { id: string };
    expect((await processed(id)).published).toBe(true);
  });
});

describe("a story", () => {
  const photo = async () => {
    const form = new FormData();
    form.set("published", "false");
    form.set("source", new Blob([new Uint8Array(await sharp({ create: { width: 108, height: 192, channels: 3, background: "#0a6" } }).jpeg().toBuffer())]), "tin.jpg");
    return ((await (await fetch(at(`${page.id}/photos`), { method: "POST", body: form })).json()) as { id: string }).id;
  };
  const stories = (status = '["PUBLISHED"]') => getJson<{ data: { post_id: string; status: string; media_type: string; creation_time: string; url: string }[] }>(at(`${page.id}/stories?status=${encodeURIComponent(status)}`));

  it("of a photo is listed, is not told by the photo, and can stand twice", async () => {
    const id = await photo();
    const first = await sendJson<{ success: boolean; post_id: string }>(at(`${page.id}/photo_stories`), { photo_id: id });
    expect(first).toMatchObject({ success: true, post_id: expect.stringMatching(/^\d+$/) });
    expect(await getJson(at(`${id}?fields=page_story_id`))).toEqual({ id });
    const second = await sendJson<{ post_id: string }>(at(`${page.id}/photo_stories`), { photo_id: id });
    const { data } = await stories();
    expect(data.map(({ post_id, status, media_type }) => [post_id, status, media_type])).toEqual([[second.post_id, "PUBLISHED", "photo"], [first.post_id, "PUBLISHED", "photo"]]);
    expect((await ledger()).posts.map(({ postId, format }) => [postId, format])).toEqual([[first.post_id, "story"], [second.post_id, "story"]]);
    expect((await fetch(data[0]?.url ?? "")).status).toBe(200);
    expect((await getJson<{ data: unknown[] }>(at(`${page.id}/published_posts`))).data).toEqual([]);
  });

  it("of a video names its post at once and shows it when the work is done", async () => {
    const id = await uploaded(await upright("Tin"), "video_stories");
    const { post_id } = (await (await finish(id, {}, "video_stories")).json()) as { post_id: string };
    expect((await processed(id)).post_id).toBe(post_id);
    expect((await stories()).data).toMatchObject([{ post_id, media_type: "video" }]);
  });

  it("runs out after a day", async () => {
    await postJson(at(`${page.id}/photo_stories`), { photo_id: await photo() });
    const url = (await stories()).data[0]?.url ?? "";
    await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 25 * 3_600_000 });
    expect((await stories()).data).toEqual([]);
    expect((await stories('["ARCHIVED"]')).data).toHaveLength(1);
    expect((await fetch(url)).status).toBe(404);
    expect((await ledger()).posts).toHaveLength(1);
    await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 0 });
  });
});

describe("numbers", () => {
  const insight = (node: string, metric: string) => fetch(at(`${node}/insights?metric=${metric}`));

  it("grow, under the video where there is one, and never shrink", async () => {
    const id = await uploaded(await upright("Được xem"));
    await finish(id);
    const { post_id = "" } = await processed(id);
    const value = async (metric: string) => ((await (await insight(`${page.id}_${id}`, metric)).json()) as { data: { values: { value: unknown }[] }[] }).data[0]?.values[0]?.value;
    const counts: unknown[] = [];
    for (const hours of [0, 1, 6, 24, 24 * 28]) {
      await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: hours * 3_600_000 });
      counts.push(await value("post_media_view"));
    }
    expect(counts).toEqual([...counts].sort((a, b) => Number(a) - Number(b)));
    expect(new Set(counts).size).toBe(5);
    expect(await value("post_reactions_by_type_total")).toMatchObject({ like: expect.any(Number) });
    expect(await (await insight(post_id, "post_media_view")).json()).toEqual({ data: [], paging: {} });
    await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 0 });
  });

  it("fail as a whole for one name that is dead or wrong", async () => {
    const { id } = await sendJson<{ id: string }>(at(`${page.id}/feed`), { message: "Số liệu" });
    expect((await insight(id, "post_media_view,post_clicks")).status).toBe(200);
    for (const dead of ["post_impressions", "post_impressions_unique", "post_engaged_users", "post_media_view,post_impressions"]) {
      expect(await failureOf(await insight(id, dead))).toMatchObject({ code: 100, message: expect.stringContaining("must be a valid insights metric") });
    }
    expect((await failureOf(await fetch(at(`${page.id}/insights?metric=page_fans&period=day`)))).code).toBe(100);
    expect((await failureOf(await fetch(at(`${page.id}/insights?metric=page_media_view&period=day&since=2026-01-01&until=2026-06-01`)))).code).toBe(100);
    const days = await getJson<{ data: { values: { value: unknown }[] }[] }>(at(`${page.id}/insights?metric=page_media_view&period=day`));
    expect(days.data[0]?.values).toEqual([expect.objectContaining({ value: { organic: expect.any(Number), paid: 0 } }), expect.anything()]);
  });
});
