import { newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { productRoutes } from "../products/index.ts";
import { choosePrompt, drawsCanary, promptRoutes, seedPrompts, seedPromptsEverywhere } from "./index.ts";
import { seedLibrary } from "./seed-prompts/index.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom((api, deps) => {
    brandRoutes(api, deps);
    productRoutes(api, deps);
    promptRoutes(api, deps);
  });
});
afterAll(() => room.close());

const mine = { name: "Của tôi", category: "social", language: "vi", template: "Viết về {{topic}}{{#if offer}}, {{offer}}{{/if}}", variables: [{ name: "offer", label: "Ưu đãi", type: "text" }] };
const add = async (owner: Principal, more: Record<string, unknown> = {}) => room.call(owner, "POST", "/prompts", { ...mine, ...more });

test("a template keeps its versions; the newest serves until another is chosen", async () => {
  const owner = await room.newOrganization();
  const { body: prompt, status } = await add(owner);
  expect(status).toBe(201);
  const second = await room.call(owner, "POST", `/prompts/${prompt.id}/versions`, { template: "Bản hai về {{topic}}", note: "gọn hơn" });
  expect(second).toMatchObject({ status: 201, body: { number: 2, createdBy: owner.id } });
  expect((await room.call(owner, "GET", `/prompts/${prompt.id}`)).body).toMatchObject({ versionCount: 2, version: 2, activeVersion: { number: 2 } });

  const back = await room.call(owner, "PATCH", `/prompts/${prompt.id}`, { activeVersionId: prompt.activeVersion.id });
  expect(back.body.activeVersion.number).toBe(1);
  const versions = await room.call(owner, "GET", `/prompts/${prompt.id}/versions?limit=1`);
  const older = await room.call(owner, "GET", `/prompts/${prompt.id}/versions?limit=1&cursor=${versions.body.nextCursor}`);
  expect([...versions.body.data, ...older.body.data].map(({ number }) => number)).toEqual([2, 1]);
  expect(await room.eventsOf(owner, prompt.id)).toEqual(["prompt.created", "prompt.version_added", "prompt.updated"]);
});

test("a stale change or version is refused (R19)", async () => {
  const owner = await room.newOrganization();
  const { body } = await add(owner);
  await room.call(owner, "PATCH", `/prompts/${body.id}`, { name: "Khác" });
  const old = { "if-match": '"v1"' };
  expect((await room.call(owner, "PATCH", `/prompts/${body.id}`, { name: "X" }, old)).status).toBe(412);
  expect((await room.call(owner, "POST", `/prompts/${body.id}/versions`, { template: "X" }, old)).status).toBe(412);
});

test("two versions at once get two numbers", async () => {
  const owner = await room.newOrganization();
  const { body } = await add(owner);
  const made = await Promise.all(["A", "B", "C"].map((template) => room.call(owner, "POST", `/prompts/${body.id}/versions`, { template })));
  expect(made.map((reply) => reply.body.number).sort()).toEqual([2, 3, 4]);
});

test("a template that names what does not exist is refused with its place (R36)", async () => {
  const owner = await room.newOrganization();
  const unknown = await add(owner, { template: "Viết {{constructor}}" });
  expect(unknown.body.errors).toEqual([{ pointer: "/template", code: "unknown_variable", detail: expect.stringContaining("At character 6") }]);
  expect((await add(owner, { variables: [{ name: "topic", label: "x", type: "text" }] })).body.errors[0]).toMatchObject({ pointer: "/variables/0", code: "reserved_name" });
  expect((await add(owner, { template: "x".repeat(20_001) })).status).toBe(422);
});

test("previews the prompt of a brand and a product without spending", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc Quán", dontWords: ["rẻ"] })).body;
  const product = (await room.call(owner, "POST", `/brands/${brand.id}/products`, { name: "Cà phê trứng", price: { amount: "45000", currency: "VND" } })).body;
  const { body: prompt } = await add(owner);
  const render = (body: Record<string, unknown>, caller = owner) => room.call(caller, "POST", `/prompts/${prompt.id}/render`, { brandId: brand.id, ...body });

  const rendered = await render({ productId: product.id, topic: "mùa mưa", variables: { offer: "mua 1 tặng 1" } });
  expect(rendered.status).toBe(200);
  expect(rendered.body.missing).toEqual([]);
  expect(rendered.body.system).toContain('<brand>{"name":"Mộc Quán"');
  expect(rendered.body.prompt).toContain('"price":{"amount":"45000","currency":"VND"}');
  expect(rendered.body.prompt).toContain('<data name="offer">mua 1 tặng 1</data>');
  expect(rendered.body.prompt).toContain("<topic>mùa mưa</topic>");

  expect((await render({})).body.missing).toEqual(["topic"]);
  expect((await render({ variables: { offer: 5, other: "x" } })).body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/variables/other", "/variables/offer"]);
  const other = (await room.call(owner, "POST", "/brands", { name: "Khác" })).body;
  expect((await render({ brandId: other.id, productId: product.id })).status).toBe(404);
  expect((await render({}, { ...owner, brandIds: [other.id] })).status).toBe(404);
  expect((await render({}, { ...owner, permissions: new Set(["prompts.read"]) })).status).toBe(403);
});

test("another organization's templates do not exist here (R24)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const { body } = await add(owner);
  const brand = (await room.call(stranger, "POST", "/brands", { name: "X" })).body;
  expect((await room.call(stranger, "GET", "/prompts")).body.data).toEqual([]);
  expect((await room.call(stranger, "GET", `/prompts/${body.id}`)).status).toBe(404);
  expect((await room.call(stranger, "PATCH", `/prompts/${body.id}`, { name: "X" })).status).toBe(404);
  expect((await room.call(stranger, "GET", `/prompts/${body.id}/versions`)).status).toBe(404);
  expect((await room.call(stranger, "POST", `/prompts/${body.id}/versions`, { template: "X" })).status).toBe(404);
  expect((await room.call(stranger, "POST", `/prompts/${body.id}/render`, { brandId: brand.id })).status).toBe(404);
  const own = (await add(stranger)).body;
  expect((await room.call(stranger, "PATCH", `/prompts/${own.id}`, { activeVersionId: body.activeVersion.id })).status).toBe(404);
});

test("seeds the library once and leaves what people changed", async () => {
  const owner = await room.newOrganization();
  const seed = () => room.db.forOrganization(owner.organizationId, (tx) => seedPrompts(tx, owner.organizationId));
  expect(await seed()).toBe(seedLibrary.length);
  const [first] = (await room.call(owner, "GET", "/prompts?category=social&language=vi&limit=1")).body.data;
  await room.call(owner, "PATCH", `/prompts/${first.id}`, { name: "Đổi tên" });
  expect(await seed()).toBe(0);
  expect((await room.call(owner, "GET", `/prompts/${first.id}`)).body.name).toBe("Đổi tên");

  const late = await room.newOrganization();
  await seedPromptsEverywhere(room.db);
  expect((await room.call(late, "GET", "/prompts?limit=100")).body.data).toHaveLength(seedLibrary.length);
});

test("lists by category and language, finds names without marks, pages to the end", async () => {
  const owner = await room.newOrganization();
  await room.db.forOrganization(owner.organizationId, (tx) => seedPrompts(tx, owner.organizationId));
  const names = async (query: string) => (await room.call(owner, "GET", `/prompts?${query}`)).body.data.map(({ slug }: { slug: string }) => slug);
  expect(await names("category=ads&language=vi&q=tim%20kiem")).toEqual(["ads-google-rsa-vi"]);
  expect(await names(`q=${encodeURIComponent("ưu đãi có hạn".normalize("NFD"))}`)).toEqual(["social-offer-vi"]);
  const all: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await room.call(owner, "GET", `/prompts?limit=7${cursor ? `&cursor=${cursor}` : ""}`);
    all.push(...page.body.data.map(({ id }: { id: string }) => id));
    cursor = page.body.nextCursor;
  }
  expect(new Set(all).size).toBe(seedLibrary.length);
  expect(all).toHaveLength(seedLibrary.length);
});

test("chooses the platform's own template, then the everyday one, or the one asked for", async () => {
  const owner = await room.newOrganization();
  const choose = (wanted: Parameters<typeof choosePrompt>[1]) => room.db.forOrganization(owner.organizationId, (tx) => choosePrompt(tx, wanted));
  expect(await choose({ category: "social", platform: "facebook", language: "vi" })).toBeNull();
  await room.db.forOrganization(owner.organizationId, (tx) => seedPrompts(tx, owner.organizationId));
  const slug = async (category: "social" | "ads" | "landing" | "video", platform: "facebook" | "google_ads" | "website" | "tiktok", language: "vi" | "en") => (await choose({ category, platform, language }))?.prompt.slug;
  expect(await slug("social", "facebook", "vi")).toBe("social-everyday-vi");
  expect(await slug("social", "tiktok", "en")).toBe("social-tiktok-en");
  expect(await slug("ads", "google_ads", "vi")).toBe("ads-google-rsa-vi");
  expect(await slug("ads", "facebook", "en")).toBe("ads-meta-pas-en");
  expect(await slug("landing", "website", "vi")).toBe("landing-aida-vi");
  expect(await slug("video", "tiktok", "vi")).toBe("video-hook-value-cta-vi");

  const { body } = await add(owner);
  expect((await choose({ category: "social", platform: "facebook", language: "vi", promptId: body.id }))?.version.id).toBe(body.activeVersion.id);
  await expect(choose({ category: "ads", platform: "facebook", language: "vi", promptId: body.id })).rejects.toMatchObject({ status: 422 });
  await expect(choose({ category: "social", platform: "facebook", language: "vi", promptId: newId() })).rejects.toMatchObject({ status: 404 });
  await room.call(owner, "PATCH", `/prompts/${body.id}`, { isActive: false });
  await expect(choose({ category: "social", platform: "facebook", language: "vi", promptId: body.id })).rejects.toMatchObject({ status: 409 });
});

test("a version stays a draft until it serves; exactly one serves, and the former one is archived", async () => {
  const owner = await room.newOrganization();
  const { body: prompt } = await add(owner);
  const draft = (await room.call(owner, "POST", `/prompts/${prompt.id}/versions`, { template: "Bản nháp", activate: false })).body;
  expect(draft.status).toBe("draft");
  const statuses = async () => (await room.call(owner, "GET", `/prompts/${prompt.id}/versions`)).body.data.map((version: { number: number; status: string }) => `${version.number} ${version.status}`);
  expect(await statuses()).toEqual(["2 draft", "1 active"]);
  const change = (versionId: string, body: Record<string, unknown>) => room.call(owner, "PATCH", `/prompts/${prompt.id}/versions/${versionId}`, body);
  expect((await change(prompt.activeVersion.id, { status: "archived" })).body.code).toBe("version_serves");
  expect((await change(draft.id, { status: "active", note: "thử xong" })).body).toMatchObject({ status: "active", note: "thử xong" });
  expect(await statuses()).toEqual(["2 active", "1 archived"]);
  // Rollback.
  await change(prompt.activeVersion.id, { status: "active" });
  expect(await statuses()).toEqual(["2 archived", "1 active"]);
  expect((await change(draft.id, { status: "draft" })).body.status).toBe("draft");
});

test("renders text that is not saved yet, and refuses it with its place where it is wrong", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc Quán" })).body;
  const { body: prompt } = await add(owner);
  const render = (template: string) => room.call(owner, "POST", `/prompts/${prompt.id}/render`, { brandId: brand.id, unsaved: { template } });
  expect((await render("Chỉ nháp cho {{brand.name}}")).body).toMatchObject({ versionId: null, prompt: expect.stringContaining('Chỉ nháp cho <data name="brand.name">Mộc Quán</data>') });
  expect((await render("Sai {{nobody}}")).body.errors[0]).toMatchObject({ pointer: "/template", code: "unknown_variable" });
});

test("a version on trial serves its share of the runs, always the same ones, until it is promoted or stopped", async () => {
  const owner = await room.newOrganization();
  const { body: prompt } = await add(owner);
  const trial = (await room.call(owner, "POST", `/prompts/${prompt.id}/versions`, { template: "Bản thử", activate: false })).body;
  const canary = (method: string, part = "", body?: Record<string, unknown>) => room.call(owner, method, `/prompts/${prompt.id}/canary${part}`, body);
  expect((await canary("PUT", "", { versionId: prompt.activeVersion.id, percent: 10 })).body.code).toBe("version_serves");
  expect((await canary("DELETE")).body.code).toBe("no_canary");
  expect((await canary("PUT", "", { versionId: trial.id, percent: 20 })).body.canary).toMatchObject({ versionId: trial.id, percent: 20 });
  expect((await room.call(owner, "PATCH", `/prompts/${prompt.id}/versions/${trial.id}`, { status: "archived" })).body.code).toBe("version_on_trial");

  const choose = (draw?: string) =>
    room.db.forOrganization(owner.organizationId, async (tx) => (await choosePrompt(tx, { category: "social", platform: "facebook", language: "vi", promptId: prompt.id, draw }))!.version.number);
  const draws = Array.from({ length: 2_000 }, () => newId());
  const row = { canaryVersionId: trial.id as string, canaryPercent: 20 };
  const share = draws.filter((draw) => drawsCanary(draw, row)).length / draws.length;
  expect(share).toBeGreaterThan(0.16);
  expect(share).toBeLessThan(0.24);
  const [inside, outside] = [draws.find((draw) => drawsCanary(draw, row))!, draws.find((draw) => !drawsCanary(draw, row))!];
  expect([await choose(inside), await choose(inside), await choose(outside), await choose()]).toEqual([2, 2, 1, 1]);

  expect((await canary("POST", "/promote")).body).toMatchObject({ canary: null, activeVersion: { number: 2, status: "active" } });
  expect(await choose(outside)).toBe(2);
  await canary("PUT", "", { versionId: prompt.activeVersion.id, percent: 50 });
  expect((await canary("DELETE")).body.canary).toBeNull();
  expect(await room.eventsOf(owner, prompt.id)).toEqual(["prompt.created", "prompt.version_added", "prompt.canary_started", "prompt.canary_promoted", "prompt.canary_started", "prompt.canary_stopped"]);
});
