import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FrozenPost, RemoteRefs } from "../../spec/social.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import type { TestSandbox } from "../../testing/sandbox.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { testPhoto } from "../../testing/test-photo.ts";
import { testPost } from "../../testing/test-post.ts";
import { testVideo } from "../../testing/test-video.ts";
import { sandboxSettings } from "./facebook-harness.ts";
import { createFacebook } from "./network.ts";

const accessToken = "EAABtoken1234567890";
const credentials = { remoteId: "111", accessToken, details: {} };
let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });
const facebook = () =>
  createFacebook({
    environment: "live", appId: "42", appSecret: "app-secret-123", graphUrl: server.origin, videoUrl: `${server.origin}/graph-video`, ruploadUrl: `${server.origin}/rupload`,
    dialogUrl: server.origin, version: "v26.0", fetch,
  });
const reel = async (): Promise<FrozenPost> => testPost({ format: "reel", text: "Pha phin", title: "Ba bước", media: [await testVideo("Pha phin")] });
const film = async (): Promise<FrozenPost> => testPost({ text: "Ở quán", media: [await testVideo("Ở quán", { width: 1280, height: 720 })] });
const status = (more: object, published = false) => ({ status: 200, body: { id: "7", published, status: { uploading_phase: { status: "complete" }, processing_phase: { status: "not_started" }, publishing_phase: { status: "not_started" }, ...more } } });
const step = (post: FrozenPost, refs: RemoteRefs) => facebook().prepareStep({ credentials, post, refs });
const jsonOf = (index: number): unknown => JSON.parse(String(server.calls[index]?.body));

describe("a reel on the wire", () => {
  it("is begun, sent from where Facebook stopped, and published by the one last call", async () => {
    const post = await reel();
    const size = post.media[0]!.byteLength;
    server.answer({ status: 200, body: { video_id: "7", upload_url: "https://evil.example/take-it" } });
    expect(await step(post, {})).toEqual({ done: false, added: { video_id: "7", bytes_transferred: "0" } });
    expect(jsonOf(0)).toEqual({ upload_phase: "start" });

    server.answer(status({ video_status: "uploading", uploading_phase: { status: "in_progress", bytes_transferred: 1_000 } }), { status: 200, body: { success: true } });
    expect(await step(post, { video_id: "7", bytes_transferred: "0" })).toEqual({ done: false, added: { bytes_transferred: String(size) } });
    const [, sent] = server.calls;
    expect(sent?.url, "bytes go to the configured host alone").toMatch(/^\/rupload\/video-upload\/v26\.0\/7/);
    expect(sent?.headers).toMatchObject({ authorization: `OAuth ${accessToken}`, offset: "1000", file_size: String(size), "content-length": String(size - 1_000) });
    expect(sent?.headers["transfer-encoding"]).toBeUndefined();

    const refs = { video_id: "7", bytes_transferred: String(size) };
    expect(await step(post, refs)).toEqual({ done: true });
    server.answer({ status: 200, body: { success: true } });
    expect(await facebook().publish({ credentials, post, refs })).toMatchObject({ state: "accepted", added: {} });
    expect(server.calls).toHaveLength(1);
    expect(jsonOf(0)).toEqual({ upload_phase: "finish", video_id: "7", video_state: "PUBLISHED", description: "Pha phin", title: "Ba bước" });
  });

  it("begins anew when its session is over", async () => {
    server.answer(status({ video_status: "expired" }), { status: 200, body: { video_id: 8 } });
    expect(await step(await reel(), { video_id: "7", bytes_transferred: "0" })).toEqual({ done: false, added: { video_id: "8", bytes_transferred: "0" } });
  });

  const states = [
    ["published", status({ video_status: "ready" }, true), { post_id: "222" }, "live", "live"],
    ["at work", status({ video_status: "processing", processing_phase: { status: "in_progress" } }), {}, "accepted", "processing"],
    ["done and about to be shown", status({ video_status: "ready", processing_phase: { status: "complete" } }), {}, "accepted", "processing"],
    ["refused in the end", status({ video_status: "error", processing_phase: { status: "error", errors: [{ message: "Bad codec" }] } }), {}, "accepted", "rejected"],
    ["uploaded and nothing more", status({ video_status: "upload_complete" }), {}, "absent", "processing"],
    ["half uploaded", status({ video_status: "uploading", uploading_phase: { status: "in_progress" } }), {}, "absent", "processing"],
    ["gone", { status: 400, body: { error: { message: "Unsupported get request", code: 100, error_subcode: 33 } } }, {}, "unknown", "processing"],
  ] as const;
  it.each(states)("that is %s is told by its id", async (_name, answer, more, reconciled, confirmed) => {
    server.answer({ ...answer, body: { ...answer.body, ...more } });
    const input = { credentials, post: await reel(), refs: { video_id: "7" } };
    expect(await facebook().reconcile({ ...input, callStartedAt: new Date(), boundRemoteIds: new Set() })).toMatchObject({ state: reconciled, ...(reconciled === "live" ? { remoteId: "111_222" } : {}) });
    const outcome = await facebook().confirm!(input);
    expect(outcome).toMatchObject({ state: confirmed, ...(confirmed === "live" ? { remoteId: "111_222" } : {}) });
    if (outcome.state === "rejected") expect(outcome.error.kind).toBe("media_invalid");
  });

  it("is not told by a read that fails", async () => {
    server.answer({ status: 500, body: "" });
    const input = { credentials, post: await reel(), refs: { video_id: "7" } };
    await expect(facebook().confirm!(input)).rejects.toMatchObject({ kind: "transient" });
    await expect(facebook().reconcile({ ...input, callStartedAt: new Date(), boundRemoteIds: new Set() })).rejects.toMatchObject({ kind: "transient" });
  });
});

describe("a video in chunks", () => {
  const refs = { upload_session_id: "9", video_id: "7", bytes_transferred: "0", end_offset: "1000" };

  it("sends the bytes that are asked for, to the host for videos", async () => {
    const post = await film();
    server.answer({ status: 200, body: { upload_session_id: "9", video_id: "7", start_offset: "0", end_offset: "1000" } });
    expect(await step(post, {})).toEqual({ done: false, added: refs });
    expect(server.calls[0]?.url).toMatch(/^\/graph-video\/v26\.0\/111\/videos/);
    expect(jsonOf(0)).toEqual({ upload_phase: "start", file_size: post.media[0]?.byteLength });
    server.answer({ status: 200, body: { start_offset: "1000", end_offset: "5000" } });
    expect(await step(post, refs)).toEqual({ done: false, added: { bytes_transferred: "1000", end_offset: "5000" } });
    expect(String(server.calls[0]?.body)).toMatch(/name="start_offset"\r\n\r\n0\r\n/);
  });

  it("goes on behind a chunk whose answer was lost", async () => {
    server.answer({ status: 400, body: { error: { message: "Wrong offset", code: 6000, error_subcode: 1_363_037 } } }, status({ video_status: "uploading", uploading_phase: { status: "in_progress", bytes_transferred: 1_000 } }));
    expect(await step(await film(), refs)).toMatchObject({ done: false, added: { bytes_transferred: "1000" } });
  });

  it("gives up where the server neither takes the chunk nor has it", async () => {
    server.answer({ status: 400, body: { error: { message: "Wrong offset", code: 6000, error_subcode: 1_363_037 } } }, status({ video_status: "uploading", uploading_phase: { status: "in_progress", bytes_transferred: 0 } }));
    await expect(step(await film(), refs)).rejects.toMatchObject({ kind: "transient", code: "6000/1363037" });
  });

  it("begins anew when its session is over", async () => {
    server.answer({ status: 400, body: { error: { message: "Over", code: 6000, error_subcode: 1_363_041 } } }, { status: 200, body: { upload_session_id: "10", video_id: "8", start_offset: "0", end_offset: "1000" } });
    expect(await step(await film(), { ...refs, bytes_transferred: "500" })).toMatchObject({ added: { video_id: "8", upload_session_id: "10", bytes_transferred: "0" } });
  });
});

describe("a photo in a story", () => {
  const at = new Date("2026-11-23T09:00:00Z");
  const seconds = (offset: number) => String(Math.floor(at.getTime() / 1000) + offset);
  const look = async (stories: object[], bound: string[] = []) => {
    server.answer({ status: 200, body: { data: stories } });
    return facebook().reconcile({ credentials, post: testPost({ format: "story", media: [testPhoto(1)] }), refs: { story_photo_id: "5" }, callStartedAt: at, boundRemoteIds: new Set(bound) });
  };
  const story = (post_id: string, offset: number, media_type = "photo") => ({ post_id, creation_time: seconds(offset), media_type, status: "PUBLISHED" });

  it("is adopted only as the one photo of its minutes that belongs to nobody else", async () => {
    expect(await look([story("9", 2)])).toMatchObject({ state: "live", remoteId: "9" });
    expect(await look([story("9", 2), story("8", 3, "VIDEO"), story("7", -300), story("6", 900)])).toMatchObject({ state: "live", remoteId: "9" });
    expect(await look([story("9", 2), story("8", 30)])).toMatchObject({ state: "unknown" });
    expect(await look([story("9", 2)], ["9"])).toMatchObject({ state: "unknown" });
    expect(await look([])).toMatchObject({ state: "unknown" });
  });
});

describe("a post that stands", () => {
  const gone = { status: 400, body: { error: { message: "Unsupported request", code: 100, error_subcode: 33 } } };

  it("counts as removed only when a read finds it no more", async () => {
    server.answer(gone, gone);
    await facebook().remove!({ credentials, remoteId: "111_222" });
    server.answer(gone, { status: 200, body: { id: "111_222" } });
    await expect(facebook().remove!({ credentials, remoteId: "111_222" })).rejects.toMatchObject({ code: "100/33" });
  });

  it("as a story can neither be commented on, changed nor taken away, and nothing is sent", async () => {
    server.answer({ status: 200, body: { id: "1", success: true } });
    for (const call of [facebook().comment!({ credentials, remoteId: "222", text: "a" }), facebook().editText!({ credentials, remoteId: "222", text: "a" }), facebook().remove!({ credentials, remoteId: "222" })]) {
      await expect(call).rejects.toMatchObject({ kind: "permanent" });
    }
    expect(server.calls).toEqual([]);
  });

  it("is measured by one name at a time, under its video where it has one", async () => {
    const value = (name: string, value: unknown) => ({ status: 200, body: { data: [{ name, values: [{ value }] }] } });
    server.answer(
      { status: 200, body: { id: "111_222", shares: { count: 3 }, comments: { data: [], summary: { total_count: 5 } } } },
      value("post_media_view", { organic: 300, paid: 40 }), value("post_total_media_view_unique", 250),
      { status: 400, body: { error: { message: "(#100) The value must be a valid insights metric", code: 100 } } }, value("post_reactions_by_type_total", { like: 10, love: 2 }),
    );
    const found = await facebook().metrics!({ credentials, posts: [{ remoteId: "111_222", format: "reel", refs: { video_id: "7" } }] });
    expect(found.get("111_222")).toEqual({ shares: 3, comments: 5, views: 340, reach: 250, likes: 12 });
    expect(server.calls.slice(1).map(({ url }) => new URL(url, server.origin)).map(({ pathname, searchParams }) => [pathname, searchParams.get("metric")])).toEqual(
      ["post_media_view", "post_total_media_view_unique", "post_clicks", "post_reactions_by_type_total"].map((metric) => ["/v26.0/111_7/insights", metric]),
    );
  });

  it("is measured as far as the person allowed", async () => {
    const denied = { status: 403, body: { error: { message: "(#10) needs permission", code: 10 } } };
    server.answer(denied, { status: 200, body: { id: "111_222" } }, denied);
    const found = await facebook().metrics!({ credentials, posts: [{ remoteId: "111_222", format: "feed", refs: {} }, { remoteId: "333", format: "story", refs: {} }] });
    expect([...found]).toEqual([["111_222", { shares: 0 }]]);
    expect(server.calls).toHaveLength(3);
  });
});

describe("a long video", () => {
  let sandbox: TestSandbox;
  beforeAll(async () => { sandbox = await startTestSandbox(); });
  afterAll(async () => { await sandbox[Symbol.asyncDispose](); });

  it("goes up chunk by chunk, each step stored before the next, and arrives whole after a cut", async () => {
    const [page] = await sandbox.admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: [{ name: "Phim dài" }] });
    const mine = { remoteId: page?.id ?? "", accessToken: page?.accessToken ?? "", details: {} };
    await sandbox.admin("processing", { host: "graph.facebook.com", processingMs: 1 });
    const network = createFacebook(sandboxSettings(sandbox));
    const post = testPost({ text: "Phim dài", media: [await testVideo("Phim dài", { width: 1080, height: 1080, seconds: 320 })] });
    expect(post.media[0]!.byteLength).toBeGreaterThan(2 * 4 * 1024 * 1024);
    let refs: RemoteRefs = {};
    let steps = 0;
    await sandbox.arm({ fault: "cut_upload", operation: "videos.transfer", account: mine.remoteId });
    for (;;) {
      const taken = await network.prepareStep({ credentials: mine, post, refs }).catch((error: unknown) => error);
      if (taken instanceof Error) continue;
      const { done, added } = taken as { done: boolean; added: RemoteRefs };
      if (done) break;
      refs = { ...refs, ...added };
      steps += 1;
    }
    expect(steps).toBe(4);
    await network.publish({ credentials: mine, post, refs });
    const { posts } = await sandbox.ledger(mine.remoteId);
    expect(posts).toMatchObject([{ text: "Phim dài", mediaSha256: [post.media[0]?.sha256] }]);
  });
});
