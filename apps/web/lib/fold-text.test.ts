import { expect, it } from "vitest";
import { foldText } from "./fold-text.ts";

it("folds accents, đ and case, however the letters were composed", () => {
  expect(foldText("Đà Nẵng")).toBe("da nang");
  expect(foldText("Cà phê sữa đá".normalize("NFD"))).toBe("ca phe sua da");
  expect(foldText("Asia/Ho_Chi_Minh")).toBe("asia/ho chi minh");
});
