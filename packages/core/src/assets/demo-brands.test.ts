import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiskStorage } from "@agency/platform/storage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoBrands } from "../brands/demo-brands.ts";
import { brandRoutes } from "../brands/index.ts";
import { demoBrandKeys } from "../brands/schema.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { productRoutes } from "../products/index.ts";
import { brandFactsSchema, composeImagePrompt, composePrompt, knownNames, validateTemplate, validateVariables } from "../prompts/rules.ts";
import { createPromptSchema, type ContentType, type Platform } from "../prompts/schema.ts";
import { seedLibrary } from "../prompts/seed-prompts/index.ts";
import { createRenditions, demoBrandRoutes, fileRoutes } from "./index.ts";

let room: TestRoom;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "demo-"));
  const storage = createDiskStorage(directory);
  room = await createTestRoom((api, { db, cursors, edge, authenticate }) => {
    brandRoutes(api, { cursors });
    productRoutes(api, { cursors });
    demoBrandRoutes(api, { storage, config: { ASSET_QUOTA_BYTES: 1_000_000_000 } });
    edge.get("/files/:assetId", fileRoutes({ db, storage, renditions: createRenditions({ db, storage }), authenticate }));
  });
});
afterAll(async () => {
  await room.close();
  await rm(directory, { recursive: true });
});

test.each(demoBrandKeys)("the demo %s comes with products, prices and pictures, once", async (demo) => {
  const owner = await room.newOrganization();
  const loaded = await room.call(owner, "POST", "/brands/demo", { demo });
  expect(loaded).toMatchObject({ status: 201, body: { isDemo: true, name: demoBrands[demo].brand.name } });
  expect((await room.request(owner, loaded.body.logoUrl)).headers.get("content-type")).toBe("image/png");
  const { data } = (await room.call(owner, "GET", `/brands/${loaded.body.id}/products`)).body;
  expect(data).toHaveLength(demoBrands[demo].products.length);
  for (const product of data) {
    expect(product.price.currency).toBe("VND");
    expect((await room.request(owner, product.images[0].url)).status).toBe(200);
  }
  expect(await room.call(owner, "POST", "/brands/demo", { demo })).toMatchObject({ status: 200, body: { id: loaded.body.id } });
  expect((await room.call(owner, "GET", "/brands")).body.data).toHaveLength(1);
});

test("two clicks at once load one demo brand, and who may not add products loads none (R26)", async () => {
  const owner = await room.newOrganization();
  const replies = await Promise.all([1, 2].map(() => room.call(owner, "POST", "/brands/demo", { demo: "spa" })));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
  const narrow = { ...owner, permissions: new Set(["brands.write"]) };
  expect((await room.call(narrow, "POST", "/brands/demo", { demo: "cafe" })).status).toBe(403);
});

const example = { text: "ví dụ", long_text: "một chi tiết có thật", number: 4, boolean: true } as const;
const platformsOf = { social: ["facebook", "instagram", "tiktok", "linkedin"], ads: ["meta_ads"], landing: ["website"], video: ["tiktok", "facebook", "youtube"] } as const satisfies Record<string, Platform[]>;

const texts = seedLibrary.filter(({ category }) => category !== "image");
const images = seedLibrary.filter(({ category }) => category === "image");

test.each(images.map(({ slug, ...seed }) => [slug, seed] as const))("template %s asks for calm space and no text, with every demo brand", (_slug, seed) => {
  const { template, variables, language } = createPromptSchema.parse(seed);
  expect(validateVariables(variables)).toEqual([]);
  expect(validateTemplate(template, knownNames(variables))).toEqual([]);
  for (const demo of demoBrandKeys) {
    const brand = brandFactsSchema.parse(demoBrands[demo].brand);
    for (const product of [null, ...demoBrands[demo].products.map((facts) => ({ ...facts, url: null }))]) {
      const composed = composeImagePrompt({ template, variables, given: {}, brand, product, topic: "mùa mưa", palette: ["#c8102e"], language });
      expect(composed).toMatchObject({ missing: [], issues: [] });
      expect(composed.prompt).toMatch(/30 %/);
      expect(composed.prompt).toMatch(language === "vi" ? /Không có chữ/ : /No text/);
      expect(composed.prompt).toContain("#c8102e");
      expect(composed.prompt).not.toMatch(/\{\{|\}\}|undefined|<data/);
    }
  }
});

test.each(texts.map(({ slug, ...seed }) => [slug, seed] as const))("template %s is right and renders with every demo brand, product or none (R36)", (_slug, seed) => {
  const { template, variables, category: parsed, platform, language } = createPromptSchema.parse(seed);
  const category = parsed as ContentType;
  expect(validateVariables(variables)).toEqual([]);
  expect(validateTemplate(template, knownNames(variables))).toEqual([]);
  expect(template).toBe(template.normalize("NFC"));
  const all = Object.fromEntries(variables.map(({ name, type, options }) => [name, type === "choice" ? options![0]! : example[type]]));
  const least = Object.fromEntries(Object.entries(all).filter(([name]) => variables.some((variable) => variable.name === name && variable.required)));
  for (const demo of demoBrandKeys) {
    const brand = brandFactsSchema.parse(demoBrands[demo].brand);
    for (const product of [null, ...demoBrands[demo].products.map((facts) => ({ ...facts, url: null }))]) {
      for (const [given, topic] of [[all, "mùa mưa"], [least, ""]] as const) {
        for (const place of platform ? [platform] : platformsOf[category]) {
          const composed = composePrompt({ template, variables, given, brand, product, topic, platform: place, language, contentType: category });
          expect(composed).toMatchObject({ missing: [], issues: [] });
          expect(composed.prompt).not.toMatch(/\{\{|\}\}|undefined/);
        }
      }
    }
  }
});

test("each template has a twin in the other language with the same variables", () => {
  const bySlug = new Map(seedLibrary.map((seed) => [seed.slug, seed]));
  expect(bySlug.size).toBe(seedLibrary.length);
  for (const seed of seedLibrary) {
    const twin = bySlug.get(seed.slug.replace(/-(vi|en)$/, seed.language === "vi" ? "-en" : "-vi"));
    expect(twin, seed.slug).toMatchObject({ category: seed.category, ...(seed.platform ? { platform: seed.platform } : {}) });
    const shape = (entry: typeof seed) => (entry.variables ?? []).map(({ name, type, required }) => [name, type, required ?? false]);
    expect(shape(twin!)).toEqual(shape(seed));
  }
});
