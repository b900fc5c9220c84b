import { afterAll, beforeAll, expect, test } from "vitest";
import { createContent, createContentHooks, registerGeneration } from "../contents/index.ts";
import { systemActor } from "@agency/platform/live";
import { generateSchema } from "./schema.ts";
import { startGeneration } from "./start-generation.ts";
import { startTestStudio, type TestClient, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
let client: TestClient;
beforeAll(async () => {
  studio = await startTestStudio();
  client = await studio.newClient();
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

const emptySlot = (changes: object = {}) =>
  studio.db.forOrganization(client.principal.organizationId, (tx) =>
    createContent(tx, { organizationId: client.principal.organizationId, brandId: client.brandId, productId: null, type: "social", platform: "facebook", language: "vi", topic: "Trà đào mùa hạ", actor: systemActor, ...changes }),
  );

const fill = (contentId: string, changes: object = {}) =>
  studio.db.forOrganization(client.principal.organizationId, (tx) =>
    startGeneration(
      tx,
      { ...studio.dependencies, generationSink: registerGeneration(createContentHooks()) },
      {
        organizationId: client.principal.organizationId,
        actor: systemActor,
        request: generateSchema.parse({ brandId: client.brandId, topic: "Trà đào mùa hạ", versions: 1, ...changes }),
        into: { contentId },
      },
    ),
  );

test("a run fills a content that exists already and makes no other", async () => {
  const { id: contentId } = await emptySlot();
  const accepted = await fill(contentId);
  expect(accepted.contentId).toBe(contentId);
  const run = await client.finished(accepted.id);
  expect(run).toMatchObject({ status: "done", contentId });
  const content = (await client.call("GET", `/contents/${contentId}`)).body;
  expect(content.currentVersionId).toBe(run.items[0]!.contentVersionId);
});

test("more alternatives of a filled content leave the one in force alone", async () => {
  const { id: contentId } = await emptySlot();
  const first = await client.finished((await fill(contentId)).id);
  await client.finished((await fill(contentId, { versions: 2 })).id);
  const content = (await client.call("GET", `/contents/${contentId}`)).body;
  expect(content.versions.map(({ versionName }: { versionName: string }) => versionName)).toEqual(["A", "B", "C"]);
  expect(content.currentVersionId).toBe(first.items[0]!.contentVersionId);
});

test("refuses a content of another type, of another brand, and one that no longer changes", async () => {
  const video = await emptySlot({ type: "video" });
  await expect(fill(video.id)).rejects.toMatchObject({ status: 422 });
  const other = (await client.call("POST", "/brands", { name: "Nhà khác" })).body;
  const foreign = await emptySlot({ brandId: other.id });
  await expect(fill(foreign.id)).rejects.toMatchObject({ status: 422 });
  const { id } = await emptySlot();
  await client.call("DELETE", `/contents/${id}`);
  await expect(fill(id)).rejects.toMatchObject({ status: 409 });
  await expect(fill("01890a5d-ac96-774b-bcce-b302099a8057")).rejects.toMatchObject({ status: 404 });
});
