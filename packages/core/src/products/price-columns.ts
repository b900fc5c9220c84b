import { fromMicro, toMicro } from "../economics/money.ts";
import type { ProductRow } from "./table.ts";

type Price = { amount: string; currency: string };

/** A price as it is stored; both columns are empty together. */
export function priceColumns(price: Price | null): Pick<ProductRow, "priceMicro" | "priceCurrency"> {
  return price === null ? { priceMicro: null, priceCurrency: null } : { priceMicro: toMicro(price.amount), priceCurrency: price.currency };
}

/** A stored price as the API shows it: decimal string in major units. */
export function priceOf(row: Pick<ProductRow, "priceMicro" | "priceCurrency">): Price | null {
  return row.priceMicro === null || row.priceCurrency === null ? null : { amount: fromMicro(row.priceMicro), currency: row.priceCurrency };
}
