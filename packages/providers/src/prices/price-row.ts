import { z } from "zod";
import { textProviderKinds } from "../spec/text.ts";

/** US dollars as a decimal string; read as micro-USD, for prices of a million tokens as micro-USD per million. */
const usd = z
  .string()
  .regex(/^\d+(\.\d{1,6})?$/)
  .transform((amount) => {
    const [whole = "0", fraction = ""] = amount.split(".");
    return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  });

const textRates = z.strictObject({
  input: usd,
  cacheRead: usd,
  /** Five-minute (Anthropic) or thirty-minute (OpenAI) writes, the only ones that we ask for. Null: no price is published. */
  cacheWrite: usd.nullable(),
  /** One-hour (Anthropic) or twelve-hour (OpenAI) writes, for comparison. */
  cacheWriteLong: usd.optional(),
  output: usd,
});
/** Micro-USD per million tokens. */
export type TextRates = z.output<typeof textRates>;

const sourced = {
  /** Day on which the price was read; of several rows of a model the newest is in force. */
  sourceDate: z.iso.date(),
  source: z.string().min(1),
  /** What a reader of the price should know. */
  note: z.string().min(1).optional(),
};

export const textPriceRow = z.strictObject({
  /** Stable name of the row, kept with every ledger entry that it priced. */
  id: z.string().min(1),
  provider: z.enum(textProviderKinds),
  model: z.string().min(1),
  rates: textRates,
  /** Where a whole request gets dearer once its input passes `overInputTokens`. Ascending. */
  tiers: z.array(z.strictObject({ overInputTokens: z.int().positive(), rates: textRates })),
  /** What a call in a batch costs, in percent of the price. Absent: batches are not offered. */
  batchPercent: z.int().min(1).max(100).optional(),
  ...sourced,
});
/** What one model costs, in micro-USD per million tokens. */
export type TextPriceRow = z.output<typeof textPriceRow>;
export type TextPriceSeed = z.input<typeof textPriceRow>;

/** Micro-USD by what is chosen, e.g. a quality or a size; `usual` where nothing is. */
const rates = z.record(z.string().min(1), usd).refine((given) => Object.keys(given).length > 0, "at least one rate");

export const mediaPriceRow = z.strictObject({
  id: z.string().min(1),
  medium: z.enum(["image", "video", "voice"]),
  provider: z.string().min(1),
  /** `*`: whatever the model. */
  model: z.string().min(1),
  price: z.discriminatedUnion("unit", [
    z.strictObject({ unit: z.enum(["million_tokens", "image", "megapixel", "second", "thousand_characters"]), rates }),
    /** The provider's answer tells the cost, in this field. */
    z.strictObject({ unit: z.literal("reported"), field: z.string().min(1) }),
    /** Nobody publishes a price: the owner enters one. */
    z.strictObject({ unit: z.literal("manual") }),
  ]),
  ...sourced,
});
/** What a picture, a second of video or a spoken text costs, in micro-USD. */
export type MediaPriceRow = z.output<typeof mediaPriceRow>;
