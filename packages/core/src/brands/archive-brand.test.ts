import { afterAll, beforeAll, expect, test } from "vitest";
import { brandRoutes } from "./routes.ts";
import { createTestRoom, type TestRoom } from "./testing.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom((api, deps) => brandRoutes(api, deps));
});
afterAll(() => room.close());

test("an archived brand leaves the list and comes back on undo", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc Quán" })).body;

  const archived = await room.call(owner, "DELETE", `/brands/${brand.id}`);
  expect(archived.status).toBe(200);
  expect(archived.body.archivedAt).toMatch(/^\d{4}-/);
  expect((await room.call(owner, "GET", "/brands")).body.data).toEqual([]);

  const restored = await room.call(owner, "POST", `/brands/${brand.id}/restore`);
  expect(restored.body).toMatchObject({ archivedAt: null, version: 3 });
  expect((await room.call(owner, "GET", "/brands")).body.data).toHaveLength(1);
  expect(await room.eventsOf(owner, brand.id)).toEqual(["brand.created", "brand.archived", "brand.restored"]);
});

test("archiving twice is archiving once", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc Quán" })).body;
  const first = await room.call(owner, "DELETE", `/brands/${brand.id}`);
  expect((await room.call(owner, "DELETE", `/brands/${brand.id}`)).body).toEqual(first.body);
  expect(await room.eventsOf(owner, brand.id)).toEqual(["brand.created", "brand.archived"]);
});

test("refuses to archive what someone changed in the meantime (R19)", async () => {
  const owner = await room.newOrganization();
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc Quán" })).body;
  await room.call(owner, "PATCH", `/brands/${brand.id}`, { name: "Mộc" });
  expect((await room.call(owner, "DELETE", `/brands/${brand.id}`, undefined, { "if-match": '"v1"' })).status).toBe(412);
});

test("another organization's brand does not exist here (R24)", async () => {
  const [owner, stranger] = [await room.newOrganization(), await room.newOrganization()];
  const brand = (await room.call(owner, "POST", "/brands", { name: "Mộc Quán" })).body;
  expect((await room.call(stranger, "DELETE", `/brands/${brand.id}`)).status).toBe(404);
  expect((await room.call(stranger, "POST", `/brands/${brand.id}/restore`)).status).toBe(404);
  expect((await room.call({ ...owner, brandIds: [] }, "DELETE", `/brands/${brand.id}`)).status).toBe(404);
});
