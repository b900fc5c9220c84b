import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMicro } from "../money.ts";
import { aiCostOf, defaultScenario, simulate } from "./rules.ts";
import { scenarioSchema, type ModelShare, type Scenario } from "./schema.ts";

const usd = (micro: bigint) => fromMicro(micro);

describe("the default scenario", () => {
  it("is 299 USD for 30 posts and 10 ads, and holds what its schema asks", () => {
    const low = simulate(defaultScenario.low);
    expect(usd(low.client.revenue)).toBe("299");
    expect(usd(low.client.ai)).toBe("2"); // 40 × 0.05
    expect(usd(low.month.fixed)).toBe("80"); // 20 + 20 + 25 + 10 + 5
    expect(usd(low.client.margin)).toBe("289"); // 299 − 2 − 80 / 10
    expect(low.breakEvenClients).toBe(1);
    for (const scenario of Object.values(defaultScenario)) expect(scenarioSchema.parse(scenario)).toEqual(scenario);
  });

  it("shows what the other line of the same table means: 50 USD a client", () => {
    const high = simulate(defaultScenario.high);
    expect(usd(high.client.ai)).toBe("50");
    expect(usd(high.month.fixed)).toBe("125");
    expect(usd(high.client.margin)).toBe("236.5");
    expect(high.marginBasisPoints).toBe(7910);
  });

  it("counts people's time at its hourly rate", () => {
    const agency = simulate(defaultScenario.agency);
    expect(agency.client.hours).toBe(4); // 40 × 6 minutes
    expect(usd(agency.client.human)).toBe("32");
    expect(usd(agency.piece.posts.total)).toBe("0.9"); // 0.10 + 6 minutes at 8 USD
  });
});

describe("the AI cost of a piece", () => {
  const luna: ModelShare = { provider: "openai", model: "gpt-6-luna", input: "0.1", cacheRead: "0.01", output: "0.5", share: 75 };
  const sonnet: ModelShare = { provider: "anthropic", model: "claude-sonnet-5-5", input: "2", cacheRead: "0.1", output: "10", share: 25 };

  it("mixes the models by their shares, cached tokens at their own price", () => {
    const tokens = { kind: "tokens", versions: 3, inputTokens: 2_000, cacheReadTokens: 1_500, outputTokens: 400 } as const;
    // luna: 500 × 0.1 + 1,500 × 0.01 + 400 × 0.5 = 265 µUSD; sonnet: 1,000 + 150 + 4,000 = 5,150 µUSD
    expect(aiCostOf({ ...tokens, mix: [luna, sonnet] })).toBe(4_459n); // 3 × (0.75 × 265 + 0.25 × 5,150) = 4,458.75
    expect(aiCostOf({ ...tokens, mix: [luna] })).toBe(795n);
    expect(aiCostOf({ ...tokens, mix: [{ ...luna, share: 0 }] })).toBe(0n);
  });

  it("does not depend on the order of the models, nor on whether shares add up to 100", () => {
    const share = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(share, share, fc.nat(500_000), fc.nat(100_000), (a, b, inputTokens, outputTokens) => {
        const tokens = { kind: "tokens", versions: 1, inputTokens, cacheReadTokens: 0, outputTokens } as const;
        const one = aiCostOf({ ...tokens, mix: [{ ...luna, share: a }, { ...sonnet, share: b }] });
        expect(aiCostOf({ ...tokens, mix: [{ ...sonnet, share: b }, { ...luna, share: a }] })).toBe(one);
        expect(aiCostOf({ ...tokens, mix: [{ ...luna, share: a * 2 }, { ...sonnet, share: b * 2 }] })).toBe(one);
      }),
    );
  });
});

describe("a simulation", () => {
  const scenarios: fc.Arbitrary<Scenario> = fc.record({
    currency: fc.constantFrom("USD" as const, "VND" as const),
    exchangeRate: fc.integer({ min: 20_000, max: 30_000 }).map(String),
    price: fc.integer({ min: 0, max: 20_000_000 }).map(String),
    clients: fc.integer({ min: 0, max: 500 }),
    pieces: fc.record({ posts: pieceOf(), ads: pieceOf(), landing: pieceOf(), videos: pieceOf() }),
    hourlyRate: fc.integer({ min: 0, max: 500_000 }).map(String),
    fixedCosts: fc.array(fc.record({ name: fc.constant("Server"), usd: cents(100_000) }), { maxLength: 5 }),
  });

  it("loses nothing between its parts", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { piece, client, month } = simulate(scenario);
        for (const cost of Object.values(piece)) expect(cost.total).toBe(cost.ai + cost.rendering + cost.human);
        expect(client.contribution).toBe(client.revenue - client.ai - client.rendering - client.human);
        expect(month.profit).toBe(month.revenue - month.ai - month.rendering - month.human - month.fixed);
        expect(month.revenue).toBe(client.revenue * BigInt(scenario.clients));
      }),
    );
  });

  it("breaks even at exactly the number of clients that it names", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { breakEvenClients } = simulate(scenario);
        if (breakEvenClients === null) {
          expect(simulate({ ...scenario, clients: 10_000 }).month.profit < 0n).toBe(true);
        } else if (breakEvenClients <= 10_000) {
          expect(simulate({ ...scenario, clients: breakEvenClients }).month.profit >= 0n).toBe(true);
          if (breakEvenClients > 0) expect(simulate({ ...scenario, clients: breakEvenClients - 1 }).month.profit < 0n).toBe(true);
        }
      }),
    );
  });

  it("never earns less for a higher price, nor more for a higher cost", () => {
    fc.assert(
      fc.property(scenarios, fc.nat(1_000_000), (scenario, more) => {
        const { profit } = simulate(scenario).month;
        expect(simulate({ ...scenario, price: String(Number(scenario.price) + more) }).month.profit >= profit).toBe(true);
        expect(simulate({ ...scenario, fixedCosts: [...scenario.fixedCosts, { name: "More", usd: String(more) }] }).month.profit <= profit).toBe(true);
        expect(simulate({ ...scenario, hourlyRate: String(Number(scenario.hourlyRate) + more) }).month.profit <= profit).toBe(true);
      }),
    );
  });

  it("names a price that carries all costs", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { breakEvenPrice } = simulate(scenario);
        expect(breakEvenPrice === null).toBe(scenario.clients === 0);
        if (breakEvenPrice === null) return;
        const { profit } = simulate({ ...scenario, price: fromMicro(breakEvenPrice) }).month;
        // Rounded to micro-units once a client: never a loss worth a cent.
        expect(profit >= -BigInt(scenario.clients)).toBe(true);
      }),
    );
  });

  it("comes to the same in VND as in USD", () => {
    const inUsd = simulate(defaultScenario.agency);
    const inVnd = simulate({ ...defaultScenario.agency, currency: "VND", price: String(299 * 26_000), hourlyRate: String(8 * 26_000) });
    expect(inVnd.month).toEqual(inUsd.month);
  });

  it("asks for an exchange rate where VND must become USD", () => {
    expect(() => simulate({ ...defaultScenario.low, currency: "VND", exchangeRate: "0" })).toThrow(RangeError);
  });
});

function cents(max: number): fc.Arbitrary<string> {
  return fc.nat(max).map((value) => (value / 100).toFixed(2));
}

function pieceOf(): fc.Arbitrary<Scenario["pieces"]["posts"]> {
  return fc.record({ quota: fc.nat(100), ai: cents(500).map((value) => ({ kind: "flat" as const, usd: value })), renderingUsd: cents(300), minutes: fc.integer({ min: 0, max: 60 }) });
}
