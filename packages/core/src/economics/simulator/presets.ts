import { assumedVndPerUsd, fixedCostPresets, referenceCosts, referencePlan } from "../rules.ts";
import { pieceKinds, type PieceKind } from "../clients/schema.ts";
import type { PieceScenario, Scenario } from "./schema.ts";

export const scenarioPresets = ["low", "high", "agency"] as const;
export type ScenarioPreset = (typeof scenarioPresets)[number];

const soldPieces = pieceKinds.reduce((total, kind) => total + referencePlan.quota[kind], 0);

/**
 * Where a simulation begins. The reference figures contradict each other: 0.05 USD a piece make 2 USD of AI
 * a client and month (`low`), while the same table books 50 USD, which is 1.25 USD a piece (`high`).
 * `agency` stands between them at 0.10 USD a piece and counts people's time. The ledger's own figures settle it.
 */
export const defaultScenario: Record<ScenarioPreset, Scenario> = {
  low: reference(referenceCosts.pieceLow, "low", 0),
  high: reference(String(Number(referenceCosts.aiHigh) / soldPieces), "high", 0),
  agency: reference(referenceCosts.pieceHigh, "high", 6),
};

function reference(usdPerPiece: string, plan: "low" | "high", minutes: number): Scenario {
  const piece = (kind: PieceKind): PieceScenario => ({ quota: referencePlan.quota[kind], ai: { kind: "flat", usd: usdPerPiece }, renderingUsd: "0", minutes });
  return {
    currency: "USD",
    exchangeRate: assumedVndPerUsd,
    price: referencePlan.price.amount,
    clients: 10,
    pieces: { posts: piece("posts"), ads: piece("ads"), landing: piece("landing"), videos: piece("videos") },
    hourlyRate: "8",
    fixedCosts: fixedCostPresets.map(({ name, [plan]: cost }) => ({ name, usd: cost.amount })),
  };
}
