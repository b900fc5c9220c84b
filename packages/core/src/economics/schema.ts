import { z } from "zod";

/** Decimal string in major units with its currency: `{"amount":"0.001234","currency":"USD"}`. Numbers are accepted as input. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, "Use a three-letter currency code such as VND or USD.");
export const amountSchema = z
  .union([z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, "Use a decimal number such as 199000 or 4.50."), z.number().min(0).max(999_999_999_999)])
  .transform((value) => (typeof value === "number" ? decimalOf(value) : value));
export const moneyInputSchema = z.strictObject({ amount: amountSchema, currency: currencySchema });
export const moneySchema = z.object({ amount: z.string(), currency: z.string() }).meta({ id: "Money" });

export const ledgerEntrySchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid().nullable(),
    environment: z.enum(["sandbox", "live"]),
    kind: z.string(),
    provider: z.string(),
    model: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid(),
    inputTokens: z.int(),
    cacheReadTokens: z.int(),
    cacheWriteTokens: z.int(),
    outputTokens: z.int(),
    cost: moneySchema,
    priceRow: z.string().nullable(),
    outcome: z.string(),
    requestId: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "LedgerEntry" });

export const usageSchema = z
  .object({
    month: z.string(),
    live: moneySchema,
    sandbox: moneySchema,
    reserved: moneySchema,
    limit: moneySchema.nullable(),
    calls: z.int(),
  })
  .meta({ id: "Usage" });

export const budgetSchema = z
  .object({ id: z.uuid(), brandId: z.uuid().nullable(), limit: moneySchema, allowUnknownPrices: z.boolean(), version: z.int() })
  .meta({ id: "Budget" });
export const setBudgetSchema = z.strictObject({
  brandId: z.uuid().nullable().default(null),
  limit: moneyInputSchema.refine((money) => money.currency === "USD", { message: "Budgets are in USD, like the ledger." }),
  allowUnknownPrices: z.boolean().default(false),
});

/** At most six decimals, never in exponent form. */
function decimalOf(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, "");
}
