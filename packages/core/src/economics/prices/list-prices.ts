import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { textPrices, type TextPriceRow, type TextRates } from "@agency/providers/prices";
import { fromMicro } from "../money.ts";
import { priceDay, priceRowId } from "./price-book.ts";
import type { Price } from "./schema.ts";
import { priceRows, type PriceRow } from "./table.ts";

/** Rows that one organization may add. */
export const mostOwnPrices = 2_000;

/** The whole book: by provider and model, newest first, the organization's rows before the product's; one of each model is in force. */
export async function listPrices(tx: Transaction, filter: { provider?: string | undefined; model?: string | undefined }): Promise<Price[]> {
  const today = await priceDay(tx);
  const own = await tx
    .select()
    .from(priceRows)
    .where(and(filter.provider ? eq(priceRows.provider, filter.provider) : undefined, filter.model ? eq(priceRows.model, filter.model) : undefined))
    .orderBy(desc(priceRows.validFrom), desc(priceRows.id))
    .limit(mostOwnPrices);
  const seeded = textPrices
    .filter((row) => (!filter.provider || row.provider === filter.provider) && (!filter.model || row.model === filter.model))
    .toSorted((a, b) => (a.sourceDate < b.sourceDate ? 1 : -1));
  const shown = [...own.map(presentOwnPrice), ...seeded.map(presentSeed)].toSorted((a, b) => compare(`${a.provider} ${a.model}`, `${b.provider} ${b.model}`));
  const priced = new Set<string>();
  return shown.map((price) => {
    const key = `${price.provider} ${price.model}`;
    const inForce = !priced.has(key) && price.validFrom <= today;
    if (inForce) priced.add(key);
    return { ...price, inForce };
  });
}

/** An organization's row as the API shows it; `inForce` is for the list to say. */
export function presentOwnPrice(row: PriceRow): Price {
  const { provider, model, rates, tiers, validFrom, source } = row;
  return { id: priceRowId(row), origin: "organization", provider, model, rates, tiers, validFrom, source, inForce: false, createdAt: row.createdAt.toISOString() };
}

function presentSeed(row: TextPriceRow): Price {
  const tiers = row.tiers.map(({ overInputTokens, rates }) => ({ overInputTokens, rates: decimals(rates) }));
  return { id: row.id, origin: "seed", provider: row.provider, model: row.model, rates: decimals(row.rates), tiers, validFrom: row.sourceDate, source: row.source, inForce: false, createdAt: null };
}

const decimals = (rates: TextRates): Price["rates"] => ({
  input: fromMicro(rates.input),
  cacheRead: fromMicro(rates.cacheRead),
  cacheWrite: rates.cacheWrite === null ? null : fromMicro(rates.cacheWrite),
  output: fromMicro(rates.output),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
