import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@agency/platform/db";
import { createEgress, type Egress } from "@agency/platform/egress";
import type { Principal } from "@agency/platform/http";
import { createMediaInspector, type MediaInspector } from "@agency/platform/media";
import { createDiskStorage, type Storage } from "@agency/platform/storage";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { productRoutes } from "../products/index.ts";
import { assetRoutes, createAssetUses, createRenditions, fileRoutes, storageKeyOf, sweepOrphanFiles } from "./index.ts";

const quota = 60_000;
let room: TestRoom;
let storage: Storage;
let media: MediaInspector;
let egress: Egress;
let directory: string;
const uses = createAssetUses();
let usedByContent: string | null = null;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "assets-"));
  storage = createDiskStorage(directory);
  media = createMediaInspector();
  egress = createEgress({ allow: [], trustedOrigins: [], timeoutMs: 2_000 });
  uses.registerAssetUse(async (_tx, assetId) => (assetId === usedByContent ? [{ what: "content" as const, id: assetId }] : []));
  room = await createTestRoom((api, { db, cursors, edge, authenticate }) => {
    brandRoutes(api, { cursors });
    productRoutes(api, { cursors });
    assetRoutes(api, { db, cursors, storage, egress, media, uses, config: { ASSET_QUOTA_BYTES: quota } });
    edge.get("/files/:assetId", fileRoutes({ db, storage, renditions: createRenditions({ db, storage }), authenticate }));
  });
});
afterAll(async () => {
  await Promise.all([room.close(), media.close(), egress.close()]);
  await rm(directory, { recursive: true });
});

const png = (color: string, size = 64) => sharp({ create: { width: size, height: size, channels: 3, background: color } }).png().toBuffer();
const noise = (size: number) => sharp({ create: { width: size, height: size, channels: 3, background: "#000", noise: { type: "gaussian", mean: 128, sigma: 60 } } }).png().toBuffer();

function upload(caller: Principal, bytes: Buffer | string, name = "anh.png", fields: Record<string, string> = {}) {
  const form = new FormData();
  form.set("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name, { type: "image/png" }));
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return room.call(caller, "POST", "/assets", form);
}
async function filesOf(organizationId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of storage.list(`org/${organizationId}/`)) keys.push(key);
  return keys;
}

test("an upload is kept under a random name and comes back as it was inspected (R32)", async () => {
  const owner = await room.newOrganization();
  const made = await upload(owner, await png("#4B2E1E"), "../../etc/Ảnh quán.png".normalize("NFD"), { alt: "Mặt tiền quán" });
  expect(made).toMatchObject({ status: 201, body: { kind: "image", mimeType: "image/png", width: 64, height: 64, fileName: "Ảnh quán.png".normalize("NFC"), alt: "Mặt tiền quán", rights: { source: "own" } } });
  expect(await filesOf(owner.organizationId)).toEqual([`org/${owner.organizationId}/${made.body.id}.png`]);
  const file = await room.request(owner, made.body.url);
  expect(file.status).toBe(200);
  expect((await file.arrayBuffer()).byteLength).toBe(made.body.byteLength);
  expect(await room.eventsOf(owner, made.body.id)).toEqual(["asset.created"]);
});

test.each([
  ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ["HTML", "<!doctype html><script>alert(1)</script>"],
  ["HEIC", Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.from([0, 0, 0, 0]), Buffer.from("heicmif1"), Buffer.alloc(64)])],
])("%s is refused whatever its name says, and leaves nothing (R32)", async (_name, bytes) => {
  const owner = await room.newOrganization();
  expect(await upload(owner, bytes, "anh.png")).toMatchObject({ status: 415, body: { code: "media_unsupported_type" } });
  expect(await filesOf(owner.organizationId)).toEqual([]);
  expect((await room.call(owner, "GET", "/assets")).body.data).toEqual([]);
});

test("a broken picture, a missing file, a wrong form and another media type are told apart (R20)", async () => {
  const owner = await room.newOrganization();
  expect(await upload(owner, (await png("#111111")).subarray(0, 60))).toMatchObject({ status: 422, body: { code: "media_corrupt" } });
  expect((await room.call(owner, "POST", "/assets", new FormData())).body.errors[0].pointer).toBe("/file");
  expect((await room.call(owner, "POST", "/assets", { file: "x" })).status).toBe(415);
  expect((await upload(owner, await png("#111111"), "a.png", { organizationId: newId() })).status).toBe(422);
  const malformed = await room.request(owner, "/api/v1/assets", { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: "nonsense" });
  expect(malformed.status).toBe(400);
});

test("more than 25 MB is refused while it streams (R32)", async () => {
  const owner = await room.newOrganization();
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_048_576;
      controller.enqueue(new Uint8Array(1_048_576));
    },
  });
  const init = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: endless, duplex: "half" } as RequestInit;
  expect((await room.request(owner, "/api/v1/assets", init)).status).toBe(413);
  expect(sent).toBeLessThan(32 * 1_048_576);
});

test("the same bytes are kept once, also when sent together", async () => {
  const owner = await room.newOrganization();
  const bytes = await png("#2F5D50");
  const together = await Promise.all([upload(owner, bytes, "a.png"), upload(owner, bytes, "b.png"), upload(owner, bytes, "c.png")]);
  expect(new Set(together.map(({ body }) => body.id)).size).toBe(1);
  expect(await upload(owner, bytes)).toMatchObject({ status: 200, body: { id: together[0]!.body.id } });
  expect(await filesOf(owner.organizationId)).toHaveLength(1);
});

test("an organization cannot store more than its quota, not even with two uploads at once (R32)", async () => {
  const owner = await room.newOrganization();
  const [one, two] = [await noise(110), await noise(111)];
  const replies = await Promise.all([upload(owner, one), upload(owner, two)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 413]);
  expect(replies.find(({ status }) => status === 413)!.body).toMatchObject({ code: "asset_quota_exceeded", quotaBytes: quota });
  expect(await filesOf(owner.organizationId)).toHaveLength(1);
});

test("files of another organization or brand can be neither seen, read, changed nor deleted (R24, R26)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc" })).body;
  const { body } = await upload(owner, await png("#123456"), "a.png", { brandId: brand.id });
  expect(body.brandId).toBe(brand.id);
  for (const caller of [stranger, { ...owner, brandIds: [newId()] }]) {
    expect((await room.call(caller, "GET", "/assets")).body.data).toEqual([]);
    expect((await room.call(caller, "GET", `/assets/${body.id}`)).status).toBe(404);
    expect((await room.call(caller, "PATCH", `/assets/${body.id}`, { alt: "x" })).status).toBe(404);
    expect((await room.call(caller, "DELETE", `/assets/${body.id}`)).status).toBe(404);
    expect((await room.request(caller, body.url)).status).toBe(404);
    expect((await upload(caller, await png("#654321"), "a.png", { brandId: brand.id })).status).toBe(404);
  }
  expect((await room.request(null, body.url)).status).toBe(401);
  expect((await room.request({ ...owner, permissions: new Set() }, body.url)).status).toBe(404);
});

test("lists by brand and kind, finds names and descriptions without marks", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc" })).body;
  const shared = (await upload(owner, await png("#111111"), "Logo.png")).body;
  const own = (await upload(owner, await png("#222222"), "ly.png", { brandId: brand.id, alt: "Cà phê trứng" })).body;
  const ids = async (query: string) => (await room.call(owner, "GET", `/assets?${query}`)).body.data.map(({ id }: { id: string }) => id);
  expect(await ids("")).toEqual([own.id, shared.id]);
  expect(await ids(`brandId=${brand.id}&kind=image`)).toEqual([own.id, shared.id]);
  expect(await ids("kind=video")).toEqual([]);
  expect(await ids(`q=${encodeURIComponent("ca phe")}`)).toEqual([own.id]);
  const page = await room.call(owner, "GET", "/assets?limit=1");
  expect(await ids(`limit=1&cursor=${page.body.nextCursor}`)).toEqual([shared.id]);
});

test("a file in use is not deleted; a free one leaves the library and may be uploaded again", async () => {
  const owner = await room.newOrganization();
  const bytes = await png("#333333");
  const { body } = await upload(owner, bytes);
  usedByContent = body.id;
  expect(await room.call(owner, "DELETE", `/assets/${body.id}`)).toMatchObject({ status: 409, body: { code: "asset_in_use", uses: [{ what: "content" }] } });
  usedByContent = null;
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc", logoAssetId: body.id })).body;
  expect((await room.call(owner, "DELETE", `/assets/${body.id}`)).body.uses).toMatchObject([{ what: "brand", id: brand.id }]);
  await room.call(owner, "PATCH", `/brands/${brand.id}`, { logoAssetId: null });
  expect((await room.call(owner, "DELETE", `/assets/${body.id}`)).status).toBe(200);
  expect((await room.call(owner, "GET", `/assets/${body.id}`)).status).toBe(404);
  expect(await upload(owner, bytes)).toMatchObject({ status: 201 });
});

test("description and rights change, unknown fields do not (R20)", async () => {
  const owner = await room.newOrganization();
  const { body } = await upload(owner, await png("#444444"));
  const changed = await room.call(owner, "PATCH", `/assets/${body.id}`, { alt: "Ly trà sen", rights: { source: "stock", note: "Giấy phép số 12" } });
  expect(changed.body).toMatchObject({ alt: "Ly trà sen", rights: { source: "stock", note: "Giấy phép số 12" } });
  expect((await room.call(owner, "PATCH", `/assets/${body.id}`, { storageKey: "x" })).status).toBe(422);
});

test("files are served as data that no browser runs, in parts, and not twice (R33)", async () => {
  const owner = await room.newOrganization();
  const { body } = await upload(owner, await png("#555555"), `Ảnh "mới".png`);
  const get = (headers: Record<string, string>) => room.request(owner, body.url, { headers });
  const whole = await get({});
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-cache",
    etag: `"${body.sha256}"`,
    "content-disposition": `inline; filename="file"; filename*=UTF-8''${encodeURIComponent('Ảnh "mới".png')}`,
  });
  const bytes = Buffer.from(await whole.arrayBuffer());
  const part = await get({ range: "bytes=4-9" });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 4-9/${body.byteLength}`]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(4, 10));
  expect(Buffer.from(await (await get({ range: "bytes=-5" })).arrayBuffer())).toEqual(bytes.subarray(-5));
  expect((await get({ range: `bytes=${body.byteLength}-` })).status).toBe(416);
  expect((await get({ range: "bytes=1-2", "if-range": '"other"' })).status).toBe(200);
  expect((await get({ "if-none-match": `"${body.sha256}"` })).status).toBe(304);
  expect((await room.request(owner, "/files/..%2f..%2fetc%2fpasswd")).status).toBe(404);
});

test("an import may not reach into the private network (R31)", async () => {
  const owner = await room.newOrganization();
  for (const url of ["https://127.0.0.1/a.png", "https://[::1]/a.png", "https://169.254.169.254/latest/meta-data", "https://10.0.0.1/a.png"]) {
    expect(await room.call(owner, "POST", "/assets/import", { url }), url).toMatchObject({ status: 422, body: { code: "import_blocked_address" } });
  }
  expect((await room.call(owner, "POST", "/assets/import", { url: "file:///etc/passwd" })).status).toBe(422);
});

test("the sweeper deletes old files without a row and nothing else", async () => {
  const owner = await room.newOrganization();
  const { body } = await upload(owner, await png("#666666"));
  const orphan = storageKeyOf(owner.organizationId, newId(), "png");
  const foreign = `org/${owner.organizationId}/other-room/file.png`;
  for (const key of [orphan, foreign]) await storage.put(key, new Uint8Array([1]), { contentType: "image/png" });
  expect(await sweepOrphanFiles({ db: room.db, storage }, { olderThanMs: 3_600_000, now: Date.now })).toBe(0);
  await sweepOrphanFiles({ db: room.db, storage }, { olderThanMs: 3_600_000, now: () => Date.now() + 7_200_000 });
  expect(await storage.exists(orphan)).toBe(false);
  expect(await storage.exists(foreign)).toBe(true);
  expect((await room.request(owner, body.url)).status).toBe(200);
});

test("a product shows pictures of its own brand only", async () => {
  const owner = await room.newOrganization();
  const [one, two] = [(await room.call(owner, "POST", "/brands", { name: "Một" })).body, (await room.call(owner, "POST", "/brands", { name: "Hai" })).body];
  const { body } = await upload(owner, await png("#777777"), "a.png", { brandId: one.id });
  const add = (brandId: string) => room.call(owner, "POST", `/brands/${brandId}/products`, { name: "X", imageAssetIds: [body.id] });
  expect((await add(one.id)).body.images).toEqual([{ assetId: body.id, url: `/files/${body.id}` }]);
  expect((await add(two.id)).status).toBe(422);
});
