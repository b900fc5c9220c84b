import { z } from "zod";

const usdPerMillion = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, "Use US dollars per million tokens, such as 2.50.");
const ratesSchema = z.strictObject({
  input: usdPerMillion,
  cacheRead: usdPerMillion,
  cacheWrite: usdPerMillion.nullable().describe("Null: not published, then 1.25 times the input"),
  output: usdPerMillion,
});
const tierSchema = z.strictObject({ overInputTokens: z.int().min(1).max(100_000_000), rates: ratesSchema });
const named = z.string().trim().min(1).max(200);

/** A dated row of the price book, US dollars per million tokens. Rows are added, never changed: old entries keep the price that priced them. */
export const priceSchema = z
  .object({
    id: z.string().describe("Kept as `priceRow` with every ledger entry that it priced"),
    origin: z.enum(["seed", "organization"]),
    provider: z.string(),
    model: z.string(),
    rates: ratesSchema,
    tiers: z.array(tierSchema).describe("From this many input tokens on, the whole request costs these rates"),
    validFrom: z.iso.date(),
    source: z.string(),
    inForce: z.boolean().describe("Prices calls of today"),
    createdAt: z.string().nullable(),
  })
  .meta({ id: "Price" });
export type Price = z.infer<typeof priceSchema>;

export const addPriceSchema = z.strictObject({
  provider: named.describe("A provider's name as in the ledger, e.g. openai"),
  model: named,
  rates: ratesSchema,
  tiers: z.array(tierSchema).max(5).default([]),
  validFrom: z.iso.date().optional().describe("Absent: today"),
  source: z.string().trim().max(500).default(""),
});
