import { z } from "zod";
import type { TextProviderKind } from "../spec/text.ts";
import { textPriceRow } from "./price-row.ts";
import type { TextPriceRow, TextPriceSeed } from "./price-row.ts";

const openaiSource = "OpenAI price table, standard tier";
const anthropicSource = "Anthropic model pages";
/** Source: OpenAI price table, 2026-10-26: above 272,000 input tokens the whole request costs 2× input and cache, 1.5× output. */
const openaiLongContextOver = 272_000;

const seeds: TextPriceSeed[] = [
  flat("offline", "offline-1", ["0", "0", "0", "0"], "2026-11-22", "Local writer"),

  openai("gpt-6-luna", ["0.10", "0.01", "0.125", "0.50"], ["0.20", "0.02", "0.25", "0.75"], "2026-09-22"),
  openai("gpt-6-sol", ["2", "0.20", "2.50", "10"], ["4", "0.40", "5", "15"], "2026-09-22"),
  openai("gpt-6.1-terra", ["1", "0.05", "1.25", "5"], ["2", "0.10", "2.50", "7.50"], "2026-10-26"),
  openai("gpt-6.1-sol", ["2", "0.10", null, "10"], ["4", "0.20", null, "15"], "2026-10-01"),
  openai("gpt-6-astra", ["10", "1", null, "50"], ["20", "2", null, "75"], "2026-09-03"),
  openai("gpt-5.6-luna", ["0.20", "0.02", "0.25", "1.20"], ["0.40", "0.04", "0.50", "1.80"], "2026-07-30"),
  openai("gpt-5.6-terra", ["2", "0.20", "2.50", "12"], ["4", "0.40", "5", "18"], "2026-07-30"),
  openai("gpt-5.6-sol", ["5", "0.50", "6.25", "30"], ["10", "1", "12.50", "45"], "2026-07-30"),
  // Context ends at 128,000 tokens and cache writes are not billed.
  flat("openai", "gpt-4o", ["2.50", "1.25", "2.50", "10"], "2026-07-24", openaiSource),
  flat("openai", "gpt-4o-mini", ["0.15", "0.075", "0.15", "0.60"], "2026-07-24", openaiSource),

  {
    ...flat("anthropic", "claude-haiku-5-5", ["0.10", "0.01", "0.125", "0.50"], "2026-10-24", anthropicSource),
    tiers: [{ overInputTokens: 100_000, rates: rates(["0.50", "0.05", "0.625", "2.50"]) }],
  },
  flat("anthropic", "claude-sonnet-5-5", ["2", "0.10", "2.50", "10"], "2026-10-24", anthropicSource),
  flat("anthropic", "claude-opus-5-5", ["4", "0.20", null, "20"], "2026-10-01", anthropicSource),
  flat("anthropic", "claude-haiku-4-5", ["1", "0.10", "1.25", "5"], "2026-01-01", anthropicSource),
];

/** The price book that a new installation starts with; the owner may edit it there. USD. */
export const textPrices: readonly TextPriceRow[] = z.array(textPriceRow).parse(seeds);

/** The seed's row for that model, or null: an unknown price is for the owner to allow. */
export function findTextPrice(provider: TextProviderKind, model: string): TextPriceRow | null {
  return textPrices.find((row) => row.provider === provider && row.model === model) ?? null;
}

/** Input, cache read, cache write, output, in US dollars per million tokens. */
type Quoted = readonly [input: string, cacheRead: string, cacheWrite: string | null, output: string];

function rates([input, cacheRead, cacheWrite, output]: Quoted): TextPriceSeed["rates"] {
  return { input, cacheRead, cacheWrite, output };
}

function flat(provider: TextProviderKind, model: string, quoted: Quoted, sourceDate: string, source: string): TextPriceSeed {
  return { id: `${provider}:${model}:${sourceDate}`, provider, model, rates: rates(quoted), tiers: [], sourceDate, source };
}

function openai(model: string, quoted: Quoted, longContext: Quoted, sourceDate: string): TextPriceSeed {
  return {
    ...flat("openai", model, quoted, sourceDate, openaiSource),
    tiers: [{ overInputTokens: openaiLongContextOver, rates: rates(longContext) }],
  };
}
