import type { PieceScenario, Scenario } from "./schema.ts";

/** Services that an agency of this kind usually pays for, in USD a month, from the cheapest plan to the next. */
export const infrastructure = [
  { name: "Vercel", low: "20", high: "20" },
  { name: "Railway", low: "20", high: "50" },
  { name: "Supabase", low: "25", high: "25" },
  { name: "Upstash Redis", low: "10", high: "10" },
  { name: "Cloudflare R2", low: "5", high: "20" },
] as const;

export const scenarioPresets = ["low", "high", "agency"] as const;
export type ScenarioPreset = (typeof scenarioPresets)[number];

const piece = (quota: number, usd: string): PieceScenario => ({ quota, ai: { kind: "flat", usd }, renderingUsd: "0", minutes: 0 });

/** 299 USD for 30 posts and 10 ads, ten clients, no time of people counted; the AI cost of a piece and the services' plans are to be chosen. */
export function flatScenario(usdPerPiece: string, plan: "low" | "high"): Scenario {
  return {
    currency: "USD",
    exchangeRate: "26300",
    price: "299",
    clients: 10,
    pieces: { post: piece(30, usdPerPiece), ad: piece(10, usdPerPiece), video: piece(0, "0") },
    hourlyRate: "8",
    fixedCosts: infrastructure.map(({ name, [plan]: usd }) => ({ name, usd })),
  };
}

/**
 * Where a simulation begins. The figures that circulate for such an agency contradict each other:
 * 0.05 USD a piece make 2 USD of AI a client and month (`low`), while the same table books 50 USD,
 * which is 1.25 USD a piece (`high`). `agency` stands between them at 0.10 USD a piece and counts people's time.
 * The ledger's own figures settle it.
 */
export const defaultScenario: Record<ScenarioPreset, Scenario> = {
  low: flatScenario("0.05", "low"),
  high: flatScenario("1.25", "high"),
  agency: withMinutes(flatScenario("0.10", "high"), 6),
};

function withMinutes(scenario: Scenario, minutes: number): Scenario {
  const { post, ad, video } = scenario.pieces;
  return { ...scenario, pieces: { post: { ...post, minutes }, ad: { ...ad, minutes }, video: { ...video, minutes: minutes * 5 } } };
}
