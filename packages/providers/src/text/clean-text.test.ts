import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText, deltaCleaner, parseCleanJson } from "./clean-text.ts";

it("composes, drops NULs and replaces torn characters", () => {
  expect(cleanText("Ca\u0300 phê\0 ngon\ud83d")).toBe("Cà phê ngon\ufffd");
  expect(parseCleanJson('{"a":["Ca\\u0300\\u0000"],"b":1}')).toEqual({ a: ["Cà"], b: 1 });
  expect(parseCleanJson("{")).toBeUndefined();
});

it("passes a stream on whole, however it is cut", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.nat({ max: 40 })), (text, cuts) => {
      const places = [0, ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b), text.length];
      const received: string[] = [];
      const deliver = deltaCleaner((delta) => received.push(delta));
      for (const [index, end] of places.slice(1).entries()) deliver(text.slice(places[index], end));
      expect(received.join("")).toBe(text.replaceAll("\0", ""));
      expect(received.every((delta) => delta.isWellFormed())).toBe(true);
    }),
  );
});
