import type { ContentDocument } from "@agency/core/contents/schema";
import { expect, test } from "vitest";
import { searchAdAt } from "./search-ad.ts";

const ad = (changes: Partial<Extract<ContentDocument, { type: "ads" }>> = {}): Extract<ContentDocument, { type: "ads" }> => ({ type: "ads", headlines: ["A", "B", "C", "D"], descriptions: ["x", "y", "z"], primaryText: "", cta: "", path: "", path2: "", finalUrl: null, headlinePins: [], descriptionPins: [], ...changes });

test("three headlines and two descriptions, another beginning each turn", () => {
  expect(searchAdAt(ad(), 0)).toEqual({ headlines: ["A", "B", "C"], descriptions: ["x", "y"] });
  expect(searchAdAt(ad(), 1)).toEqual({ headlines: ["B", "C", "D"], descriptions: ["y", "z"] });
});
test("a pinned line stands in its place, those pinned to the same one take turns, and none stands twice", () => {
  const pinned = ad({ headlinePins: [2, null, 2, null] });
  expect(searchAdAt(pinned, 0).headlines).toEqual(["B", "A", "D"]);
  expect(searchAdAt(pinned, 1).headlines).toEqual(["D", "C", "B"]);
});
test("empty lines are not shown", () => {
  expect(searchAdAt(ad({ headlines: ["", " A "], descriptions: [] }), 3)).toEqual({ headlines: ["A"], descriptions: [] });
});
