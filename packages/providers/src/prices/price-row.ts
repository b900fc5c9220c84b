import { z } from "zod";
import { textProviderKinds } from "../spec/text.ts";

/** US dollars per million tokens as a decimal string; read as micro-USD per million tokens. */
const usdPerMillionTokens = z
  .string()
  .regex(/^\d+(\.\d{1,6})?$/)
  .transform((usd) => {
    const [whole = "0", fraction = ""] = usd.split(".");
    return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  });

const textRates = z.strictObject({
  input: usdPerMillionTokens,
  cacheRead: usdPerMillionTokens,
  /** Five-minute (Anthropic) or thirty-minute (OpenAI) writes, the only ones that we ask for. Null: no price is published. */
  cacheWrite: usdPerMillionTokens.nullable(),
  output: usdPerMillionTokens,
});
/** Micro-USD per million tokens. */
export type TextRates = z.output<typeof textRates>;

export const textPriceRow = z.strictObject({
  /** Stable name of the row, kept with every ledger entry that it priced. */
  id: z.string().min(1),
  provider: z.enum(textProviderKinds),
  model: z.string().min(1),
  rates: textRates,
  /** Where a whole request gets dearer once its input passes `overInputTokens`. Ascending. */
  tiers: z.array(z.strictObject({ overInputTokens: z.int().positive(), rates: textRates })),
  /** Day on which the price was read. */
  sourceDate: z.iso.date(),
  source: z.string().min(1),
});
/** What one model costs, in micro-USD per million tokens. */
export type TextPriceRow = z.output<typeof textPriceRow>;
export type TextPriceSeed = z.input<typeof textPriceRow>;
