import { describe, expect, it } from "vitest";
import { waterfallBars } from "./waterfall-rules.ts";

const steps = (revenue: number, ...costs: number[]) => [
  { key: "revenue", label: "Revenue", value: revenue, kind: "start" as const },
  ...costs.map((value, at) => ({ key: `cost-${at}`, label: `Cost ${at}`, value, kind: "cost" as const })),
  { key: "margin", label: "Margin", value: revenue - costs.reduce((sum, cost) => sum + cost, 0), kind: "end" as const },
];

describe("a waterfall", () => {
  it("hangs each cost where the one before ended", () => {
    expect(waterfallBars(steps(299, 2, 8, 32)).map(({ range }) => range)).toEqual([[0, 299], [297, 299], [289, 297], [257, 289], [0, 257]]);
  });

  it("goes below zero with a loss", () => {
    expect(waterfallBars(steps(10, 8, 5)).map(({ range }) => range)).toEqual([[0, 10], [2, 10], [-3, 2], [-3, 0]]);
  });
});
