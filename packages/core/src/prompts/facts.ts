import { z } from "zod";

/** What a model may know about a brand; the shape of the `<brand>` block. */
export const brandFactsSchema = z.object({
  name: z.string(),
  industry: z.string().nullable(),
  description: z.string().nullable(),
  toneOfVoice: z.string().nullable(),
  targetAudience: z.string().nullable(),
  doWords: z.array(z.string()),
  dontWords: z.array(z.string()),
});
export type BrandFacts = z.infer<typeof brandFactsSchema>;

/** What a model may know about a product; the shape of the `<product>` block. Price is a decimal string in major units. */
export const productFactsSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  features: z.array(z.string()),
  benefits: z.array(z.string()),
  price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  url: z.string().nullable(),
});
export type ProductFacts = z.infer<typeof productFactsSchema>;

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
