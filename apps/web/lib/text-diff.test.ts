import fc from "fast-check";
import { expect, test } from "vitest";
import { diffText, textOf } from "./text-diff.ts";

test("marks the words that changed and leaves the rest whole", () => {
  expect(diffText("Sáng nay bạn uống gì?", "Sáng nay quý khách uống gì?", "vi")).toEqual([
    { kind: "same", text: "Sáng nay " },
    { kind: "removed", text: "bạn" },
    { kind: "added", text: "quý khách" },
    { kind: "same", text: " uống gì?" },
  ]);
});

test("never tears a syllable from its marks: the same word in another form is the same word", () => {
  expect(diffText("Cà phê phin".normalize("NFD"), "Cà phê phin", "vi")).toEqual([{ kind: "same", text: "Cà phê phin" }]);
  for (const { text } of diffText("Cà phê đậm đà", "Cà phê đắng", "vi")) expect(text).toBe(text.normalize("NFC"));
});

test("neighbouring changes read as one", () => {
  expect(diffText("giá rẻ nhất", "hương đậm đà", "vi")).toEqual([
    { kind: "removed", text: "giá rẻ nhất" },
    { kind: "added", text: "hương đậm đà" },
  ]);
});

test("a word that stayed by chance does not split a change, a line break does", () => {
  expect(diffText("Giá Túi hạt 250 g", "• Túi có van", "vi").map(({ kind }) => kind)).toEqual(["removed", "added"]);
  expect(diffText("Một hai\n\nBa bốn", "Năm sáu\n\nBảy tám", "vi").map(({ kind }) => kind)).toEqual(["removed", "added", "same", "removed", "added"]);
});

test("both texts can be read back, whatever they hold", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 200 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffText(before, after, "vi");
      expect(textOf(parts, "before")).toBe(before.normalize("NFC"));
      expect(textOf(parts, "after")).toBe(after.normalize("NFC"));
    }),
  );
});

test("a very long text is compared by lines, quickly", () => {
  const long = Array.from({ length: 3_000 }, (_, index) => `Dòng số ${index} của một bài rất dài`).join("\n");
  const began = performance.now();
  const parts = diffText(long, long.replace("Dòng số 7 ", "Hàng số 7 "), "vi");
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(parts.filter(({ kind }) => kind !== "same")).toHaveLength(2);
});
