import type { TextRequest, TextUsage } from "../spec/text.ts";
import { maxInputTokens } from "../text/max-input-tokens.ts";
import type { TextPriceRow, TextRates } from "./price-row.ts";

export interface PriceOptions {
  /** The call was part of a batch. Throws `RangeError` where the row knows no price for batches. */
  batch?: boolean;
}

/**
 * What one call cost in micro-USD, rounded half up once.
 * (input − cache reads − cache writes) × input + reads × read + writes × write + output × output; reasoning stands in the output.
 * Source: OpenAI and Anthropic price tables, 2026-10. Throws `RangeError` on a count that is not a whole number of tokens.
 */
export function priceOf(usage: TextUsage, row: TextPriceRow, options: PriceOptions = {}): bigint {
  const input = tokens(usage.inputTokens);
  const cacheRead = tokens(usage.cacheReadTokens);
  const cacheWrite = tokens(usage.cacheWriteTokens);
  // A provider that counts cached tokens beside its total must not give us a negative rest.
  const total = input > cacheRead + cacheWrite ? input : cacheRead + cacheWrite;
  const rates = ratesFor(total, row);
  const perMillion =
    (total - cacheRead - cacheWrite) * rates.input +
    cacheRead * rates.cacheRead +
    cacheWrite * writeRate(rates) +
    tokens(usage.outputTokens) * rates.output;
  return roundHalfUp(perMillion * (options.batch ? batchPercent(row) : 100n), 100_000_000n);
}

/**
 * What the provider's prompt cache saved on a call, in micro-USD: the price of the same tokens without any cache, less the price paid.
 * Negative for a call that only wrote.
 */
export function cacheSavingOf(usage: TextUsage, row: TextPriceRow, options: PriceOptions = {}): bigint {
  return priceOf({ ...usage, cacheReadTokens: 0, cacheWriteTokens: 0 }, row, options) - priceOf(usage, row, options);
}

/**
 * The most that a request can cost in micro-USD, for the budget's reservation: every input token written to the cache, the whole
 * output used.
 */
export function estimateMax(request: Pick<TextRequest, "system" | "prompt" | "schema" | "maxOutputTokens">, row: TextPriceRow): bigint {
  const inputTokens = maxInputTokens(request);
  return priceOf(
    { inputTokens, cacheReadTokens: 0, cacheWriteTokens: inputTokens, outputTokens: request.maxOutputTokens, reasoningTokens: 0 },
    row,
  );
}

function ratesFor(inputTokens: bigint, row: TextPriceRow): TextRates {
  return row.tiers.findLast((tier) => inputTokens > BigInt(tier.overInputTokens))?.rates ?? row.rates;
}

/** Where no price of a write is published, the ratio of every published one: 1.25 × input. */
function writeRate(rates: TextRates): bigint {
  return rates.cacheWrite ?? (rates.input * 5n + 3n) / 4n;
}

function batchPercent(row: TextPriceRow): bigint {
  if (row.batchPercent === undefined) throw new RangeError(`No price of batches is known for ${row.provider} ${row.model}.`);
  return BigInt(row.batchPercent);
}

function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor / 2n) / divisor;
}

function tokens(count: number): bigint {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a count of tokens: ${count}`);
  return BigInt(count);
}
