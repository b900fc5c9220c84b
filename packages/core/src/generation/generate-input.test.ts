import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio({ worker: false });
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

test("the same Idempotency-Key makes one run, one content and one job (R18)", async () => {
  const client = await studio.newClient();
  const send = () => client.call("POST", "/contents/generate", { brandId: client.brandId, topic: "Khai trương" }, { "idempotency-key": "once" });
  const [first, second] = [await send(), await send()];
  expect(first.status).toBe(202);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect((await client.call("GET", "/contents")).body.data).toHaveLength(1);
});

test("what cannot be written is refused before anything is made", async () => {
  const [client, stranger] = [await studio.newClient(), await studio.newClient()];
  const topic = "Khai trương";
  const status = async (body: object) => (await client.call("POST", "/contents/generate", body)).status;
  expect(await status({ brandId: stranger.brandId, topic })).toBe(404);
  expect(await status({ brandId: client.brandId, productId: stranger.productId, topic })).toBe(404);
  expect(await status({ brandId: client.brandId, topic: "" })).toBe(422);
  expect(await status({ brandId: client.brandId, topic, versions: 6 })).toBe(422);
  expect(await status({ brandId: client.brandId, topic, colour: "red" })).toBe(422);
  expect(await status({ brandId: client.brandId, topic, variables: { nobodyKnowsThis: "x" } })).toBe(422);
  await client.call("DELETE", `/brands/${client.brandId}`);
  expect(await status({ brandId: client.brandId, topic })).toBe(409);
  expect((await client.call("GET", "/contents")).body.data).toEqual([]);
});

test("nobody generates without the permission, nor for a brand that is not theirs (R24, R26)", async () => {
  const client = await studio.newClient();
  const body = { brandId: client.brandId, topic: "Khai trương" };
  const principal = client.principal as { brandIds: readonly string[] | null; permissions: ReadonlySet<string> };
  const before = { ...principal };
  principal.brandIds = [];
  expect((await client.call("POST", "/contents/generate", body)).status).toBe(404);
  Object.assign(principal, before, { permissions: new Set(["contents.read", "providers.read"]) });
  expect((await client.call("POST", "/contents/generate", body)).status).toBe(403);
  expect((await client.call("PUT", "/providers/openai", { apiKey: "sk-x" })).status).toBe(403);
});

test("runs are listed newest first, page by page", async () => {
  const client = await studio.newClient();
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) ids.unshift((await client.generate()).id);
  const first = (await client.call("GET", "/generation-runs?limit=2")).body;
  const second = (await client.call("GET", `/generation-runs?limit=2&cursor=${first.nextCursor}`)).body;
  expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual(ids);
  expect((await client.call("GET", `/generation-runs?contentId=${first.data[0].contentId}`)).body.data).toHaveLength(1);
});
