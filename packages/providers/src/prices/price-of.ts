import type { TextRequest, TextUsage } from "../spec/text.ts";
import { maxInputTokens } from "../text/max-input-tokens.ts";
import type { TextPriceRow, TextRates } from "./price-row.ts";

/**
 * What one call cost in micro-USD, rounded half up once.
 * (input − cache reads − cache writes) × input + reads × read + writes × write + output × output; reasoning stands in the output.
 * Source: OpenAI and Anthropic price tables, 2026-10. Throws `RangeError` on a count that is not a whole number of tokens.
 */
export function priceOf(usage: TextUsage, row: TextPriceRow): bigint {
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
  return (perMillion + 500_000n) / 1_000_000n;
}

/**
 * The most that a request can cost in micro-USD, for the budget's reservation: every input token written to the cache, the whole
 * output used. Byte-level tokenizers make at most one token of a byte, so that no text costs more input than its UTF-8 length.
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

function tokens(count: number): bigint {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a count of tokens: ${count}`);
  return BigInt(count);
}
