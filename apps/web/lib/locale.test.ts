import { describe, expect, it } from "vitest";
import { chooseLocale } from "./locale.ts";

describe("chooseLocale", () => {
  it("keeps the language the person chose", () => {
    expect(chooseLocale("en", "vi-VN,vi;q=0.9")).toBe("en");
  });
  it("follows the browser's order of preference, not the order of writing", () => {
    expect(chooseLocale(undefined, "fr;q=0.7, en-GB;q=0.8, vi;q=0.9")).toBe("vi");
    expect(chooseLocale(undefined, "fr-FR, en;q=0.5")).toBe("en");
  });
  it("ignores a language the browser refuses", () => {
    expect(chooseLocale(undefined, "vi;q=0, en;q=0.1")).toBe("en");
  });
  it("speaks Vietnamese when nothing else is known", () => {
    expect(chooseLocale(undefined, null)).toBe("vi");
    expect(chooseLocale("xx", "fr")).toBe("vi");
  });
});
