import { priceOf, type ProductRow } from "../products/index.ts";
import type { BrandRow } from "../brands/index.ts";
import type { BrandFacts, ProductFacts } from "./facts.ts";

/** What a model may know of a brand; nothing else of the row leaves. */
export const brandFactsOf = (row: BrandRow): BrandFacts => ({
  name: row.name,
  industry: row.industry,
  description: row.description,
  toneOfVoice: row.toneOfVoice,
  targetAudience: row.targetAudience,
  doWords: row.doWords,
  dontWords: row.dontWords,
});

export const productFactsOf = (row: ProductRow): ProductFacts => ({
  name: row.name,
  description: row.description,
  features: row.features,
  benefits: row.benefits,
  price: priceOf(row),
  url: row.url,
});
