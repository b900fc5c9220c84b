import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { overageOf, totalPieces, type PieceCounts } from "../clients/quota-rules.ts";
import { subscriptions, clients, type SubscriptionRow } from "../clients/table.ts";
import { readTerms, type Terms } from "../clients/terms.ts";
import type { ExchangeRate } from "../costs/schema.ts";
import { readSettings } from "../costs/settings.ts";
import { exchangeRates, fixedCosts } from "../costs/table.ts";
import { fromMicro, toMicro } from "../money.ts";
import { assumedVndPerUsd } from "../rules.ts";
import { noSums, shareOut, toMicroUsd, type Sums } from "./figures-rules.ts";
import { forecastOf, marginState, pieceWeight } from "./forecast-rules.ts";
import { addMonths, firstDayOf, readMonth, type Month } from "./month.ts";
import { noFacts, readFacts, type BrandFacts } from "./read-facts.ts";
import type { ClientMonth } from "./schema.ts";

/** One client's month in micro-USD, before it is shown. */
export interface ClientSums {
  clientId: string;
  clientName: string;
  subscription: SubscriptionRow | null;
  terms: Terms | null;
  brandIds: readonly string[];
  facts: BrandFacts;
  sums: Sums;
  forecast: Sums;
  state: ClientMonth["state"];
}

/** A month of the whole organization. */
export interface OrganizationMonth {
  month: string;
  elapsed: number;
  rate: ExchangeRate;
  /** All fixed costs, shared out or not. */
  fixed: bigint;
  /** By name. */
  clients: ClientSums[];
  /** What brands without a client, and calls for no brand, cost. */
  unassigned: BrandFacts & { brands: number; humanMicroUsd: bigint };
  /** What was read of each brand. */
  byBrand: ReadonlyMap<string, BrandFacts>;
}

/** Months that a report reaches back. */
export const longestHistory = 12;

/** Months of the organization, oldest first. @param count how many, the last one being `month` */
export async function readOrganizationMonths(tx: Transaction, input: { organizationId: string; month: Month; count: number }): Promise<OrganizationMonth[]> {
  const { organizationId } = input;
  const to = input.month.name;
  const from = addMonths(to, 1 - input.count);
  const running = await readMonth(tx, organizationId);
  const facts = await readFacts(tx, { organizationId, from, to, runningMonth: running.name });
  const settings = await readSettings(tx, organizationId);
  const people = await tx.select({ id: clients.id, name: clients.name, archivedAt: clients.archivedAt }).from(clients).orderBy(asc(clients.name), asc(clients.id));
  const brands = await rows<{ id: string; client_id: string | null }>(tx, sql`select id, client_id from brands`);
  const plans = await tx
    .select()
    .from(subscriptions)
    .where(and(lte(subscriptions.startMonth, firstDayOf(to)), or(isNull(subscriptions.endMonth), sql`${subscriptions.endMonth} >= ${firstDayOf(from)}`)));
  const brandsOf = Map.groupBy(brands, (brand) => brand.client_id ?? "");
  const plansOf = Map.groupBy(plans, (row) => row.clientId);
  const free = new Set((brandsOf.get("") ?? []).map(({ id }) => id));
  const costs = await tx.select().from(fixedCosts).where(eq(fixedCosts.organizationId, organizationId));
  const rates = await tx.select().from(exchangeRates).where(eq(exchangeRates.organizationId, organizationId)).orderBy(asc(exchangeRates.date));

  return Array.from({ length: input.count }, (_, index): OrganizationMonth => {
    const name = addMonths(from, index);
    const first = firstDayOf(name);
    const until = firstDayOf(addMonths(name, 1));
    const elapsed = name === running.name ? running.elapsed : name < running.name ? 1 : 0;
    const dated = rates.findLast((row) => row.date < until) ?? rates[0];
    const rate: ExchangeRate = dated ? { vndPerUsd: fromMicro(toMicro(dated.vndPerUsd)), date: dated.date } : { vndPerUsd: assumedVndPerUsd, date: null };
    const fixed = costs
      .filter((cost) => cost.startMonth <= first && (cost.endMonth === null || cost.endMonth >= first))
      .reduce((total, cost) => total + toMicroUsd(cost.amountMicro, cost.currency, rate.vndPerUsd), 0n);
    const byBrand = facts.get(name) ?? new Map<string, BrandFacts>();
    const gathered = people.flatMap((person) => {
      const subscription = (plansOf.get(person.id) ?? []).find((row) => row.startMonth <= first && (row.endMonth === null || row.endMonth >= first)) ?? null;
      const brandIds = (brandsOf.get(person.id) ?? []).map(({ id }) => id);
      const of = brandIds.map((id) => byBrand.get(id) ?? noFacts).reduce(addFacts, noFacts);
      if (person.archivedAt !== null && subscription === null && of.calls === 0 && totalPieces(of.used) === 0 && of.seconds === 0) return [];
      return [{ clientId: person.id, clientName: person.name, subscription, terms: subscription ? readTerms(subscription.terms) : null, brandIds, facts: of }];
    });
    const weights = weightsOf(gathered, settings.fixedCostSplit, elapsed);
    const shares = shareOut(fixed, weights);
    const clientsOfMonth = gathered.map((client, position): ClientSums => {
      const { terms, facts: of } = client;
      const sums: Sums = {
        planFee: terms ? toMicroUsd(toMicro(terms.price.amount), terms.price.currency, rate.vndPerUsd) : 0n,
        overage: terms ? toMicroUsd(overageOf(terms, of.used), terms.price.currency, rate.vndPerUsd) : 0n,
        ai: of.ai,
        rendering: of.rendering,
        fixed: shares[position] ?? 0n,
        human: humanOf(of, rate),
      };
      const forecast = forecastOf(sums, { terms, used: of.used, open: of.open, elapsed, days: input.month.days, vndPerUsd: rate.vndPerUsd });
      return { ...client, sums, forecast, state: marginState(sums, forecast, settings.alertBelowPercent) };
    });
    const loose = [...byBrand].filter(([brandId]) => brandId === "" || free.has(brandId)).map(([, of]) => of).reduce(addFacts, noFacts);
    return { month: name, elapsed, rate, fixed, clients: clientsOfMonth, unassigned: { ...loose, brands: free.size, humanMicroUsd: humanOf(loose, rate) }, byBrand };
  });
}

export const humanOf = (facts: BrandFacts, rate: ExchangeRate): bigint => facts.human.USD + toMicroUsd(facts.human.VND, "VND", rate.vndPerUsd);

/** Sums of all clients, of brands without one, and of fixed costs that nobody shares. */
export function totalsOf(month: OrganizationMonth, which: "sums" | "forecast"): Sums {
  const all = month.clients.map((client) => client[which]).reduce((a, b) => ({ planFee: a.planFee + b.planFee, overage: a.overage + b.overage, ai: a.ai + b.ai, rendering: a.rendering + b.rendering, fixed: month.fixed, human: a.human + b.human }), { ...noSums, fixed: month.fixed });
  const { ai, rendering, humanMicroUsd } = month.unassigned;
  return { ...all, ai: all.ai + ai, rendering: all.rendering + rendering, human: all.human + humanMicroUsd };
}

export function addFacts(a: BrandFacts, b: BrandFacts): BrandFacts {
  const add = (x: PieceCounts, y: PieceCounts): PieceCounts => ({ posts: x.posts + y.posts, ads: x.ads + y.ads, landing: x.landing + y.landing, videos: x.videos + y.videos });
  return {
    ai: a.ai + b.ai,
    rendering: a.rendering + b.rendering,
    sandbox: a.sandbox + b.sandbox,
    calls: a.calls + b.calls,
    used: add(a.used, b.used),
    open: add(a.open, b.open),
    seconds: a.seconds + b.seconds,
    human: { USD: a.human.USD + b.human.USD, VND: a.human.VND + b.human.VND },
  };
}

/** Who shares the fixed costs: clients with a plan or with pieces in the month; by pieces as `pieceWeight` says, else the same each. */
function weightsOf(found: readonly { terms: Terms | null; facts: BrandFacts }[], split: "pieces" | "equal", elapsed: number): number[] {
  const takesPart = ({ terms, facts }: { terms: Terms | null; facts: BrandFacts }) => (terms !== null || totalPieces(facts.used) > 0 ? 1 : 0);
  const equal = found.map(takesPart);
  if (split === "equal") return equal;
  const byPieces = found.map(({ terms, facts }) => pieceWeight({ terms, used: facts.used, elapsed }));
  return byPieces.some((weight) => weight > 0) ? byPieces : equal;
}
