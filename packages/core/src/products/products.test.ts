import { newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { productRoutes } from "./routes.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom((api, deps) => {
    brandRoutes(api, deps);
    productRoutes(api, deps);
  });
});
afterAll(() => room.close());

async function withBrand(): Promise<{ owner: Principal; brandId: string }> {
  const owner = await room.newOrganization();
  const brand = await room.call(owner, "POST", "/brands", { name: "Mộc Quán" });
  return { owner, brandId: brand.body.id };
}

test("keeps what was given, price to the last unit", async () => {
  const { owner, brandId } = await withBrand();
  const given = {
    name: "Cà phê trứng",
    description: "Robusta và lòng đỏ trứng đánh bông",
    features: ["Hạt rang mỗi tuần"],
    benefits: ["Tỉnh táo cả buổi sáng"],
    price: { amount: "45000", currency: "VND" },
    url: "https://mocquan.example/ca-phe-trung",
  };
  const made = await room.call(owner, "POST", `/brands/${brandId}/products`, given);
  expect(made.status).toBe(201);
  expect(made.headers.get("etag")).toBe('"v1"');
  const read = await room.call(owner, "GET", `/products/${made.body.id}`);
  expect(read.body).toMatchObject({ ...given, brandId, images: [], version: 1, archivedAt: null });
  expect(await room.eventsOf(owner, made.body.id)).toEqual(["product.created"]);
});

test("a price in cents and one given as a number survive unrounded", async () => {
  const { owner, brandId } = await withBrand();
  const made = await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Beans", price: { amount: 4.5, currency: "USD" } });
  expect(made.body.price).toEqual({ amount: "4.5", currency: "USD" });
  const cleared = await room.call(owner, "PATCH", `/products/${made.body.id}`, { price: null });
  expect(cleared.body.price).toBeNull();
});

test("a stale change is refused and changes nothing (R19)", async () => {
  const { owner, brandId } = await withBrand();
  const { body } = await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Trà sen" });
  expect((await room.call(owner, "PATCH", `/products/${body.id}`, { name: "Trà sen vàng" }, { "if-match": '"v1"' })).body.version).toBe(2);
  const late = await room.call(owner, "PATCH", `/products/${body.id}`, { name: "Trà lài" }, { "if-match": '"v1"' });
  expect(late).toMatchObject({ status: 412, body: { code: "stale_version" } });
  expect((await room.call(owner, "GET", `/products/${body.id}`)).body.name).toBe("Trà sen vàng");
});

test("archive takes it from the list, restore brings it back", async () => {
  const { owner, brandId } = await withBrand();
  const { body } = await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Trà sen" });
  expect((await room.call(owner, "DELETE", `/products/${body.id}`)).body.archivedAt).not.toBeNull();
  expect((await room.call(owner, "GET", `/brands/${brandId}/products`)).body.data).toEqual([]);
  expect((await room.call(owner, "POST", `/products/${body.id}/restore`)).body.archivedAt).toBeNull();
  expect((await room.call(owner, "GET", `/brands/${brandId}/products`)).body.data).toHaveLength(1);
  expect(await room.eventsOf(owner, body.id)).toEqual(["product.created", "product.archived", "product.restored"]);
});

test("finds names without their marks, composed or decomposed, and treats % as a letter", async () => {
  const { owner, brandId } = await withBrand();
  await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Đá xay cà phê".normalize("NFD") });
  await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Giảm 100% đường" });
  const find = async (q: string) => (await room.call(owner, "GET", `/brands/${brandId}/products?q=${encodeURIComponent(q)}`)).body.data.map((item: { name: string }) => item.name);
  expect(await find("da xay")).toEqual(["Đá xay cà phê".normalize("NFC")]);
  expect(await find("CÀ PHÊ".normalize("NFD"))).toEqual(["Đá xay cà phê".normalize("NFC")]);
  expect(await find("%")).toEqual(["Giảm 100% đường"]);
});

test("pages through a brand once and to the end; a cursor of another brand is refused (R20)", async () => {
  const { owner, brandId } = await withBrand();
  for (const name of ["A", "B", "C"]) await room.call(owner, "POST", `/brands/${brandId}/products`, { name });
  const first = await room.call(owner, "GET", `/brands/${brandId}/products?limit=2`);
  const second = await room.call(owner, "GET", `/brands/${brandId}/products?limit=2&cursor=${first.body.nextCursor}`);
  expect([...first.body.data, ...second.body.data].map((item) => item.name)).toEqual(["C", "B", "A"]);
  expect(second.body.nextCursor).toBeNull();
  const other = await room.call(owner, "POST", "/brands", { name: "Khác" });
  expect((await room.call(owner, "GET", `/brands/${other.body.id}/products?cursor=${first.body.nextCursor}`)).status).toBe(400);
});

test("nothing of another organization, or of a brand outside one's membership, can be seen or changed (R24, R26)", async () => {
  const { owner, brandId } = await withBrand();
  const stranger = await room.newOrganization();
  const outsider = { ...owner, brandIds: [newId()] };
  const { body } = await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "Trà sen" });
  for (const caller of [stranger, outsider]) {
    expect((await room.call(caller, "GET", `/brands/${brandId}/products`)).status).toBe(404);
    expect((await room.call(caller, "POST", `/brands/${brandId}/products`, { name: "X" })).status).toBe(404);
    expect((await room.call(caller, "GET", `/products/${body.id}`)).status).toBe(404);
    expect((await room.call(caller, "PATCH", `/products/${body.id}`, { name: "X" })).status).toBe(404);
    expect((await room.call(caller, "DELETE", `/products/${body.id}`)).status).toBe(404);
    expect((await room.call(caller, "POST", `/products/${body.id}/restore`)).status).toBe(404);
  }
});

test("unknown fields, wrong prices and foreign pictures are refused with their place (R17, R20)", async () => {
  const { owner, brandId } = await withBrand();
  const add = (body: Record<string, unknown>) => room.call(owner, "POST", `/brands/${brandId}/products`, { name: "X", ...body });
  expect((await add({ organizationId: newId() })).status).toBe(422);
  expect((await add({ price: { amount: "-1", currency: "VND" } })).body.errors[0].pointer).toBe("/price/amount");
  expect((await add({ url: "javascript:alert(1)" })).body.errors[0].pointer).toBe("/url");
  expect((await add({ imageAssetIds: [newId()] })).body.errors[0]).toMatchObject({ pointer: "/imageAssetIds/0", code: "unknown_asset" });
});

test("an archived brand takes no new products", async () => {
  const { owner, brandId } = await withBrand();
  await room.call(owner, "DELETE", `/brands/${brandId}`);
  expect(await room.call(owner, "POST", `/brands/${brandId}/products`, { name: "X" })).toMatchObject({ status: 409, body: { code: "brand_archived" } });
});

test("the same Idempotency-Key adds one product (R18)", async () => {
  const { owner, brandId } = await withBrand();
  const add = (name: string) => room.call(owner, "POST", `/brands/${brandId}/products`, { name }, { "idempotency-key": "same" });
  const [first, again] = [await add("Trà sen"), await add("Trà sen")];
  expect(again.body).toEqual(first.body);
  expect((await add("Trà lài")).status).toBe(422);
  expect((await room.call(owner, "GET", `/brands/${brandId}/products`)).body.data).toHaveLength(1);
});
