import { newId } from "@agency/platform/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestRoom, type TestRoom } from "../../brands/testing.ts";
import { contents } from "../../contents/index.ts";
import { contentBrands } from "./content-brands.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom(() => {});
});
afterAll(() => room.close());

test("a look at whose a content is leaves the whole of it readable", async () => {
  const organizationId = newId();
  const read = await room.db.readForOrganization(organizationId, async (tx) => [await tx.select().from(contentBrands), await tx.select().from(contents)]);
  expect(read).toEqual([[], []]);
});
