import { describe, expect, it } from "vitest";
import { readPartialJson } from "./generation-partial.ts";

const whole = JSON.stringify({ type: "social", body: "Một ly phin\nấm “áp” \"nhé\"", hashtags: ["#cafe", "#mộc"], cta: "Ghé quán", altText: "", link: null });

describe("readPartialJson", () => {
  it("reads every string of a finished answer with its field", () => {
    expect(readPartialJson(whole)).toEqual([
      { field: "type", text: "social" },
      { field: "body", text: 'Một ly phin\nấm “áp” "nhé"' },
      { field: "hashtags.0", text: "#cafe" },
      { field: "hashtags.1", text: "#mộc" },
      { field: "cta", text: "Ghé quán" },
    ]);
  });

  it("grows with every character and never throws", () => {
    let longest = 0;
    for (let length = 0; length <= whole.length; length += 1) {
      const body = readPartialJson(whole.slice(0, length)).find((part) => part.field === "body")?.text ?? "";
      expect(body.length).toBeGreaterThanOrEqual(longest);
      longest = body.length;
      expect(body).not.toMatch(/[{}]/);
    }
  });

  it("names the place inside sections and scenes", () => {
    expect(readPartialJson('{"sections":[{"kind":"hero","heading":"Sáng nay","items":["một","ha')).toEqual([
      { field: "sections.0.kind", text: "hero" },
      { field: "sections.0.heading", text: "Sáng nay" },
      { field: "sections.0.items.0", text: "một" },
      { field: "sections.0.items.1", text: "ha" },
    ]);
  });

  it("waits for the rest of an escape", () => {
    expect(readPartialJson('{"body":"a\\u00')).toEqual([{ field: "body", text: "a" }]);
    expect(readPartialJson('{"body":"a\\')).toEqual([{ field: "body", text: "a" }]);
  });

  it("takes text that is no JSON as it is", () => {
    expect(readPartialJson("Xin chào")).toEqual([{ field: "", text: "Xin chào" }]);
  });
});
