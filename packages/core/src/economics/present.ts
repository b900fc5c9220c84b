import type { z } from "zod";
import { fromMicro } from "./money.ts";
import type { budgetSchema, ledgerEntrySchema } from "./schema.ts";
import type { BudgetRow, LedgerRow } from "./table.ts";

/** Micro-USD as the API shows money. */
export const usd = (micro: bigint): { amount: string; currency: string } => ({ amount: fromMicro(micro), currency: "USD" });

export function presentLedgerEntry(row: LedgerRow): z.input<typeof ledgerEntrySchema> {
  const { organizationId: _organization, amountMicroUsd, ...shown } = row;
  return { ...shown, clientId: null, contentId: null, campaignId: null, saved: null, cost: usd(amountMicroUsd), createdAt: row.createdAt.toISOString() };
}

export function presentBudget(row: BudgetRow): z.input<typeof budgetSchema> {
  return { id: row.id, scope: row.brandId === null ? "organization" : "brand", clientId: null, campaignId: null, month: null, spent: usd(0n), reserved: usd(0n), brandId: row.brandId, limit: usd(row.limitMicroUsd), allowUnknownPrices: row.allowUnknownPrices, version: row.version };
}
