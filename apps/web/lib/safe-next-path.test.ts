import { expect, it } from "vitest";
import { safeNextPath } from "./safe-next-path.ts";

it("returns to a page of ours, with its filters", () => {
  expect(safeNextPath("/calendar?view=week&brand=1#t")).toBe("/calendar?view=week&brand=1#t");
});

it("never leads to another site", () => {
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "", null]) {
    expect(safeNextPath(next)).toBe("/");
  }
});

it("does not return to the sign-in page itself", () => {
  expect(safeNextPath("/login?next=/login")).toBe("/");
  expect(safeNextPath("/api/v1/me")).toBe("/");
});
