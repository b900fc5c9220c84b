import type { z } from "zod";
import { quotaUse, totalPieces } from "../clients/quota-rules.ts";
import { presentSubscription } from "../clients/subscriptions.ts";
import { usd } from "../present.ts";
import { breakEvenClients } from "../simulator/rules.ts";
import { totalsOf, type ClientSums, type OrganizationMonth } from "./client-months.ts";
import { divide, presentFigures, revenueOf } from "./figures-rules.ts";
import type { breakEvenSchema, ClientMonth, Overview } from "./schema.ts";

export function presentClientMonth(client: ClientSums, month: string): ClientMonth {
  const { facts, terms, subscription } = client;
  const pieces = totalPieces(facts.used);
  return {
    clientId: client.clientId,
    clientName: client.clientName,
    month,
    subscription: subscription ? presentSubscription(subscription) : null,
    quota: quotaUse(terms, facts.used, facts.open),
    pieces,
    costPerPiece: pieces === 0 ? null : usd(divide(facts.ai + facts.rendering, BigInt(pieces))),
    humanMinutes: Math.round(facts.seconds / 60),
    figures: presentFigures(client.sums),
    forecast: presentFigures(client.forecast),
    state: client.state,
    sandbox: usd(facts.sandbox),
  };
}

export function presentOverview(month: OrganizationMonth): Overview {
  const { unassigned } = month;
  return {
    month: month.month,
    isOver: month.elapsed >= 1,
    elapsed: Math.round(month.elapsed * 10_000) / 10_000,
    exchangeRate: month.rate,
    totals: presentFigures(totalsOf(month, "sums")),
    forecast: presentFigures(totalsOf(month, "forecast")),
    clients: month.clients.map((client) => presentClientMonth(client, month.month)),
    unassigned: { brands: unassigned.brands, pieces: totalPieces(unassigned.used), ai: usd(unassigned.ai), rendering: usd(unassigned.rendering), human: usd(unassigned.humanMicroUsd) },
    sandbox: usd(month.clients.reduce((total, client) => total + client.facts.sandbox, unassigned.sandbox)),
    breakEven: presentBreakEven(month),
  };
}

/** How many clients like today's pay the fixed costs, by the forecast of those with a plan. */
function presentBreakEven(month: OrganizationMonth): z.input<typeof breakEvenSchema> {
  const subscribed = month.clients.filter(({ terms }) => terms !== null);
  const contribution = subscribed.reduce((total, { forecast }) => total + revenueOf(forecast) - forecast.ai - forecast.rendering - forecast.human, 0n);
  const perClient = subscribed.length === 0 ? 0n : divide(contribution, BigInt(subscribed.length));
  return {
    clients: subscribed.length === 0 ? null : breakEvenClients(month.fixed, perClient),
    contributionPerClient: usd(perClient),
    fixed: usd(month.fixed),
    subscribed: subscribed.length,
  };
}
