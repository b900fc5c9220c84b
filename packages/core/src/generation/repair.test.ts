import { expect, test } from "vitest";
import type { ContentDocument, ContentIssue } from "../contents/schema.ts";
import { startTestStudio, type TestStudio } from "./testing/test-studio.ts";

const forbidden = (severity: ContentIssue["severity"]): ContentIssue => ({ code: "house.forbidden", severity, pointer: "/body", params: {}, detail: "The house does not want this." });
const bodyOf = (document: ContentDocument) => (document.type === "social" ? document.body : "");

async function draft(studio: TestStudio) {
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-6-luna" }] });
  const { id, contentId } = await client.generate();
  const run = await client.finished(id);
  const content = (await client.call("GET", `/contents/${contentId}`)).body;
  const ledger = (await client.call("GET", "/economics/ledger")).body.data as { outcome: string }[];
  return { item: run.items[0]!, versions: content.versions as { document: ContentDocument }[], outcomes: ledger.map(({ outcome }) => outcome) };
}

test("what breaks a rule is written anew once, and the better draft is kept", async () => {
  const seen: string[] = [];
  await using studio = await startTestStudio({
    houseRule: (document) => {
      const body = bodyOf(document);
      if (seen.length === 0) seen.push(body);
      return seen.length === 1 && body === seen[0] && seen.push("repaired") > 0 ? [forbidden("error")] : [];
    },
  });
  const { item, versions, outcomes } = await draft(studio);
  expect(item).toMatchObject({ status: "done", attempts: 2, errorKind: null });
  expect(versions).toHaveLength(1);
  expect(outcomes).toEqual(["complete", "complete"]);
});

test("what still breaks a rule is flagged to a person, whole and not cut", async () => {
  await using studio = await startTestStudio({ houseRule: () => [forbidden("error")] });
  const { item, versions, outcomes } = await draft(studio);
  expect(item).toMatchObject({ status: "done", attempts: 2, errorKind: "flagged" });
  expect(item.errorDetail).toContain("The house does not want this.");
  expect(bodyOf(versions[0]!.document)).toBe(JSON.parse(item.text).body);
  expect(outcomes).toEqual(["complete", "complete"]);
});

test("a repair that is refused leaves the paid draft, flagged", async () => {
  const checked: string[] = [];
  await using studio = await startTestStudio({
    houseRule: (document) => {
      checked.push(bodyOf(document));
      return [forbidden("error")];
    },
  });
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.arm({ host: "api.openai.com", fault: "slow", delayMs: 400 });
  const { id, contentId } = await client.generate();
  // The first, slow call is under way; what is armed now hits the second.
  await client.follow(id, { until: ({ event }) => event.type === "item" && event.item.attempts === 1 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await studio.arm({ host: "api.openai.com", fault: "refusal" });
  const run = await client.finished(id);
  expect(run.items[0]).toMatchObject({ status: "done", attempts: 2, errorKind: "flagged" });
  const { versions } = (await client.call("GET", `/contents/${contentId}`)).body;
  expect(versions.map(({ document }: { document: ContentDocument }) => bodyOf(document))).toEqual([checked[0]]);
});

test("hints alone cost no second call", async () => {
  await using studio = await startTestStudio({ houseRule: () => [forbidden("warning")] });
  const { item, outcomes } = await draft(studio);
  expect(item).toMatchObject({ status: "done", attempts: 1, errorKind: null });
  expect(outcomes).toEqual(["complete"]);
});
