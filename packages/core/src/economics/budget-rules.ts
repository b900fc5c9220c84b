import type { Budget } from "./schema.ts";
import type { BudgetRow } from "./table.ts";

/** Whose limit a row is. */
export function budgetScope(row: Pick<BudgetRow, "clientId" | "brandId" | "campaignId">): Budget["scope"] {
  if (row.campaignId !== null) return "campaign";
  if (row.brandId !== null) return "brand";
  return row.clientId === null ? "organization" : "client";
}

/**
 * The rows that hold in a month: of each scope the one for exactly this month, else the one for every month.
 * @param month `2026-11`
 */
export function budgetsInForce(rows: readonly BudgetRow[], month: string): BudgetRow[] {
  const ofMonth = rows.filter((row) => row.month === `${month}-01`);
  const replaced = new Set(ofMonth.map(scopeKey));
  return rows.filter((row) => row.month === null ? !replaced.has(scopeKey(row)) : row.month === `${month}-01`);
}

const scopeKey = (row: BudgetRow): string => `${row.clientId}:${row.brandId}:${row.campaignId}`;
