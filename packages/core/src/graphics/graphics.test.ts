import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphicSizes, templateKinds, textFields } from "@agency/creative";
import type { Database } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { createLiveHub, type LiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createMediaInspector, type MediaInspector } from "@agency/platform/media";
import { createDiskStorage, type Storage } from "@agency/platform/storage";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAsset } from "../assets/index.ts";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { contentRoutes, createContentHooks } from "../contents/index.ts";
import { productRoutes } from "../products/index.ts";
import { createGraphicDesk, graphicRoutes, registerGraphics, startGraphicsWorker, type GraphicsWorker } from "./index.ts";
import { graphicSizeNames, graphicTextFields, type ContentGraphic } from "./schema.ts";

let room: TestRoom;
let db: Database;
let live: LiveHub;
let storage: Storage;
let media: MediaInspector;
let worker: GraphicsWorker;
let directory: string;
const log = createLog({ level: "silent" });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "graphics-"));
  storage = createDiskStorage(directory);
  media = createMediaInspector();
  const contentHooks = createContentHooks();
  registerGraphics(contentHooks);
  const config = { ASSET_QUOTA_BYTES: 200_000_000 };
  const graphicDesk = createGraphicDesk({ storage });
  room = await createTestRoom((api, core) => {
    db = core.db;
    brandRoutes(api, core);
    productRoutes(api, core);
    contentRoutes(api, { ...core, contentHooks });
    graphicRoutes(api, { db, storage, graphicDesk, contentHooks, config });
  });
  live = createLiveHub({ db, log });
  worker = startGraphicsWorker({ db, storage, graphicDesk, contentHooks, config, log, live });
});
afterAll(async () => {
  await worker.stop(2_000);
  await live.close();
  await Promise.all([room.close(), media.close()]);
  await rm(directory, { recursive: true });
});

const text = "Bạc xỉu đá, ngọt ngào vừa đủ\n\nRang mỗi sáng, pha bằng phin, thơm tới giọt cuối.";
const document = (body = text) => ({ type: "social", body, hashtags: ["#caphe"], cta: "Ghé quán hôm nay", altText: "", link: null });

interface Studio {
  owner: Principal;
  brandId: string;
  productId: string;
  photoId: string;
  contentId: string;
}

/** A brand with a logo, a product with a photo and a price, and a post about it. */
async function newStudio(): Promise<Studio> {
  const owner = await room.newOrganization();
  const brand = await room.call(owner, "POST", "/brands", { name: "Mộc Hiên", brandColors: ["#4B2E1E", "#D9A441"] });
  const picture = async (color: string) => {
    const bytes = await sharp({ create: { width: 900, height: 700, channels: 3, background: color } }).jpeg().toBuffer();
    const inspected = await media.inspectUpload(new Uint8Array(bytes), { fileName: "anh.jpg" });
    const { asset } = await addAsset({ db, storage }, { organizationId: owner.organizationId, brandId: brand.body.id, actor: { kind: "user", id: owner.id }, media: inspected, fileName: "anh.jpg", quotaBytes: 200_000_000 });
    return asset.id;
  };
  const photoId = await picture("#A0622D");
  const product = await room.call(owner, "POST", `/brands/${brand.body.id}/products`, { name: "Bạc xỉu đá", price: { amount: "39000", currency: "VND" }, imageAssetIds: [photoId] });
  const content = await room.call(owner, "POST", "/contents", { brandId: brand.body.id, productId: product.body.id, platform: "instagram", document: document() });
  expect(content.status).toBe(201);
  return { owner, brandId: brand.body.id, productId: product.body.id, photoId, contentId: content.body.id };
}

const graphicsOf = async ({ owner, contentId }: Studio): Promise<ContentGraphic[]> => (await room.call(owner, "GET", `/contents/${contentId}/graphics`)).body.data;
const contentOf = async ({ owner, contentId }: Studio) => (await room.call(owner, "GET", `/contents/${contentId}`)).body;
async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await read();
    if (isSo(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("It did not happen within ten seconds.");
}
const preview = (studio: Studio, body: object, headers: Record<string, string> = {}) =>
  room.request(studio.owner, "/api/v1/graphics/preview", { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ contentId: studio.contentId, size: "1:1", fields: {}, ...body }) });

describe("templates", () => {
  test("are those of the engine, in its sizes and with its fields", () => {
    expect(graphicSizeNames).toEqual(Object.keys(graphicSizes));
    expect(graphicTextFields).toEqual([...textFields]);
    expect(templateKinds.length).toBeGreaterThanOrEqual(12);
  });

  test("stand in a brand's colours, and a thumbnail is drawn once until the brand changes", async () => {
    const studio = await newStudio();
    const listed = await room.call(studio.owner, "GET", `/graphics/templates?brandId=${studio.brandId}&size=4:5`);
    expect(listed.body.data.length).toBeGreaterThanOrEqual(12);
    const { thumbnailUrl } = listed.body.data[0];
    const drawn = await room.request(studio.owner, thumbnailUrl);
    expect(drawn.headers.get("content-type")).toBe("image/webp");
    const { width, height } = await sharp(Buffer.from(await drawn.arrayBuffer())).metadata();
    expect([width, height]).toEqual([432, 540]);
    expect((await room.request(studio.owner, thumbnailUrl, { headers: { "if-none-match": drawn.headers.get("etag")! } })).status).toBe(304);
    await room.call(studio.owner, "PATCH", `/brands/${studio.brandId}`, { brandColors: ["#0F766E"] });
    const again = await room.call(studio.owner, "GET", `/graphics/templates?brandId=${studio.brandId}&size=4:5`);
    expect(again.body.data[0].thumbnailUrl).not.toBe(thumbnailUrl);
  });

  test("three are suggested, filled with the post's words and its product's photo", async () => {
    const studio = await newStudio();
    const { body } = await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId });
    expect(new Set(body.data.map(({ template }: { template: string }) => template)).size).toBe(3);
    expect(body.data.some((entry: { fields: { photoAssetId: string | null } }) => entry.fields.photoAssetId === studio.photoId)).toBe(true);
    expect(JSON.stringify(body.data.map((entry: { texts: object }) => entry.texts))).toContain("Bạc xỉu đá");
  });
});

describe("a preview", () => {
  test("is drawn without being kept, names itself, and changes with its text", async () => {
    const studio = await newStudio();
    const [suggested] = (await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId })).body.data;
    const shown = { template: suggested.template, fields: suggested.fields };
    const first = await preview(studio, shown);
    expect([first.status, first.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(JSON.parse(first.headers.get("x-graphic-warnings")!)).toBeInstanceOf(Array);
    const shape = await sharp(Buffer.from(await first.arrayBuffer())).metadata();
    expect([shape.width, shape.height]).toEqual([1080, 1080]);
    expect((await preview(studio, shown, { "if-none-match": first.headers.get("etag")! })).status).toBe(304);
    const other = await preview(studio, { ...shown, fields: { ...shown.fields, texts: { headline: "Mua hai tặng một" } } });
    expect(other.headers.get("etag")).not.toBe(first.headers.get("etag"));
    expect(await graphicsOf(studio)).toEqual([]);
  });

  test("says which text had to be cut", async () => {
    const studio = await newStudio();
    const [{ template }] = (await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId })).body.data;
    const long = await preview(studio, { template, fields: { texts: { headline: "Cà phê sáng thơm lừng phố cổ ".repeat(40) } } });
    expect(JSON.parse(long.headers.get("x-graphic-warnings")!)).toContainEqual({ code: "text_overflow", field: "headline" });
  });

  test("refuses a template that does not exist and a picture of another organization", async () => {
    const [studio, other] = await Promise.all([newStudio(), newStudio()]);
    const [{ template }] = (await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId })).body.data;
    expect(await room.call(studio.owner, "POST", "/graphics/preview", { contentId: studio.contentId, template: "nothing", size: "1:1", fields: {} })).toMatchObject({ status: 422, body: { code: "unknown_template" } });
    expect(await room.call(studio.owner, "POST", "/graphics/preview", { contentId: studio.contentId, template, size: "1:1", fields: { backgroundAssetId: other.photoId } })).toMatchObject({ status: 422, body: { errors: [{ pointer: "/fields/backgroundAssetId" }] } });
    expect(await room.call(other.owner, "POST", "/graphics/preview", { contentId: studio.contentId, template, size: "1:1", fields: {} })).toMatchObject({ status: 404 });
  });
});

describe("a graphic of a content", () => {
  const make = async (studio: Studio, own: object = {}) => {
    const [suggested] = (await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId })).body.data;
    return room.call(studio.owner, "POST", "/graphics", { contentId: studio.contentId, template: suggested.template, fields: suggested.fields, attachedSize: "4:5", ...own });
  };

  test("is made in the sizes of the content's network and stands among its pictures", async () => {
    const studio = await newStudio();
    const made = await make(studio);
    expect(made.status).toBe(201);
    expect(made.body.renders.map(({ size }: { size: string }) => size).toSorted()).toEqual(["1:1", "4:5", "9:16"]);
    const shown = made.body.renders.find(({ size }: { size: string }) => size === "4:5");
    expect((await contentOf(studio)).media).toMatchObject([{ assetId: shown.assetId, width: 1080, height: 1350 }]);
    expect(made.body.isDrawing).toBe(false);
    const again = await make(studio);
    expect([again.status, again.body.id]).toEqual([200, made.body.id]);
    expect((await graphicsOf(studio)).length).toBe(1);
  });

  test("is drawn anew when the post's words change, without a new version of the content and in the same place", async () => {
    const studio = await newStudio();
    // One that shows the post's first line, not its product's name alone.
    const { data } = (await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId })).body;
    const { template } = data.find(({ texts }: { texts: Record<string, string> }) => Object.values(texts).some((words) => words.includes("ngọt ngào")));
    const made = await make(studio, { template, sizes: ["4:5"] });
    await room.call(studio.owner, "PUT", `/contents/${studio.contentId}/media`, { media: [{ assetId: studio.photoId }, { assetId: made.body.renders[0].assetId, alt: "Ly bạc xỉu" }] });
    const edited = await room.call(studio.owner, "PATCH", `/contents/${studio.contentId}`, { document: document("Cuối tuần này, mua hai tặng một\n\nChỉ tại quán.") });
    const [redrawn] = await until(() => graphicsOf(studio), ([graphic]) => graphic!.renders[0]!.assetId !== made.body.renders[0].assetId && !graphic!.isDrawing);
    const content = await contentOf(studio);
    expect(content.media).toMatchObject([{ assetId: studio.photoId }, { assetId: redrawn!.renders[0]!.assetId, alt: "Ly bạc xỉu" }]);
    expect(content.version).toBe(edited.body.version);
    expect((await room.eventsOf(studio.owner, redrawn!.id)).at(-1)).toBe("graphic.redrawn");
    // Nothing shows the former picture any more.
    const [former] = (await db.forOrganization(studio.owner.organizationId, (tx) => tx.execute<{ gone: boolean }>(sql`select deleted_at is not null as gone from assets where id = ${made.body.renders[0].assetId}`))).rows;
    expect(former).toEqual({ gone: true });
  });

  test("keeps the words that a person wrote on it when the post changes", async () => {
    const studio = await newStudio();
    const [suggested] = (await room.call(studio.owner, "POST", "/graphics/suggest", { contentId: studio.contentId })).body.data;
    const texts = Object.fromEntries(Object.keys(suggested.texts).map((field) => [field, "Của riêng hình"]));
    const made = await room.call(studio.owner, "POST", "/graphics", { contentId: studio.contentId, template: suggested.template, fields: { ...suggested.fields, texts: { ...texts, ...allTexts } }, sizes: ["1:1"] });
    await room.call(studio.owner, "PATCH", `/contents/${studio.contentId}`, { document: document("Một câu hoàn toàn khác") });
    const [graphic] = await until(() => graphicsOf(studio), ([graphic]) => !graphic!.isDrawing);
    expect(graphic!.renders[0]!.assetId).toBe(made.body.renders[0].assetId);
  });

  test("voids an approval when it changes after the decision", async () => {
    const studio = await newStudio();
    const made = await make(studio, { sizes: ["4:5"] });
    await db.forOrganization(studio.owner.organizationId, (tx) => tx.execute(sql`update contents set status = 'approved' where id = ${studio.contentId}`));
    await room.call(studio.owner, "PATCH", `/graphics/${made.body.id}`, { fields: { ...made.body.fields, texts: { headline: "Giá mới" } } });
    expect((await contentOf(studio)).status).toBe("draft");
  });

  test("is left alone once it is published", async () => {
    const studio = await newStudio();
    const made = await make(studio, { sizes: ["4:5"] });
    await db.forOrganization(studio.owner.organizationId, async (tx) => {
      await tx.execute(sql`update contents set status = 'published', body = 'x' where id = ${studio.contentId}`);
      await tx.execute(sql`update graphics set render_due_at = agency.now() where id = ${made.body.id}`);
    });
    const [graphic] = await until(() => graphicsOf(studio), ([graphic]) => !graphic!.isDrawing);
    expect(graphic!.renders).toEqual(made.body.renders);
  });

  test("changes its size in the post, and takes its picture along when it goes", async () => {
    const studio = await newStudio();
    const made = await make(studio);
    const moved = await room.call(studio.owner, "PATCH", `/graphics/${made.body.id}`, { attachedSize: "16:9" }, { "if-match": '"v1"' });
    expect(moved.status).toBe(200);
    expect((await contentOf(studio)).media).toMatchObject([{ width: 1920, height: 1080 }]);
    expect(await room.call(studio.owner, "PATCH", `/graphics/${made.body.id}`, { attachedSize: "1:1" }, { "if-match": '"v1"' })).toMatchObject({ status: 412 });
    expect((await room.call(studio.owner, "DELETE", `/graphics/${made.body.id}`)).status).toBe(204);
    expect((await contentOf(studio)).media).toEqual([]);
    expect(await graphicsOf(studio)).toEqual([]);
  });

  test("made from an AI picture says so", async () => {
    const studio = await newStudio();
    await db.forOrganization(studio.owner.organizationId, (tx) => tx.execute(sql`update assets set rights = '{"source":"ai","model":"flux","prompt":"quán cà phê"}' where id = ${studio.photoId}`));
    const made = await make(studio, { sizes: ["1:1"], attachedSize: "1:1", template: "product-showcase" });
    const [asset] = (await db.forOrganization(studio.owner.organizationId, (tx) => tx.execute<{ rights: object }>(sql`select rights from assets where id = ${made.body.renders[0].assetId}`))).rows;
    expect(asset!.rights).toMatchObject({ source: "ai", model: "flux" });
  });
});

const allTexts = Object.fromEntries(graphicTextFields.map((field) => [field, "Của riêng hình"]));
