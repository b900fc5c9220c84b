import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEgress, type Egress } from "@agency/platform/egress";
import { createMediaInspector, createRenditionMaker, markAiMade, readAiMark, type MediaInspector, type RenditionMaker } from "@agency/platform/media";
import { createDiskStorage, type DiskStorage } from "@agency/platform/storage";
import type { Principal } from "@agency/platform/http";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { networkRules, ruledNetworks } from "@agency/providers/social/network-rules";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { assetRoutes, createAssetUses, createRenditions, documentRoutes, fileRoutes, libraryRoutes, createMediaLinks } from "./index.ts";

let room: TestRoom;
let storage: DiskStorage;
let media: MediaInspector;
let sizes: RenditionMaker;
let egress: Egress;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "documents-"));
  storage = createDiskStorage(directory);
  media = createMediaInspector();
  sizes = createRenditionMaker();
  egress = createEgress({ allow: [], trustedOrigins: [], timeoutMs: 2_000 });
  room = await createTestRoom((api, { db, cursors, edge, authenticate }) => {
    const shared = { db, cursors, storage, egress, media, uses: createAssetUses(), config: { ASSET_QUOTA_BYTES: 50_000_000 } };
    brandRoutes(api, { cursors });
    assetRoutes(api, shared);
    documentRoutes(api, { ...shared, sizes });
    libraryRoutes(api, { ...shared, mediaLinks: createMediaLinks({ secret: Buffer.alloc(32, 3), baseUrl: "https://media.example", now: () => Date.now() }) });
    const files = fileRoutes({ db, storage, renditions: createRenditions({ db, storage, maker: sizes }), authenticate });
    edge.get("/files/:assetId", files);
    edge.get("/files/:assetId/:rendition", files);
  });
});
afterAll(async () => {
  await Promise.all([room.close(), media.close(), sizes.close(), egress.close()]);
  await rm(directory, { recursive: true });
});

async function upload(caller: Principal, bytes: Uint8Array, name: string, path = "/assets") {
  const form = new FormData();
  form.set("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  return room.call(caller, "POST", path, form);
}
const photo = async (background: string, width = 1080, height = 1350) => new Uint8Array(await sharp({ create: { width, height, channels: 3, background } }).jpeg().toBuffer());
const make = (caller: Principal, body: Record<string, unknown>) => room.call(caller, "POST", "/assets/documents", body);
const bytesOf = async (caller: Principal, url: string) => new Uint8Array(await (await room.request(caller, url)).arrayBuffer());

test("pictures become a PDF in their order, which the library shows by its first page", async () => {
  const owner = await room.newOrganization();
  const assetIds = [(await upload(owner, await photo("#b3261e"), "mot.jpg")).body.id, (await upload(owner, await photo("#0a66c2", 1600, 900), "hai.jpg")).body.id];
  const made = await make(owner, { assetIds, title: "Ba cách pha phin" });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ kind: "document", mimeType: "application/pdf", pages: 2, width: 810, height: 1013, fileName: "Ba cách pha phin.pdf", rights: { source: "own" }, ai: null });
  expect(await make(owner, { assetIds, title: "Ba cách pha phin" })).toMatchObject({ status: 200, body: { id: made.body.id } });
  const cover = await room.request(owner, made.body.thumbnailUrl);
  expect([cover.status, cover.headers.get("content-type")]).toEqual([200, "image/webp"]);
  const { dominant } = await sharp(await cover.arrayBuffer()).stats();
  expect(dominant.r).toBeGreaterThan(dominant.b);
  expect((await room.request(owner, `/files/${made.body.id}/linkedin-landscape`)).status).toBe(404);
  expect((await room.call(owner, "GET", "/assets?kind=document")).body.data.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
  expect((await room.request(owner, made.body.url)).headers.get("content-disposition")).toMatch(/^attachment/);
});

test("an uploaded PDF is looked through (R32), and another one takes its place", async () => {
  const owner = await room.newOrganization();
  const picture = (await upload(owner, await photo("#111111"), "anh.jpg")).body.id;
  const [one, two] = [(await make(owner, { assetIds: [picture], title: "Một" })).body, (await make(owner, { assetIds: [picture, picture], title: "Hai" })).body];
  const files = [await bytesOf(owner, one.url), await bytesOf(owner, two.url)];
  const stranger = await room.newOrganization();
  const given = (await upload(stranger, files[0]!, "tai-lieu.pdf")).body;
  expect(given).toMatchObject({ kind: "document", pages: 1, fileName: "tai-lieu.pdf" });
  expect((await upload(stranger, files[1]!, "moi.pdf", `/assets/${given.id}/file`)).body).toMatchObject({ id: given.id, pages: 2 });
  expect((await room.call(stranger, "POST", `/assets/${given.id}/versions/1/restore`)).body).toMatchObject({ pages: 1 });
  const broken = await upload(stranger, new TextEncoder().encode("%PDF-1.7\nnothing"), "hong.pdf");
  expect([broken.status, broken.body.code]).toEqual([422, "media_corrupt"]);
  const scripted = `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert) >> >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
  const refused = await upload(stranger, new TextEncoder().encode(scripted), "script.pdf");
  expect([refused.status, refused.body.code]).toEqual([422, "media_active_content"]);
});

test("pages made with AI leave their mark: of the whole, or of a part", async () => {
  const owner = await room.newOrganization();
  const own = (await upload(owner, await photo("#333333"), "own.jpg")).body.id;
  const drawn = (await upload(owner, await markAiMade(await photo("#444444"), { mimeType: "image/jpeg", kind: "trainedAlgorithmicMedia" }), "ai.jpg")).body.id;
  const whole = (await make(owner, { assetIds: [drawn], title: "Toàn AI" })).body;
  expect(whole.ai).toMatchObject({ kind: "trainedAlgorithmicMedia" });
  expect(readAiMark(await bytesOf(owner, whole.url))).toBe("trainedAlgorithmicMedia");
  expect((await make(owner, { assetIds: [own, drawn], title: "Một phần" })).body.ai).toMatchObject({ kind: "compositeWithTrainedAlgorithmicMedia" });
});

test("only pictures of one's own become pages (R24)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const picture = (await upload(owner, await photo("#555555"), "anh.jpg")).body.id;
  expect((await make(stranger, { assetIds: [picture], title: "Của người khác" })).status).toBe(404);
  const document = (await make(owner, { assetIds: [picture], title: "Một trang" })).body.id;
  const refused = await make(owner, { assetIds: [document], title: "Tài liệu của tài liệu" });
  expect([refused.status, refused.body.errors[0]]).toMatchObject([422, { code: "not_an_image", pointer: "/assetIds/0" }]);
  for (const body of [{ assetIds: [], title: "x" }, { assetIds: [picture], title: " " }, { assetIds: Array.from({ length: 31 }, () => picture), title: "x" }]) expect((await make(owner, body)).status).toBe(422);
});

test("a picture is copied into what each network takes, and the original stays", async () => {
  const owner = await room.newOrganization();
  const png = new Uint8Array(await sharp({ create: { width: 3_000, height: 1_000, channels: 3, background: "#7a4a2b" } }).png().toBuffer());
  const original = (await upload(owner, png, "bang-hieu.png")).body;
  const fit = (network: string, format = "feed") => room.call(owner, "POST", `/assets/${original.id}/fit`, { network, format });
  for (const network of ruledNetworks) {
    const { status, body } = await fit(network);
    // Facebook and LinkedIn take the same copy, which is kept once.
    expect({ network, status }).toEqual({ network, status: network === "linkedin" ? 200 : 201 });
    expect(body).toMatchObject({ mimeType: "image/jpeg", fileName: `bang-hieu-${network === "linkedin" ? "facebook" : network}.jpg`, rights: original.rights });
    const media = [{ mimeType: body.mimeType, byteLength: body.byteLength, width: body.width, height: body.height, alt: "Bảng hiệu" }];
    expect({ network, issues: networkRules[network].validate({ text: "Quán mở cửa", link: null, media }).filter(({ severity, pointer }) => severity === "error" && pointer.startsWith("/media")) }).toEqual({ network, issues: [] });
  }
  // Only Instagram's feed refuses so wide a shape; elsewhere nothing is cut off.
  expect((await fit("instagram")).body.width / (await fit("instagram")).body.height).toBeCloseTo(1.91, 1);
  expect((await fit("instagram", "story")).body).toMatchObject({ width: 2_048, height: 683 });
  expect(await fit("instagram")).toMatchObject({ status: 200 });
  expect(await room.call(owner, "GET", `/assets/${original.id}`)).toMatchObject({ status: 200, body: { mimeType: "image/png", width: 3_000 } });
  expect(await room.call(await room.newOrganization(), "POST", `/assets/${original.id}/fit`, { network: "facebook" })).toMatchObject({ status: 404 });
});
