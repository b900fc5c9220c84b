export * from "./budget-error.ts";
export * from "./money.ts";
export { usd } from "./present.ts";
export * from "./reserve-budget.ts";
export * from "./routes.ts";
export * from "./settle.ts";
export * from "./spend.ts";
export { budgetReservations, budgets, ledgerEntries, type BudgetRow, type LedgerRow } from "./table.ts";
