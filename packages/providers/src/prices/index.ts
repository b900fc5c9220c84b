export { cacheSavingOf, estimateMax, priceOf } from "./price-of.ts";
export type { PriceOptions } from "./price-of.ts";
export { mediaPriceRow, textPriceRow } from "./price-row.ts";
export type { MediaPriceRow, TextPriceRow, TextPriceSeed, TextRates } from "./price-row.ts";
export { findMediaPrice, findTextPrice, mediaPrices, textPrices } from "./prices.ts";
