import { z } from "zod";
import { expect, test } from "vitest";
import { outputSchemas, toDocument } from "./output-schemas.ts";
import { needsRepair, runStatusOf } from "./rules.ts";

test.each([
  [["done", "done"], false, "done"],
  [["done", "failed"], false, "partly_failed"],
  [["refused", "failed"], false, "failed"],
  [["done", "cancelled"], true, "cancelled"],
  [["done", "done"], true, "done"],
  [["failed", "failed"], true, "failed"],
  [["done", "running"], false, null],
  [["waiting", "cancelled"], true, null],
] as const)("items %j, cancelled %s → %s", (items, cancelled, status) => {
  expect(runStatusOf(items, cancelled)).toBe(status);
});

test("a network's refusal and unwanted words are repaired, hints are not", () => {
  expect(needsRepair({ code: "facebook.text_too_long", severity: "error" })).toBe(true);
  expect(needsRepair({ code: "brand.word_not_wanted", severity: "warning" })).toBe(true);
  expect(needsRepair({ code: "facebook.no_picture", severity: "warning" })).toBe(false);
});

test.each(Object.entries(outputSchemas))("%s is asked for in the strict form: every field required, no other allowed", (_type, schema) => {
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    const { type, properties, required, additionalProperties } = node as { type?: string; properties?: object; required?: string[]; additionalProperties?: boolean };
    if (type === "object") {
      expect(required?.toSorted()).toEqual(Object.keys(properties!).toSorted());
      expect(additionalProperties).toBe(false);
    }
    expect(Object.keys(node).filter((key) => ["minLength", "maxLength", "minItems", "maxItems", "pattern", "format", "default"].includes(key))).toEqual([]);
    Object.values(node).forEach(visit);
  };
  visit(z.toJSONSchema(schema));
});

test("an answer becomes a document: NFC, one hashtag form, no link that a model chose", () => {
  const output = { body: "Cà phê".normalize("NFD"), hashtags: ["caphe", "#caphe", "# sáng sớm", "#"], cta: "", altText: "" };
  const { document } = toDocument("social", output, (text) => text.normalize("NFC"));
  expect(document).toEqual({ type: "social", body: "Cà phê".normalize("NFC"), hashtags: ["#caphe", "#sángsớm"], cta: "", altText: "", link: null });
});

test("an answer beyond the sizes is no document, and says where (R37)", () => {
  const { document, issues } = toDocument("social", { body: "a".repeat(70_001), hashtags: [], cta: "", altText: "" }, (text) => text);
  expect(document).toBeNull();
  expect(issues).toMatchObject([{ pointer: "/body", code: "too_big" }]);
});
