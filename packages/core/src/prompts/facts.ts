import { brandFactsSchema, productFactsSchema, type BrandFacts, type ProductFacts } from "./schema.ts";

export { brandFactsSchema, productFactsSchema, type BrandFacts, type ProductFacts };

/**
 * Customer data as a block that it cannot leave: `<` becomes `\u003c` inside JSON strings, so no closing tag can stand in
 * the data, and parsers still read the same text (R37). Fields beyond the schema are dropped.
 */
export const brandBlock = (brand: BrandFacts): string => jsonBlock("brand", brandFactsSchema.parse(brand));
export const productBlock = (product: ProductFacts): string => jsonBlock("product", productFactsSchema.parse(product));

/** Short customer text as a block; for text that is no JSON, `<` and `>` become entities. */
export const textBlock = (name: string, text: string): string => `<${name}>${escapeText(text)}</${name}>`;

/** Customer text inside a sentence of a template, marked as data by name. */
export const inlineData = (name: string, text: string): string => `<data name="${name}">${escapeText(text)}</data>`;

function jsonBlock(name: string, facts: unknown): string {
  return `<${name}>${JSON.stringify(facts).normalize("NFC").replace(/</g, "\\u003c").replace(/>/g, "\\u003e")}</${name}>`;
}

function escapeText(text: string): string {
  return text.normalize("NFC").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
