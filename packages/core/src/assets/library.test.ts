import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@agency/platform/db";
import { createEgress, type Egress } from "@agency/platform/egress";
import type { Principal } from "@agency/platform/http";
import { createLog } from "@agency/platform/log";
import { createMediaInspector, readAiMark, type MediaInspector } from "@agency/platform/media";
import { createDiskStorage, type DiskStorage } from "@agency/platform/storage";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleMp4 } from "../../../platform/src/media/sample-media.fixture.ts";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { productRoutes } from "../products/index.ts";
import { addAsset, assetRoutes, createAssetUses, createMediaLinks, createRenditions, fileRoutes, libraryRoutes, mediaRoutes, receivePartRoute, startAssetSweeper, sweepOrphanFiles, uploadRoutes, type AssetUse, type MediaLinks } from "./index.ts";
import { partLengths, rightsState } from "./rules.ts";

const quota = 3_000_000;
let room: TestRoom;
let storage: DiskStorage;
let media: MediaInspector;
let egress: Egress;
let directory: string;
let mediaLinks: MediaLinks;
let nowOffsetMs = 0;
let contentUse: AssetUse[] = [];
const uses = createAssetUses();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "library-"));
  storage = createDiskStorage(directory);
  media = createMediaInspector();
  egress = createEgress({ allow: [], trustedOrigins: [], timeoutMs: 2_000 });
  mediaLinks = createMediaLinks({ secret: Buffer.alloc(32, 3), baseUrl: "https://media.example", now: () => Date.now() + nowOffsetMs });
  uses.registerAssetUse(async (_tx, assetId) => contentUse.filter(({ id }) => id === assetId));
  room = await createTestRoom((api, { db, cursors, edge, authenticate }) => {
    const renditions = createRenditions({ db, storage });
    const config = { ASSET_QUOTA_BYTES: quota, ASSET_UPLOAD_MS: 60_000 };
    brandRoutes(api, { cursors });
    productRoutes(api, { cursors });
    uploadRoutes(api, { db, storage, media, uses, config });
    assetRoutes(api, { db, cursors, storage, egress, media, uses, config });
    libraryRoutes(api, { db, storage, media, uses, config, mediaLinks });
    const files = fileRoutes({ db, storage, renditions, authenticate });
    edge.get("/files/:assetId", files);
    edge.get("/files/:assetId/:rendition", files);
    edge.get("/media/:token/:name", mediaRoutes({ db, storage, renditions, mediaLinks }));
    edge.put("/uploads/:token", receivePartRoute(storage));
  });
});
afterAll(async () => {
  await Promise.all([room.close(), media.close(), egress.close()]);
  await rm(directory, { recursive: true });
});

const photo = async (color: string, width = 900, height = 600) => new Uint8Array(await sharp({ create: { width, height, channels: 3, background: color } }).jpeg().toBuffer());
async function upload(caller: Principal, bytes: Uint8Array, name = "anh.jpg", fields: Record<string, string> = {}, path = "/assets") {
  const form = new FormData();
  form.set("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return room.call(caller, "POST", path, form);
}
async function keysOf(organizationId: string): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of [`org/${organizationId}/`, `uploads/${organizationId}/`]) for await (const key of storage.list(prefix)) keys.push(key);
  return keys;
}
const idsOf = async (caller: Principal, query: string): Promise<string[]> => (await room.call(caller, "GET", `/assets?${query}`)).body.data.map(({ id }: { id: string }) => id);

test("files are found by folder, tag, rights and words without marks; archiving hides them and can be undone", async () => {
  const owner = await room.newOrganization();
  const folder = (await room.call(owner, "POST", "/asset-folders", { name: " Ảnh  quán " })).body;
  expect(folder).toMatchObject({ name: "Ảnh quán", assets: 0 });
  expect((await room.call(owner, "POST", "/asset-folders", { name: "anh quan" })).body.code).toBe("folder_exists");
  const one = (await upload(owner, await photo("#111111"), "Mặt tiền.jpg", { folderId: folder.id, tags: "Đông khách, Ngoài trời,đông khách" })).body;
  const two = (await upload(owner, await photo("#222222"), "ly.jpg", { alt: "Cà phê trứng" })).body;
  expect(one).toMatchObject({ folderId: folder.id, tags: ["Đông khách", "Ngoài trời"] });
  expect(await idsOf(owner, `folderId=${folder.id}`)).toEqual([one.id]);
  expect(await idsOf(owner, "folderId=none")).toEqual([two.id]);
  expect(await idsOf(owner, `tag=${encodeURIComponent("Đông khách")}`)).toEqual([one.id]);
  for (const q of ["dong khach", "tien mat", "MẶT TIỀN"]) expect(await idsOf(owner, `q=${encodeURIComponent(q)}`), q).toEqual([one.id]);
  expect((await room.call(owner, "GET", "/asset-tags")).body.data).toEqual([{ tag: "Ngoài trời", assets: 1 }, { tag: "Đông khách", assets: 1 }]);
  await room.call(owner, "PATCH", `/assets/${two.id}`, { rights: { source: "stock", licence: "Số 12", expiresOn: "2020-01-31" } });
  expect([await idsOf(owner, "rights=stock"), await idsOf(owner, "rights=expired"), await idsOf(owner, "rights=own")]).toEqual([[two.id], [two.id], [one.id]]);
  expect((await room.call(owner, "POST", `/assets/${one.id}/archive`)).body.archivedAt).toEqual(expect.any(String));
  expect([await idsOf(owner, ""), await idsOf(owner, "archived=true")]).toEqual([[two.id], [one.id]]);
  expect((await room.request(owner, one.url)).status).toBe(200);
  await room.call(owner, "POST", `/assets/${one.id}/restore`);
  expect(await idsOf(owner, "")).toEqual([two.id, one.id]);
  expect((await room.call(owner, "DELETE", `/asset-folders/${folder.id}`)).status).toBe(204);
  expect((await room.call(owner, "GET", `/assets/${one.id}`)).body.folderId).toBeNull();
  expect(await room.eventsOf(owner, one.id)).toEqual(["asset.created", "asset.archived", "asset.restored"]);
});

test("many files are changed at once; those of others are skipped (R24)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const mine = [(await upload(owner, await photo("#101010"))).body.id, (await upload(owner, await photo("#202020"), "b.jpg", { tags: "cũ" })).body.id];
  const foreign = (await upload(stranger, await photo("#303030"))).body.id;
  const { body } = await room.call(owner, "POST", "/assets/bulk", { assetIds: [...mine, foreign], addTags: ["Tết"], removeTags: ["cũ"], archived: true });
  expect(body.changed.map(({ tags, archivedAt }: { tags: string[]; archivedAt: string }) => [tags, archivedAt !== null])).toEqual([[["Tết"], true], [["Tết"], true]]);
  expect(body.skipped).toBe(1);
  expect(await idsOf(stranger, "")).toEqual([foreign]);
});

test("a file in two brands is stored once, and uploading what is archived brings it back", async () => {
  const owner = await room.newOrganization();
  const [one, two] = [(await room.call(owner, "POST", "/brands", { name: "Một" })).body.id, (await room.call(owner, "POST", "/brands", { name: "Hai" })).body.id];
  const bytes = await photo("#404040");
  const [a, b] = [(await upload(owner, bytes, "a.jpg", { brandId: one })).body, (await upload(owner, bytes, "a.jpg", { brandId: two })).body];
  expect(a.id).not.toBe(b.id);
  expect(await keysOf(owner.organizationId)).toHaveLength(1);
  expect((await room.call(owner, "GET", "/asset-usage")).body).toEqual({ usedBytes: a.byteLength, quotaBytes: quota, assets: 2 });
  await room.call(owner, "DELETE", `/assets/${a.id}`);
  expect((await room.request(owner, b.url)).status).toBe(200);
  await room.call(owner, "POST", `/assets/${b.id}/archive`);
  expect(await upload(owner, bytes, "a.jpg", { brandId: two })).toMatchObject({ status: 200, body: { id: b.id, archivedAt: null } });
  expect(await room.call(owner, "PATCH", `/assets/${b.id}`, { brandId: one })).toMatchObject({ status: 200, body: { brandId: one } });
});

test("a replaced file keeps its id and its history, and what was approved keeps its bytes", async () => {
  const owner = await room.newOrganization();
  const first = (await upload(owner, await photo("#500000"), "cu.jpg", { alt: "Ly" })).body;
  await room.request(owner, first.thumbnailUrl);
  contentUse = [{ what: "content", id: first.id, title: "Bài", status: "approved", frozen: true }];
  expect(await upload(owner, await photo("#005000"), "moi.jpg", {}, `/assets/${first.id}/file`)).toMatchObject({ status: 409, body: { code: "asset_in_approval" } });
  expect((await room.call(owner, "GET", `/assets/${first.id}/uses`)).body.data).toEqual([{ what: "content", id: first.id, title: "Bài", status: "approved", open: true }]);
  contentUse = [];
  const second = (await upload(owner, await photo("#005000"), "moi.jpg", {}, `/assets/${first.id}/file`)).body;
  expect(second).toMatchObject({ id: first.id, fileNumber: 2, version: 2, fileName: "moi.jpg", alt: "Ly", url: `/files/${first.id}?v=2` });
  expect(await upload(owner, new Uint8Array(sampleMp4), "a.mp4", {}, `/assets/${first.id}/file`)).toMatchObject({ status: 409, body: { code: "asset_kind_differs" } });
  const history = (await room.call(owner, "GET", `/assets/${first.id}/versions`)).body.data;
  expect(history.map(({ number, fileName, isCurrent }: Record<string, unknown>) => [number, fileName, isCurrent])).toEqual([[2, "moi.jpg", true], [1, "cu.jpg", false]]);
  const old = await room.request(owner, history[1].url);
  expect([old.headers.get("etag"), old.headers.get("cache-control")]).toEqual([`"${first.sha256}"`, "private, max-age=31536000, immutable"]);
  const restored = (await room.call(owner, "POST", `/assets/${first.id}/versions/1/restore`)).body;
  expect(restored).toMatchObject({ fileNumber: 3, sha256: first.sha256, fileName: "cu.jpg" });
  // Two files and no stale thumbnail once the sweeper was there.
  await sweepOrphanFiles({ db: room.db, storage }, { olderThanMs: 1_000, now: () => Date.now() + 10_000 });
  expect(await keysOf(owner.organizationId)).toHaveLength(2);
});

test("other sizes are made once, follow the focus, and go with the file", async () => {
  const owner = await room.newOrganization();
  const { body } = await upload(owner, await photo("#600060", 1200, 600));
  const [small, again] = await Promise.all([room.request(owner, body.thumbnailUrl), room.request(owner, body.thumbnailUrl)]);
  expect([small.status, small.headers.get("content-type"), small.headers.get("cache-control"), small.headers.get("etag")]).toEqual([200, "image/webp", "private, max-age=31536000, immutable", again.headers.get("etag")]);
  expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ width: 320, height: 160 });
  const sizes = async () => (await room.call(owner, "GET", `/assets/${body.id}/renditions`)).body.data as { name: string; url: string; byteLength: number | null }[];
  const story = (await sizes()).find(({ name }) => name === "instagram-story")!;
  expect(story.byteLength).toBeNull();
  expect(await sharp(Buffer.from(await (await room.request(owner, story.url)).arrayBuffer())).metadata()).toMatchObject({ format: "jpeg", width: 1080, height: 1920 });
  expect((await sizes()).filter(({ byteLength }) => byteLength !== null).map(({ name }) => name)).toEqual(["thumb-320", "instagram-story"]);
  expect((await room.call(owner, "PATCH", `/assets/${body.id}`, { focus: { x: 0.1, y: 0.5 } })).body.focus).toEqual({ x: expect.closeTo(0.1), y: 0.5 });
  expect((await sizes()).every(({ byteLength }) => byteLength === null)).toBe(true);
  for (const name of ["thumb-9", "../etc"]) expect((await room.request(owner, `/files/${body.id}/${encodeURIComponent(name)}`)).status).toBe(404);
  await room.request(owner, story.url);
  await room.call(owner, "DELETE", `/assets/${body.id}`);
  await sweepOrphanFiles({ db: room.db, storage }, { olderThanMs: 1_000, now: () => Date.now() + 10_000 });
  expect(await keysOf(owner.organizationId)).toHaveLength(1);
  expect((await room.request(owner, story.url)).status).toBe(404);
});

test("pictures of AI carry IPTC's mark and say who made them; a marked upload is known by it", async () => {
  const owner = await room.newOrganization();
  const inspected = await media.inspectUpload(await photo("#0a0b0c"), { fileName: "a.jpg" });
  const { asset } = await addAsset({ db: room.db, storage }, { organizationId: owner.organizationId, brandId: null, actor: { kind: "user", id: owner.id }, media: inspected, fileName: "a.jpg", rights: { source: "ai", model: "openai/gpt-image-2", prompt: "Ly cà phê" }, quotaBytes: quota });
  expect(asset.ai).toEqual({ kind: "trainedAlgorithmicMedia", provider: "openai", model: "gpt-image-2", prompt: "Ly cà phê" });
  const bytes = await storage.read(asset.storageKey);
  expect(readAiMark(bytes)).toBe("trainedAlgorithmicMedia");
  const stranger = await room.newOrganization();
  const found = (await upload(stranger, bytes)).body;
  expect([found.ai, found.rights]).toEqual([{ kind: "trainedAlgorithmicMedia", provider: "unknown", model: "unknown" }, { source: "ai" }]);
  expect(readAiMark(new Uint8Array(await (await room.request(stranger, `/files/${found.id}/instagram-square`)).arrayBuffer()))).toBe("trainedAlgorithmicMedia");
});

test("a network may fetch a file by its address, in parts, until the address ends", async () => {
  const owner = await room.newOrganization();
  const { body } = await upload(owner, new Uint8Array(sampleMp4), "Clip quán.mp4");
  expect(body).toMatchObject({ kind: "video", durationSeconds: 1, width: 32, height: 32, videoCodec: "avc", audioCodec: "aac", thumbnailUrl: null });
  const link = (await room.call(owner, "POST", `/assets/${body.id}/media-link`, { expiresInSeconds: 600 })).body;
  const url = new URL(link.url);
  expect([url.origin, url.pathname.endsWith("/Clip-quan.mp4")]).toEqual(["https://media.example", true]);
  const fetchIt = (path: string, headers: Record<string, string> = {}, method = "GET") => room.request(null, path, { method, headers });
  const whole = await fetchIt(url.pathname);
  expect([whole.status, Object.fromEntries(whole.headers)]).toEqual([200, expect.objectContaining({ "content-type": "video/mp4", "content-length": String(body.byteLength), "accept-ranges": "bytes", "x-content-type-options": "nosniff", "content-disposition": "inline", "content-security-policy": "default-src 'none'; sandbox" })]);
  const bytes = Buffer.from(await whole.arrayBuffer());
  const part = await fetchIt(url.pathname, { range: "bytes=10-19" });
  expect([part.status, part.headers.get("content-range"), Buffer.from(await part.arrayBuffer())]).toEqual([206, `bytes 10-19/${body.byteLength}`, bytes.subarray(10, 20)]);
  expect((await fetchIt(url.pathname, { range: `bytes=${body.byteLength}-` })).status).toBe(416);
  const head = await fetchIt(url.pathname, {}, "HEAD");
  expect([head.status, head.headers.get("content-length")]).toEqual([200, String(body.byteLength)]);
  const [, , token = "", name = ""] = url.pathname.split("/");
  for (const wrong of [`${token}x`, token.replace(/^./, (letter) => (letter === "e" ? "f" : "e")), "x.y", token.split(".")[0]!, `${token}.x`]) expect((await fetchIt(`/media/${wrong}/${name}`)).status, wrong).toBe(404);
  nowOffsetMs = 601_000;
  expect((await fetchIt(url.pathname)).status).toBe(404);
  nowOffsetMs = 0;
  await room.call(owner, "DELETE", `/assets/${body.id}`);
  expect((await fetchIt(url.pathname)).status).toBe(404);
});

/** Sends what an upload still misses, as a browser would. */
async function sendParts(upload: { parts: { partNumber: number; url: string; byteLength: number }[]; partBytes: number }, bytes: Uint8Array, only?: number): Promise<number[]> {
  const statuses: number[] = [];
  for (const part of upload.parts.filter(({ partNumber }) => only === undefined || partNumber === only)) {
    const from = (part.partNumber - 1) * upload.partBytes;
    statuses.push((await room.request(null, part.url, { method: "PUT", body: bytes.slice(from, from + part.byteLength) as Uint8Array<ArrayBuffer> })).status);
  }
  return statuses;
}

test("a large file arrives in parts, is checked like every other, and completing it twice is completing it once", async () => {
  const owner = await room.newOrganization();
  const bytes = new Uint8Array(sampleMp4);
  const begun = await room.call(owner, "POST", "/assets/uploads", { fileName: "../Clip.mp4", byteLength: bytes.byteLength, tags: ["Quán"], alt: "Clip" });
  expect(begun).toMatchObject({ status: 201, body: { status: "open", fileName: "Clip.mp4", receivedParts: [], parts: [{ partNumber: 1, byteLength: bytes.byteLength }] } });
  expect(await room.call(owner, "POST", `/assets/uploads/${begun.body.id}/complete`)).toMatchObject({ status: 409, body: { code: "upload_incomplete" } });
  expect(await sendParts(begun.body, bytes)).toEqual([200]);
  expect((await room.call(owner, "GET", `/assets/uploads/${begun.body.id}`)).body).toMatchObject({ receivedParts: [1], parts: [] });
  const done = await room.call(owner, "POST", `/assets/uploads/${begun.body.id}/complete`);
  expect(done).toMatchObject({ status: 201, body: { kind: "video", fileName: "Clip.mp4", tags: ["Quán"], alt: "Clip", durationSeconds: 1 } });
  expect(await room.call(owner, "POST", `/assets/uploads/${begun.body.id}/complete`)).toMatchObject({ status: 200, body: { id: done.body.id } });
  expect(Buffer.from(await (await room.request(owner, done.body.url)).arrayBuffer()).toString("latin1")).not.toMatch(/SECRET|21\.0285/);
  expect(await keysOf(owner.organizationId)).toHaveLength(1);
  expect(partLengths(20, 8)).toEqual([8, 8, 4]);
});

test.each([
  ["what is no medium", async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "media_unsupported_type"],
  ["a truncated picture", async () => Buffer.from(await photo("#123123")).subarray(0, 900), "media_corrupt"],
  ["a picture of 100 megapixels", async () => sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: "#fff", } }).png({ compressionLevel: 9 }).toBuffer(), "media_too_many_pixels"],
] as const)("%s is refused, said again when asked again, and leaves nothing (R32)", async (_name, make, code) => {
  const owner = await room.newOrganization();
  const bytes = new Uint8Array(await make());
  const begun = (await room.call(owner, "POST", "/assets/uploads", { fileName: "anh.png", byteLength: bytes.byteLength })).body;
  await sendParts(begun, bytes);
  for (let time = 0; time < 2; time += 1) expect((await room.call(owner, "POST", `/assets/uploads/${begun.id}/complete`)).body.code).toBe(code);
  expect((await room.call(owner, "GET", `/assets/uploads/${begun.id}`)).body).toMatchObject({ status: "failed", error: { code } });
  expect(await keysOf(owner.organizationId)).toEqual([]);
});

test("uploads under way count against the quota; given up or late they leave nothing, and their addresses open nothing else", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const begin = () => room.call(owner, "POST", "/assets/uploads", { fileName: "a.mp4", byteLength: 2_000_000 });
  const first = (await begin()).body;
  expect(await begin()).toMatchObject({ status: 413, body: { code: "asset_quota_exceeded", quotaBytes: quota } });
  for (const [method, path] of [["GET", ""], ["POST", "/complete"], ["DELETE", ""]] as const) expect((await room.call(stranger, method, `/assets/uploads/${first.id}${path}`)).status).toBe(404);
  expect((await room.request(null, `${first.parts[0].url}x`, { method: "PUT", body: "x" })).status).toBe(403);
  expect((await room.request(null, first.parts[0].url, { method: "PUT", body: "x" })).status).toBe(422);
  expect((await room.call(owner, "DELETE", `/assets/uploads/${first.id}`)).body.status).toBe("cancelled");
  const second = (await begin()).body;
  await room.db.system((tx) => tx.execute(sql`update asset_uploads set expires_at = agency.now() - interval '1 minute' where id = ${second.id}`));
  expect((await room.call(owner, "POST", `/assets/uploads/${second.id}/complete`)).body.code).toBe("upload_over");
  const sweeper = startAssetSweeper({ db: room.db, storage, log: createLog({ level: "silent" }), everyMs: 60_000 });
  await sweeper.sweep();
  await sweeper.stop();
  expect((await room.call(owner, "GET", `/assets/uploads/${second.id}`)).body.status).toBe("expired");
  expect((await room.request(null, second.parts[0].url, { method: "PUT", body: new Uint8Array(2_000_000) })).status).toBeGreaterThanOrEqual(400);
  expect(await keysOf(owner.organizationId)).toEqual([]);
});

test("a store without room says so and leaves no row and no file; the same upload goes through later (R43)", async () => {
  const owner = await room.newOrganization();
  const bytes = new Uint8Array(sampleMp4);
  const begun = (await room.call(owner, "POST", "/assets/uploads", { fileName: "a.mp4", byteLength: bytes.byteLength })).body;
  await sendParts(begun, bytes);
  const { put } = storage;
  storage.put = async () => {
    throw Object.assign(new Error("full"), { code: "ENOSPC" });
  };
  try {
    expect(await room.call(owner, "POST", `/assets/uploads/${begun.id}/complete`)).toMatchObject({ status: 507, body: { code: "storage_full" } });
    expect(await upload(owner, await photo("#777777"))).toMatchObject({ status: 507, body: { code: "storage_full" } });
  } finally {
    storage.put = put;
  }
  expect(await idsOf(owner, "")).toEqual([]);
  expect((await room.call(owner, "POST", `/assets/uploads/${begun.id}/complete`)).status).toBe(201);
  expect(await keysOf(owner.organizationId)).toHaveLength(1);
});

test("a client sees only its brands' files and folders' counts (R26)", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Riêng" })).body.id;
  const folder = (await room.call(owner, "POST", "/asset-folders", { name: "Chung" })).body.id;
  const { body } = await upload(owner, await photo("#888888"), "a.jpg", { brandId: brand, folderId: folder, tags: "kín" });
  const other: Principal = { ...owner, brandIds: [newId()] };
  expect((await room.call(other, "GET", "/asset-folders")).body.data).toEqual([{ id: folder, name: "Chung", assets: 0 }]);
  expect((await room.call(other, "GET", "/asset-tags")).body.data).toEqual([]);
  for (const path of ["uses", "versions", "renditions"]) expect((await room.call(other, "GET", `/assets/${body.id}/${path}`)).status).toBe(404);
  expect((await room.call(other, "POST", `/assets/${body.id}/media-link`, {})).status).toBe(404);
});

test("a licence is warned of before it ends", () => {
  expect([rightsState(undefined, "2026-11-23"), rightsState("2027-01-01", "2026-11-23"), rightsState("2026-12-01", "2026-11-23"), rightsState("2026-11-22", "2026-11-23")]).toEqual(["fine", "fine", "expiring", "expired"]);
});
