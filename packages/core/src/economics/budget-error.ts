import type { Budget } from "./schema.ts";

/** Spending was refused before the call was made. */
export class BudgetError extends Error {
  /** `budget_exceeded`: a limit would be passed. `unknown_price`: nobody knows what the call may cost. */
  readonly code: "budget_exceeded" | "unknown_price";
  /** Whose limit refused; null where no budget did. */
  readonly budget: { id: string; scope: Budget["scope"] } | null;

  constructor(code: BudgetError["code"], message: string, budget: BudgetError["budget"] = null) {
    super(message);
    this.name = "BudgetError";
    this.code = code;
    this.budget = budget;
  }
}
