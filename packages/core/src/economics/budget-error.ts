/** Spending was refused before the call was made. */
export class BudgetError extends Error {
  /** `budget_exceeded`: a month's limit would be passed. `unknown_price`: nobody knows what the call may cost. */
  readonly code: "budget_exceeded" | "unknown_price";

  constructor(code: BudgetError["code"], message: string) {
    super(message);
    this.name = "BudgetError";
    this.code = code;
  }
}
