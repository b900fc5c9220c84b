import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStudio, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio();
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

test.each(["social", "ads", "landing", "video"] as const)("writes %s drafts without any key, at no cost", async (type) => {
  const client = await studio.newClient();
  const { id, contentId } = await client.generate({ type, platform: type === "landing" ? "website" : "facebook", versions: 3 });
  const run = await client.finished(id);
  expect(run.items.map(({ errorKind, errorDetail }) => [errorKind, errorDetail])).toEqual([[null, null], [null, null], [null, null]]);
  expect(run).toMatchObject({ status: "done", contentId, versions: 3 });
  expect(run.items.map(({ status, provider, model, cost, environment }) => ({ status, provider, model, cost, environment }))).toEqual(
    Array.from({ length: 3 }, () => ({ status: "done", provider: "offline", model: "offline-1", cost: { amount: "0", currency: "USD" }, environment: "live" })),
  );
  const content = (await client.call("GET", `/contents/${contentId}`)).body;
  expect(content.versions.map(({ versionName, document }: { versionName: string; document: { type: string } }) => [versionName, document.type])).toEqual([["A", type], ["B", type], ["C", type]]);
  expect(content).toMatchObject({ status: "draft", generationRunId: id, cost: { amount: "0", currency: "USD" }, currentVersionId: content.versions[0].id });
  expect(new Set(content.versions.map((version: { document: object }) => JSON.stringify(version.document))).size).toBe(3);
});
