import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { totalPieces } from "../clients/quota-rules.ts";
import { fromMicro } from "../money.ts";
import { usd } from "../present.ts";
import { pieceKinds } from "../clients/schema.ts";
import { referencePlan } from "../rules.ts";
import { defaultScenario, simulate } from "../simulator/rules.ts";
import type { Scenario } from "../simulator/schema.ts";
import { readOrganizationMonths, type OrganizationMonth } from "./client-months.ts";
import { addSums, divide, noSums, presentFigures, type Sums } from "./figures-rules.ts";
import { addMonths, firstDayOf, readMonth } from "./month.ts";
import type { simulationSchema, SimulatorStart } from "./schema.ts";
import type { z } from "zod";

/** Months whose ledger settles what a piece costs, the running one included. */
const ledgerMonths = 3;

/** The presets, and what the ledger says of them. */
export async function readSimulatorStart(tx: Transaction, organizationId: string): Promise<SimulatorStart> {
  const month = await readMonth(tx, organizationId);
  const months = await readOrganizationMonths(tx, { organizationId, month, count: ledgerMonths });
  const facts = months.flatMap(({ byBrand }) => [...byBrand.values()]);
  const pieces = facts.reduce((total, { used }) => total + totalPieces(used), 0);
  const ai = facts.reduce((total, of) => total + of.ai, 0n);
  const rendering = facts.reduce((total, of) => total + of.rendering, 0n);
  const calls = facts.reduce((total, of) => total + of.calls, 0);
  const { low, high, agency } = defaultScenario;
  if (pieces === 0) return { presets: { low, high, agency, ledger: null }, ledger: null };
  const aiPerPiece = divide(ai, BigInt(pieces));
  const renderingPerPiece = divide(rendering, BigInt(pieces));
  const models = await rows<{ provider: string; model: string; calls: number; micro: string }>(
    tx,
    sql`select provider, model, sum(calls)::int as calls, sum(amount_micro_usd)::text as micro from ledger_days
        where organization_id = ${organizationId} and environment = 'live' and day >= ${firstDayOf(addMonths(month.name, 1 - ledgerMonths))} and day <= ${month.lastDay}
        group by 1, 2 order by 3 desc, 1, 2 limit 50`,
  );
  const allCalls = models.reduce((total, model) => total + model.calls, 0);
  return {
    presets: { low, high, agency, ledger: scenarioOf({ aiPerPiece, renderingPerPiece, now: months.at(-1)! }) },
    ledger: {
      months: ledgerMonths,
      pieces,
      calls,
      ai: usd(ai),
      rendering: usd(rendering),
      aiPerPiece: usd(aiPerPiece),
      renderingPerPiece: usd(renderingPerPiece),
      aiPerClient: usd(aiPerPiece * BigInt(totalPieces(referencePlan.quota))),
      models: models.map(({ provider, model, calls: count, micro }) => ({
        provider,
        model,
        calls: count,
        share: Math.round((count / allCalls) * 1_000) / 10,
        costPerCall: usd(divide(BigInt(micro), BigInt(count))),
        per1000: usd(divide(BigInt(micro) * 1_000n, BigInt(count))),
      })),
    },
  };
}

/** What a scenario comes to, as the API shows it. @throws RangeError for an exchange rate of 0 where one is needed */
export function presentSimulation(scenario: Scenario): z.input<typeof simulationSchema> {
  const { piece, client, month, breakEvenClients, breakEvenPrice } = simulate(scenario);
  const sums = (part: { revenue: bigint; ai: bigint; rendering: bigint; human: bigint; fixed: bigint }): Sums => addSums(noSums, { planFee: part.revenue, overage: 0n, ai: part.ai, rendering: part.rendering, fixed: part.fixed, human: part.human });
  return {
    perPiece: { posts: usd(piece.posts.total), ads: usd(piece.ads.total), landing: usd(piece.landing.total), videos: usd(piece.videos.total) },
    perClient: presentFigures(sums(client)),
    total: presentFigures(sums(month)),
    breakEvenClients,
    breakEvenPrice: breakEvenPrice === null ? null : { amount: fromMicro(breakEvenPrice), currency: scenario.currency },
  };
}

/** The reference plan at the organization's own cost of a piece, its own fixed costs and its own number of clients. */
function scenarioOf(own: { aiPerPiece: bigint; renderingPerPiece: bigint; now: OrganizationMonth }): Scenario {
  const base = defaultScenario.low;
  const pieces = Object.fromEntries(
    pieceKinds.map((kind) => [kind, { ...base.pieces[kind], ai: { kind: "flat" as const, usd: fromMicro(own.aiPerPiece) }, renderingUsd: fromMicro(own.renderingPerPiece) }]),
  ) as Scenario["pieces"];
  return {
    ...base,
    exchangeRate: own.now.rate.vndPerUsd,
    clients: Math.max(1, own.now.clients.filter(({ terms }) => terms !== null).length),
    pieces,
    ...(own.now.fixed === 0n ? {} : { fixedCosts: [{ name: "All", usd: fromMicro(own.now.fixed) }] }),
  };
}
