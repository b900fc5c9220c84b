import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@agency/platform/http";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { contentRoutes, createContentHooks, registerPieces } from "../contents/index.ts";
import { createEconomicsHooks, economicsRoutes } from "../economics/index.ts";
import { registerApprovals } from "./register-approvals.ts";
import { approvalRoutes } from "./routes.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await createTestRoom((api, { db, cursors }) => {
    const contentHooks = createContentHooks();
    const economicsHooks = createEconomicsHooks();
    registerApprovals(contentHooks);
    registerPieces(economicsHooks);
    brandRoutes(api, { cursors });
    economicsRoutes(api, { db, cursors, economicsHooks });
    contentRoutes(api, { db, cursors, contentHooks });
    approvalRoutes(api, { contentHooks, afterApproval: async (_tx, content) => content });
  });
});
afterAll(() => room.close());

async function desk() {
  const owner = await room.newOrganization();
  const brandId = (await room.call(owner, "POST", "/brands", { name: "Mộc Hiên" })).body.id as string;
  const planId = (await room.call(owner, "POST", "/economics/plans", { name: "Chuẩn", price: { amount: "299", currency: "USD" }, quota: { posts: 30, ads: 10 } })).body.id as string;
  const clientId = (await room.call(owner, "POST", "/clients", { name: "Công ty Mộc", brandIds: [brandId], planId })).body.id as string;
  const post = async (body: string) => (await room.call(owner, "POST", "/contents", { brandId, platform: "facebook", document: document(body) })).body.id as string;
  return { owner, clientId, post };
}
const document = (body: string) => ({ type: "social", body, hashtags: [], cta: "", altText: "" });
const used = async (owner: Principal, clientId: string) => (await room.call(owner, "GET", `/economics/clients/${clientId}`)).body.quota[0].used as number;
const approve = async (owner: Principal, contentId: string) => expect((await room.call(owner, "POST", `/contents/${contentId}/approve`, {})).status).toBe(200);

test("a post counts against its client's plan when it is first approved, and only then", async () => {
  const { owner, clientId, post } = await desk();
  const contentId = await post("Sáng nay có cà phê mới.\nMời bạn ghé quán.");
  expect(await used(owner, clientId)).toBe(0);
  await approve(owner, contentId);
  expect(await used(owner, clientId)).toBe(1);
  expect((await room.call(owner, "PATCH", `/contents/${contentId}`, { document: document("Chiều nay có cà phê mới.") })).status).toBe(200);
  await approve(owner, contentId);
  expect(await used(owner, clientId)).toBe(1);
  const { pieces } = (await room.call(owner, "GET", `/economics/clients/${clientId}/statement`)).body;
  expect(pieces).toMatchObject([{ contentId, title: "Chiều nay có cà phê mới.", platform: "facebook", brandName: "Mộc Hiên", publishedAt: null }]);
});

test("a post that is put away before it went out counts no more", async () => {
  const { owner, clientId, post } = await desk();
  const contentId = await post("Sáng nay có cà phê mới.");
  await approve(owner, contentId);
  expect((await room.call(owner, "DELETE", `/contents/${contentId}`)).status).toBe(200);
  expect(await used(owner, clientId)).toBe(0);
});
