import type { TextPriceRow } from "@agency/providers/prices";
import type { PriceBook } from "../economics/index.ts";
import type { ResolvedProvider } from "./providers/resolve-provider.ts";

/** Who is asked, as far as a price depends on it. */
export interface PricedEntry {
  provider: string;
  model: string;
  resolved: Pick<ResolvedProvider, "kind" | "ownPrice">;
}

/** What a model costs there: the price book's row, else the price that its owner gave a whole server; null when nobody knows. */
export function priceOfEntry(book: PriceBook, { provider, model, resolved: { kind, ownPrice } }: PricedEntry): TextPriceRow | null {
  const row = book.find({ provider, kind, model });
  if (row !== null || ownPrice === null) return row;
  const { input, output, since } = ownPrice;
  return { id: `${provider}:own`, provider: kind, model, rates: { input, cacheRead: input, cacheWrite: input, output }, tiers: [], sourceDate: since, source: "The owner's price of this server" };
}
