import { z } from "zod";
import { moneyInputSchema, moneySchema, monthSchema } from "./amounts/schema.ts";

export * from "./amounts/schema.ts";
export * from "./clients/schema.ts";
export * from "./costs/schema.ts";
export * from "./months/schema.ts";
export * from "./prices/schema.ts";

/** One paid call, also a refused, truncated or lost one. */
export const ledgerEntrySchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid().nullable(),
    clientId: z.uuid().nullable().describe("Whose brand it is today"),
    contentId: z.uuid().nullable(),
    campaignId: z.uuid().nullable(),
    environment: z.enum(["sandbox", "live"]),
    kind: z.string().describe("What was bought: text, image, video, voice"),
    provider: z.string(),
    model: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid(),
    inputTokens: z.int(),
    cacheReadTokens: z.int(),
    cacheWriteTokens: z.int(),
    outputTokens: z.int(),
    cost: moneySchema,
    saved: moneySchema.nullable().describe("By the prompt cache: list price without it − cost; negative where writing has not paid off. Null without a price row"),
    priceRow: z.string().nullable(),
    outcome: z.string().describe("complete, truncated, refused, unknown, lost, cancelled …"),
    requestId: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "LedgerEntry" });
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

const word = z.string().trim().min(1).max(200);
const instant = z.iso.datetime({ offset: true });
/** Filters of the ledger's list, sums and CSV. */
export const ledgerFilterSchema = z.strictObject({
  month: monthSchema.optional(),
  from: instant.optional(),
  to: instant.optional(),
  clientId: z.uuid().optional(),
  brandId: z.uuid().optional(),
  campaignId: z.uuid().optional(),
  contentId: z.uuid().optional(),
  provider: word.optional(),
  model: word.optional(),
  kind: word.optional(),
  outcome: word.optional(),
  environment: z.enum(["sandbox", "live"]).optional(),
  q: z.string().trim().max(200).optional().describe("Anywhere in provider, model or outcome, or the beginning of a request id"),
});
export const ledgerTotalsSchema = z
  .object({
    calls: z.int(),
    live: moneySchema,
    sandbox: moneySchema,
    inputTokens: z.int(),
    cacheReadTokens: z.int(),
    cacheWriteTokens: z.int(),
    outputTokens: z.int(),
    outcomes: z.array(z.object({ outcome: z.string(), calls: z.int(), cost: moneySchema })),
  })
  .meta({ id: "LedgerTotals" });

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

/** Whose limit: the organization's, a client's (all its brands), a brand's or a campaign's. At most one of the ids; none is the organization. */
const budgetScope = {
  clientId: z.uuid().nullable().default(null),
  brandId: z.uuid().nullable().default(null),
  campaignId: z.uuid().nullable().default(null),
};
export const budgetSchema = z
  .object({
    id: z.uuid(),
    scope: z.enum(["organization", "client", "brand", "campaign"]),
    clientId: z.uuid().nullable(),
    brandId: z.uuid().nullable(),
    campaignId: z.uuid().nullable(),
    month: z.string().nullable().describe("Only this month, instead of the limit of every month; null: every month, of a campaign all its time"),
    limit: moneySchema,
    spent: moneySchema.describe("In the month in question: this one, or the budget's own"),
    reserved: moneySchema.describe("Held by running calls"),
    allowUnknownPrices: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "Budget" });
export type Budget = z.infer<typeof budgetSchema>;
export const setBudgetSchema = z
  .strictObject({
    ...budgetScope,
    month: monthSchema.nullable().default(null),
    limit: moneyInputSchema.refine((money) => money.currency === "USD", { message: "Budgets are in USD, like the ledger." }),
    allowUnknownPrices: z.boolean().default(false),
  })
  .refine((budget) => [budget.clientId, budget.brandId, budget.campaignId].filter((id) => id !== null).length <= 1, {
    message: "A budget is of a client, a brand or a campaign, or of the organization: name one.",
    path: ["brandId"],
  })
  .refine((budget) => budget.campaignId === null || budget.month === null, { message: "A campaign's budget is for all its time.", path: ["month"] });
