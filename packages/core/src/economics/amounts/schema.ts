import { z } from "zod";

/** Decimal string in major units with its currency: `{"amount":"0.001234","currency":"USD"}`. Numbers are accepted as input. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, "Use a three-letter currency code such as VND or USD.");
export const amountSchema = z
  .union([z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, "Use a decimal number such as 199000 or 4.50."), z.number().min(0).max(999_999_999_999)])
  .transform((value) => (typeof value === "number" ? decimalOf(value) : value));
export const moneyInputSchema = z.strictObject({ amount: amountSchema, currency: currencySchema });
export const moneySchema = z.object({ amount: z.string(), currency: z.string() }).meta({ id: "Money" });
export type Money = z.infer<typeof moneySchema>;

/** Clients are billed in one of these; the ledger is in USD and converted by the organization's dated exchange rate. */
export const billingCurrencies = ["USD", "VND"] as const;
export const billingMoneySchema = z.strictObject({ amount: amountSchema, currency: z.enum(billingCurrencies) });

/** A calendar month in the organization's time zone: `2026-11`. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Use a month such as 2026-11.");

/** At most six decimals, never in exponent form. */
function decimalOf(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, "");
}
