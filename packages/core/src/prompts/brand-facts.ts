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
  // Left out where a brand says nothing, so that its block stays as short as it was.
  ...(row.requiredWords.length > 0 ? { requiredWords: row.requiredWords } : {}),
  ...(row.claims.length > 0 ? { claims: row.claims } : {}),
  ...(row.emojiPolicy === "any" ? {} : { emojiPolicy: row.emojiPolicy }),
  ...(row.formality === "any" ? {} : { formality: row.formality }),
});

export const productFactsOf = (row: ProductRow): ProductFacts => ({
  name: row.name,
  description: row.description,
  features: row.features,
  benefits: row.benefits,
  price: priceOf(row),
  url: row.url,
});
