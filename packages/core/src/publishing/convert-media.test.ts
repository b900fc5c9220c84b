import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readAiMark } from "@agency/platform/media";
import { sweepOrphanFiles } from "../assets/index.ts";
import { startPublishingHarness, type Page, type PublishingHarness } from "./publishing-harness.fixture.ts";

let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness({ NETWORK_TIMEOUT_MS: "3000" });
}, 120_000);
afterEach(async () => {
  await harness.stopWorkers();
  await harness.asSuperuser("update publications set next_step_at = null, lease_owner = null, lease_until = null");
  await harness.asSuperuser("delete from asset_copies where status = 'queued'");
  await harness.resetClock();
});
afterAll(() => harness.close());

const picture = (size: { width: number; height: number }, colour = Math.floor(Math.random() * 0xffffff)) => sharp({ create: { ...size, channels: 3, background: { r: colour >> 16, g: (colour >> 8) & 255, b: colour & 255 } } });
const png = (width = 1_080, height = 1_080) => picture({ width, height }).png().toBuffer();
/** Cannot be made small by any encoder. */
const noise = (width: number, height: number) => sharp(Buffer.from(Uint8Array.from({ length: width * height * 3 }, () => Math.random() * 256)), { raw: { width, height, channels: 3 } });
const clip = (name: string) => readFile(fileURLToPath(new URL(`../../../creative/src/testing/clips/${name}`, import.meta.url)));
const ai = { kind: "trainedAlgorithmicMedia", provider: "replicate", model: "flux" } as const;
const copies = (assetId: string) => harness.asSuperuser("select id, status, tries, storage_key, file, error_code from asset_copies where asset_id = $1 order by id", [assetId]) as Promise<{ id: string; status: string; tries: number; storage_key: string | null; file: { sha256: string } | null; error_code: string | null }[]>;
const approve = async (page: Page, contentId: string) => expect((await harness.call(page.owner, "POST", `/contents/${contentId}/approve`, {})).status).toBe(200);
const schedule = (page: Page, contentId: string) => harness.call(page.owner, "POST", `/contents/${contentId}/publish-now`, { channelIds: [page.channelId] });

async function approved(page: Page, assetIds: string[]): Promise<string> {
  const contentId = await harness.newContentOf(page, assetIds);
  await approve(page, contentId);
  return contentId;
}

test("a PNG goes to Instagram as JPEG without a click: what was approved stays, alt text and AI mark go along", async () => {
  const page = await harness.newInstagram();
  const original = await harness.addFile(page, await png(), "ly.png", ai);
  const contentId = await approved(page, [original.id]);
  const { id } = await harness.plan(page, contentId);
  expect(await copies(original.id)).toMatchObject([{ status: "queued" }]);
  harness.startWorker();
  const row = await harness.until(id, "published");
  const [sent] = row.snapshot!.media;
  expect(sent).toMatchObject({ assetId: original.id, mimeType: "image/jpeg", width: 1_080, height: 1_080, alt: "Một ly cà phê" });
  expect(sent!.sha256).not.toBe(original.sha256);
  expect(row.snapshot!.disclosure.aiGenerated).toBe(true);
  const bytes = await harness.storage.read(sent!.storageKey);
  expect((await sharp(bytes).metadata()).format).toBe("jpeg");
  expect(readAiMark(bytes)).toBe("trainedAlgorithmicMedia");
  expect((await harness.posts(page)).map(({ mediaSha256 }) => mediaSha256)).toEqual([[sent!.sha256]]);
  // The content shows its own file, and the approval is the one that was given.
  const content = await harness.call(page.owner, "GET", `/contents/${contentId}`);
  expect(content.body).toMatchObject({ status: "published", media: [{ assetId: original.id, mimeType: "image/png" }] });
  expect(row.snapshot!.contentHash).toBe((await harness.asSuperuser("select frozen_hash from approval_requests where id = $1", [row.approvalRequestId]))[0]!["frozen_hash"]);
}, 60_000);

test("one copy serves every post with that file, and Facebook, which takes PNG, gets the original", async () => {
  const page = await harness.newInstagram();
  const original = await harness.addFile(page, await png(1_080, 1_350), "ly.png");
  harness.startWorker();
  const [first, second] = [await harness.plan(page, await approved(page, [original.id])), await harness.plan(page, await approved(page, [original.id]))];
  const rows = [await harness.until(first.id, "published"), await harness.until(second.id, "published")];
  expect(new Set(rows.map((row) => row.snapshot!.media[0]!.storageKey)).size).toBe(1);
  expect(await copies(original.id)).toMatchObject([{ status: "done", tries: 1 }]);
  const facebook = await harness.newPage();
  const own = await harness.addFile(facebook, await png(), "ly.png");
  const onFacebook = await harness.until((await harness.plan(facebook, await approved(facebook, [own.id]))).id, "published");
  expect(onFacebook.snapshot!.media[0]).toMatchObject({ sha256: own.sha256, mimeType: "image/png" });
  expect(await copies(own.id)).toEqual([]);
}, 60_000);

test("a heavy picture loses weight, not its shape", async () => {
  const page = await harness.newInstagram();
  const heavy = await noise(2_400, 2_400).jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
  const original = await harness.addFile(page, heavy, "nang.jpg");
  expect(original.byteLength).toBeGreaterThan(8 * 1024 * 1024);
  const { id } = await harness.plan(page, await approved(page, [original.id]));
  harness.startWorker();
  const [sent] = (await harness.until(id, "published", 30_000)).snapshot!.media;
  expect(sent!.byteLength).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(sent!.width).toBe(sent!.height);
}, 60_000);

test("the shape stays a person's business: a tall PNG is refused when scheduling, and nothing is made of it", async () => {
  const page = await harness.newInstagram();
  const tall = await harness.addFile(page, await png(600, 1_400), "cao.png");
  const contentId = await approved(page, [tall.id]);
  const reply = await schedule(page, contentId);
  expect(reply).toMatchObject({ status: 422, body: { code: "network_rules", errors: [{ code: "instagram.ratio_unsupported", pointer: "/media/0" }] } });
  expect(await copies(tall.id)).toEqual([]);
  const content = await harness.call(page.owner, "GET", `/contents/${contentId}`);
  expect(content.body.issues.map(({ code, severity }: { code: string; severity: string }) => [code, severity])).toEqual(expect.arrayContaining([["instagram.ratio_unsupported", "error"], ["instagram.media_converted", "notice"]]));
}, 60_000);

test("a GIF is not made still by itself, and a WebP that moves fails with the reason; tried again, it is looked at again", async () => {
  const page = await harness.newInstagram();
  const frames = await sharp(Buffer.concat([await picture({ width: 640, height: 640 }, 0xff0000).raw().toBuffer(), await picture({ width: 640, height: 640 }, 0x0000ff).raw().toBuffer()]), { raw: { width: 640, height: 1_280, channels: 3, pageHeight: 640 } }).webp({ loop: 0, delay: [100, 100] }).toBuffer();
  const gif = await harness.addFile(page, await sharp(frames, { animated: true }).gif().toBuffer(), "dong.gif");
  expect((await schedule(page, await approved(page, [gif.id]))).body).toMatchObject({ errors: [{ code: "instagram.media_type_unsupported" }] });
  const webp = await harness.addFile(page, frames, "dong.webp");
  const { id } = await harness.plan(page, await approved(page, [webp.id]));
  harness.startWorker();
  expect(await harness.until(id, "failed")).toMatchObject({ errorKind: "media_moves", errorDetail: expect.stringContaining("moves"), snapshot: null });
  expect(await copies(webp.id)).toEqual([]);
  const { fence } = await harness.publication(id);
  expect((await harness.call(page.owner, "POST", `/publications/${id}/retry`, {})).status).toBe(200);
  // Claimed, made to wait for another try of the copy, claimed again.
  const again = await harness.until(id, (row) => row.status === "failed" && row.fence > fence + 1n);
  expect(again).toMatchObject({ errorKind: "media_moves" });
  expect(await harness.posts(page)).toEqual([]);
}, 60_000);

test("what is planned for later says at once that a file cannot be converted; with another file the plan holds", async () => {
  const page = await harness.newInstagram();
  const moving = await sharp(Buffer.alloc(640 * 1_280 * 3, 7).fill(200, 0, 640 * 640 * 3), { raw: { width: 640, height: 1_280, channels: 3, pageHeight: 640 } }).webp({ loop: 0, delay: [100, 100] }).toBuffer();
  const webp = await harness.addFile(page, moving, "dong.webp");
  const contentId = await approved(page, [webp.id]);
  const { id } = await harness.plan(page, contentId, 86_400_000);
  harness.startWorker();
  const warned = await harness.until(id, (row) => row.waitReason !== null);
  expect(warned).toMatchObject({ status: "scheduled", waitReason: "media_moves", snapshot: null, nextStepAt: warned.prepareAt });
  const still = await harness.addFile(page, await png(), "ly.png");
  expect((await harness.call(page.owner, "PUT", `/contents/${contentId}/media`, { media: [{ assetId: still.id }] })).status).toBe(200);
  await approve(page, contentId);
  expect(await harness.publication(id)).toMatchObject({ status: "scheduled", waitReason: null, dueAt: warned.dueAt });
  await expect.poll(async () => (await copies(still.id))[0]?.status, { timeout: 10_000 }).toBe("done");
}, 60_000);

test("a video that Instagram cannot play is encoded anew, in all its length", async () => {
  const page = await harness.newInstagram();
  const original = await harness.addFile(page, await clip("quick-hevc.mov"), "phim.mov", ai);
  expect(original).toMatchObject({ mimeType: "video/quicktime", videoCodec: "hevc", audioCodec: "pcm-s16", framesPerSecond: expect.closeTo(90, 0) });
  const contentId = await harness.newContentOf(page, [original.id]);
  const draft = await harness.call(page.owner, "GET", `/contents/${contentId}`);
  expect(draft.body.issues.filter(({ pointer }: { pointer: string }) => pointer === "/media/0")).toMatchObject([{ code: "instagram.media_converted", severity: "notice", detail: expect.stringContaining("MP4 (H.264, AAC)") }]);
  await approve(page, contentId);
  harness.startWorker();
  const { id } = await harness.plan(page, contentId);
  await harness.until(id, (row) => row.waitReason === "converting_media" || row.snapshot !== null, 20_000);
  const row = await harness.until(id, "published", 60_000);
  const [sent] = row.snapshot!.media;
  expect(sent).toMatchObject({ assetId: original.id, mimeType: "video/mp4", videoCodec: "avc", audioCodec: "aac", width: 540, height: 960, framesPerSecond: expect.closeTo(60, 0) });
  expect(sent!.durationSeconds).toBeCloseTo(original.durationSeconds!, 0);
  expect(readAiMark(await harness.storage.read(sent!.storageKey))).toBe("trainedAlgorithmicMedia");
  expect((await harness.posts(page)).map(({ mediaSha256 }) => mediaSha256)).toEqual([[sent!.sha256]]);
}, 120_000);

test("without anything that encodes, a video's publication says so and nothing leaves", async () => {
  const page = await harness.newInstagram();
  const original = await harness.addFile(page, await clip("quick-hevc.mov"), "phim.mov");
  const { id } = await harness.plan(page, await approved(page, [original.id]));
  await harness.asSuperuser("update asset_copies set status = 'failed', error_code = 'engine_missing', error_detail = 'Install ffmpeg.', finished_at = now() where asset_id = $1", [original.id]);
  harness.startWorker();
  expect(await harness.until(id, "failed")).toMatchObject({ errorKind: "converter_missing", errorDetail: "Install ffmpeg." });
  expect(await harness.posts(page)).toEqual([]);
}, 60_000);

test.each(["copies.make:before", "copies.make:after", "copies.store:after"])("a maker killed at %s: one copy in the end, one post, and no file that nothing owns", async (failpoint) => {
  const page = await harness.newInstagram();
  const original = await harness.addFile(page, await png(), "ly.png");
  const { id } = await harness.plan(page, await approved(page, [original.id]));
  const maker = spawn(process.execPath, [fileURLToPath(new URL("../assets/copies/maker-process.fixture.ts", import.meta.url)), harness.db.directUrl], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { PATH: process.env["PATH"], AGENCY_ENV: "test", AGENCY_DATA_DIR: harness.config.AGENCY_DATA_DIR, PUBLIC_ORIGIN: "http://localhost:3000", AGENCY_FAILPOINT: failpoint },
  });
  expect(await once(maker, "exit")).toEqual([null, "SIGKILL"]);
  // Its lease has to end before another takes over.
  await harness.moveClock(61_000);
  harness.startWorker();
  const row = await harness.until(id, "published", 30_000);
  const [copy, ...others] = await copies(original.id);
  expect(others).toEqual([]);
  expect(copy).toMatchObject({ status: "done", storage_key: row.snapshot!.media[0]!.storageKey });
  expect((await harness.posts(page)).map(({ mediaSha256 }) => mediaSha256)).toEqual([[copy!.file!.sha256]]);
  const swept = await sweepOrphanFiles({ db: harness.db, storage: harness.storage }, { olderThanMs: 0, now: () => Date.now() + 1_000 });
  expect(swept).toBe(failpoint === "copies.make:after" ? 1 : 0);
  expect(await harness.storage.exists(copy!.storage_key!)).toBe(true);
}, 90_000);
