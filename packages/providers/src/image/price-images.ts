import { findMediaPrice, type MediaPriceRow } from "../prices/index.ts";
import type { MediaCost, MediaEstimate } from "../spec/media.ts";

/** The price book's row of an image model, as a function of what was made. */
export interface ImageUsage {
  images: number;
  /** Of one picture. */
  megapixels: number;
  /** As the price book names it, e.g. `standard_1024`; absent: `usual`. */
  rate?: string | undefined;
  textTokens?: number | undefined;
  imageInputTokens?: number | undefined;
  imageOutputTokens?: number | undefined;
}

/** Micro-USD, rounded up once; null where nobody publishes a price. */
export function priceImages(provider: string, model: string, usage: ImageUsage): MediaEstimate {
  const row = findMediaPrice(provider, model);
  return row === null || row.medium !== "image" ? { microUsd: null, priceRow: null } : { microUsd: amountOf(row, usage), priceRow: row.id };
}

export const costOf = (provider: string, model: string, usage: ImageUsage): MediaCost => ({
  ...priceImages(provider, model, usage),
  inputTokens: (usage.textTokens ?? 0) + (usage.imageInputTokens ?? 0),
  outputTokens: usage.imageOutputTokens ?? 0,
});

function amountOf({ price }: MediaPriceRow, usage: ImageUsage): bigint | null {
  switch (price.unit) {
    case "image":
      return (price.rates[usage.rate ?? "usual"] ?? dearest(price.rates)) * BigInt(usage.images);
    case "megapixel":
      // Billed by the megapixel begun.
      return (price.rates[usage.rate ?? "usual"] ?? dearest(price.rates)) * BigInt(Math.max(1, Math.ceil(usage.megapixels - 0.05))) * BigInt(usage.images);
    case "million_tokens": {
      const { textInput = 0n, imageInput = 0n, imageOutput = 0n } = price.rates;
      const sum = textInput * tokens(usage.textTokens) + imageInput * tokens(usage.imageInputTokens) + imageOutput * tokens(usage.imageOutputTokens);
      return (sum + 999_999n) / 1_000_000n;
    }
    default:
      return null;
  }
}

const tokens = (count: number | undefined): bigint => BigInt(Math.max(0, Math.ceil(count ?? 0)));
const dearest = (rates: Record<string, bigint>): bigint => Object.values(rates).reduce((most, rate) => (rate > most ? rate : most), 0n);
