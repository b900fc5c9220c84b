import { pieceKinds, type PieceKind } from "../clients/schema.ts";
import { microPerUnit, toMicro } from "../money.ts";
import type { AiCost, Scenario } from "./schema.ts";

export { defaultScenario, scenarioPresets } from "./presets.ts";
export type { ScenarioPreset } from "./presets.ts";

/** Micro-USD of one piece, by what caused them. */
export interface PieceCost {
  ai: bigint;
  rendering: bigint;
  human: bigint;
  total: bigint;
}

/** What a scenario comes to; every sum in micro-USD. */
export interface Simulation {
  piece: Record<PieceKind, PieceCost>;
  /** One client, one month, its whole quota used. `margin` = `revenue` − all the rest; `contribution` is the margin before fixed costs. */
  client: { revenue: bigint; ai: bigint; rendering: bigint; human: bigint; contribution: bigint; fixed: bigint; margin: bigint; hours: number };
  /** All clients together. */
  month: { revenue: bigint; ai: bigint; rendering: bigint; human: bigint; fixed: bigint; profit: bigint; hours: number };
  /** Margin in hundredths of a percent of revenue; null without revenue. */
  marginBasisPoints: number | null;
  /** Clients from which the month makes no loss; null when no number of them does. */
  breakEvenClients: number | null;
  /** The price, in the scenario's currency's micro-units, at which this many clients make neither profit nor loss; null without clients. */
  breakEvenPrice: bigint | null;
}

/**
 * Works out a month on paper: no clock, no I/O, sums rounded half up where they are divided.
 * @throws RangeError for an amount that is no decimal, or an exchange rate of 0 where VND must become USD
 */
export function simulate(scenario: Scenario): Simulation {
  const toUsd = usdOf(scenario);
  const hourlyRate = toUsd(toMicro(scenario.hourlyRate));
  const piece = Object.fromEntries(pieceKinds.map((kind) => [kind, pieceCost(scenario, kind, hourlyRate)])) as Record<PieceKind, PieceCost>;
  const perClient = (part: keyof PieceCost) => sum(pieceKinds.map((kind) => piece[kind][part] * BigInt(scenario.pieces[kind].quota)));
  const clients = BigInt(scenario.clients);
  const revenue = toUsd(toMicro(scenario.price));
  const fixed = sum(scenario.fixedCosts.map(({ usd }) => toMicro(usd)));
  const contribution = revenue - perClient("total");
  const profit = clients * contribution - fixed;
  const hours = pieceKinds.reduce((total, kind) => total + (scenario.pieces[kind].quota * scenario.pieces[kind].minutes) / 60, 0);
  const parts = { revenue, ai: perClient("ai"), rendering: perClient("rendering"), human: perClient("human") };
  const costUsd = clients === 0n ? null : perClient("total") + divide(fixed, clients, "up");
  return {
    piece,
    client: { ...parts, contribution, fixed: clients === 0n ? 0n : divide(fixed, clients), margin: clients === 0n ? contribution : divide(profit, clients), hours },
    month: { revenue: revenue * clients, ai: parts.ai * clients, rendering: parts.rendering * clients, human: parts.human * clients, fixed, profit, hours: hours * scenario.clients },
    marginBasisPoints: revenue * clients === 0n ? null : Number(divide(profit * 10_000n, revenue * clients)),
    breakEvenClients: breakEvenClients(fixed, contribution),
    breakEvenPrice: costUsd === null ? null : fromUsd(scenario, costUsd),
  };
}

/** Smallest number of clients whose contributions carry the fixed costs; null when none does. */
export function breakEvenClients(fixed: bigint, contribution: bigint): number | null {
  if (fixed <= 0n) return 0;
  return contribution <= 0n ? null : Number(divide(fixed, contribution, "up"));
}

/** AI cost of one piece in micro-USD, rounded half up once. Where models share the work, each counts by its share of all shares. */
export function aiCostOf(ai: AiCost): bigint {
  if (ai.kind === "flat") return toMicro(ai.usd);
  const shares = ai.mix.reduce((total, { share }) => total + share, 0);
  if (shares === 0) return 0n;
  const cached = BigInt(Math.min(ai.cacheReadTokens, ai.inputTokens));
  const plain = BigInt(ai.inputTokens) - cached;
  const weighed = sum(ai.mix.map((model) => BigInt(model.share) * (plain * toMicro(model.input) + cached * toMicro(model.cacheRead) + BigInt(ai.outputTokens) * toMicro(model.output))));
  return divide(weighed * BigInt(ai.versions), BigInt(shares) * 1_000_000n);
}

function pieceCost(scenario: Scenario, kind: PieceKind, hourlyRate: bigint): PieceCost {
  const { ai, renderingUsd, minutes } = scenario.pieces[kind];
  const parts = { ai: aiCostOf(ai), rendering: toMicro(renderingUsd), human: divide(hourlyRate * BigInt(Math.round(minutes * 1000)), 60_000n) };
  return { ...parts, total: parts.ai + parts.rendering + parts.human };
}

function usdOf({ currency, exchangeRate }: Scenario): (micro: bigint) => bigint {
  if (currency === "USD") return (micro) => micro;
  const rate = toMicro(exchangeRate);
  if (rate === 0n) throw new RangeError("An exchange rate of 0 turns no VND into USD.");
  return (micro) => divide(micro * microPerUnit, rate);
}

/** Micro-USD in the scenario's own currency, rounded up, so that the price covers the cost. */
function fromUsd({ currency, exchangeRate }: Scenario, micro: bigint): bigint {
  return currency === "USD" ? micro : divide(micro * toMicro(exchangeRate), microPerUnit, "up");
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** Division that rounds half away from zero, or up towards +∞. The divisor is positive. */
function divide(amount: bigint, by: bigint, rounding: "half" | "up" = "half"): bigint {
  if (rounding === "up") return amount > 0n ? (amount + by - 1n) / by : amount / by;
  return amount < 0n ? -((-amount * 2n + by) / (by * 2n)) : (amount * 2n + by) / (by * 2n);
}
