import { priceOf, type TextPriceRow } from "@agency/providers/prices";
import { budgetScope } from "./budget-rules.ts";
import { fromMicro } from "./money.ts";
import type { Budget, LedgerEntry } from "./schema.ts";
import type { Spend } from "./spend.ts";
import type { BudgetRow, LedgerRow } from "./table.ts";

/** Micro-USD as the API shows money. */
export const usd = (micro: bigint): { amount: string; currency: string } => ({ amount: fromMicro(micro), currency: "USD" });

/** @param beside.price the row that priced the entry, where it is known */
export function presentLedgerEntry(row: LedgerRow, beside: { clientId: string | null; price: TextPriceRow | null }): LedgerEntry {
  const { organizationId: _organization, amountMicroUsd, ...shown } = row;
  return { ...shown, clientId: beside.clientId, cost: usd(amountMicroUsd), saved: beside.price === null ? null : usd(savedBy(row, beside.price)), createdAt: row.createdAt.toISOString() };
}

export function presentBudget(row: BudgetRow, spend: Pick<Spend, "live" | "reserved">): Budget {
  const { id, clientId, brandId, campaignId, allowUnknownPrices, version } = row;
  return {
    id,
    scope: budgetScope(row),
    clientId,
    brandId,
    campaignId,
    month: row.month === null ? null : row.month.slice(0, 7),
    limit: usd(row.limitMicroUsd),
    spent: usd(spend.live),
    reserved: usd(spend.reserved),
    allowUnknownPrices,
    version,
  };
}

/** What the same call would have cost without the prompt cache, less what it cost. A call whose tokens nobody told saved nothing. */
function savedBy(row: LedgerRow, price: TextPriceRow): bigint {
  if (row.cacheReadTokens === 0 && row.cacheWriteTokens === 0) return 0n;
  return priceOf({ inputTokens: row.inputTokens, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: row.outputTokens, reasoningTokens: 0 }, price) - row.amountMicroUsd;
}
