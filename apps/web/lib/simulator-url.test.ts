import { defaultScenario } from "@agency/core/economics/simulator/rules";
import { describe, expect, it } from "vitest";
import { readScenario, writeScenario } from "./simulator-url.ts";

describe("a scenario in the address", () => {
  it("is empty where nothing was changed", () => {
    expect(writeScenario({ preset: "high", scenario: defaultScenario.high })).toBe("");
    expect(readScenario("high", "")).toEqual({ preset: "high", scenario: defaultScenario.high });
  });

  it("comes back as it was left", () => {
    const pieces = { ...defaultScenario.low.pieces, ads: { ...defaultScenario.low.pieces.ads, quota: 25, minutes: 7.5 } };
    const scenario = { ...defaultScenario.low, currency: "VND" as const, price: "7774000", clients: 3, pieces, fixedCosts: [{ name: "Máy chủ", usd: "12.5" }] };
    const text = writeScenario({ preset: "low", scenario });
    expect(Object.keys(JSON.parse(text) as object)).toEqual(["currency", "price", "clients", "pieces", "fixedCosts"]);
    expect(readScenario("low", text)).toEqual({ preset: "low", scenario });
  });

  it("ignores what nobody can read", () => {
    for (const text of ["{", "[]", '{"price":-1}', '{"clients":"many"}', '{"pieces":{}}', '{"exchangeRate":"0"}', "null"]) {
      expect(readScenario("nonsense", text)).toEqual({ preset: "low", scenario: defaultScenario.low });
    }
  });
});
