import { describe, expect, it } from "vitest";
import { formatMoney, parseAmount } from "./money.ts";

describe("formatMoney", () => {
  it("writes đồng without decimals, as people in Viet Nam do", () => {
    expect(formatMoney({ amount: "199000", currency: "VND" }, "vi").replaceAll(/\s/g, "")).toBe("199.000₫");
  });
  it("keeps a cost below one cent visible", () => {
    expect(formatMoney({ amount: "0.0042", currency: "USD" }, "en")).toBe("$0.0042");
    expect(formatMoney({ amount: "299", currency: "USD" }, "en")).toBe("$299.00");
    expect(formatMoney({ amount: "0.0126", currency: "USD" }, "en")).toBe("$0.0126");
    expect(formatMoney({ amount: "0.5", currency: "USD" }, "en")).toBe("$0.50");
  });
});

describe("parseAmount", () => {
  it("reads grouping and decimals of each language", () => {
    expect(parseAmount("199.000", "VND", "vi")).toBe("199000");
    expect(parseAmount("1,250.5", "USD", "en")).toBe("1250.50");
    expect(parseAmount("1.250,5", "USD", "vi")).toBe("1250.50");
  });
  it("understands 199k and 1,5tr", () => {
    expect(parseAmount("199k", "VND", "vi")).toBe("199000");
    expect(parseAmount("1,5tr", "VND", "vi")).toBe("1500000");
  });
  it("refuses what is no amount", () => {
    expect(parseAmount("abc", "VND", "vi")).toBeUndefined();
    expect(parseAmount("", "VND", "vi")).toBeUndefined();
    expect(parseAmount("-5", "VND", "vi")).toBeUndefined();
  });
});
