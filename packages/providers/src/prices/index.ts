export { estimateMax, priceOf } from "./price-of.ts";
export { textPriceRow } from "./price-row.ts";
export type { TextPriceRow, TextPriceSeed, TextRates } from "./price-row.ts";
export { findTextPrice, textPrices } from "./prices.ts";
