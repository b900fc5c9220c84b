import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, notFound, type Problem } from "@agency/platform/http";
import type { TextRequest } from "@agency/providers/text";
import { getBrand, readGuardSettings } from "../brands/index.ts";
import type { BrandGuard, RestrictedWord } from "../brands/schema.ts";
import { maxOutputTokens, outputSchemas } from "../generation/index.ts";
import { getProduct, readGuard } from "../products/index.ts";
import { brandFactsOf, composePrompt, productFactsOf, prompts, promptVersions, type ComposedPrompt } from "../prompts/index.ts";
import type { ContentType, ProductFacts, UnsavedTemplate } from "../prompts/schema.ts";
import type { CaseFacts } from "./schema.ts";
import type { ResultInput } from "./table.ts";

/** Everything that one result is written from and checked by, as it stands now. Holds the facts of one brand only (R37). */
export interface Subject {
  composed: ComposedPrompt;
  request: Omit<TextRequest, "model">;
  product: ProductFacts | null;
  /** In the guard's catalogue. */
  productId: string | null;
  guard: BrandGuard;
  dontWords: readonly string[];
  type: ContentType;
  language: "vi" | "en";
}

export interface SubjectOf {
  organizationId: string;
  promptId: string;
  /** Null for unsaved text. */
  promptVersionId: string | null;
  unsaved: UnsavedTemplate | null;
  brandId: string | null;
  input: ResultInput;
}

/** @throws Problem 404 when prompt, version, brand or product are gone */
export async function readSubject(tx: Transaction, of: SubjectOf): Promise<Subject> {
  const { input } = of;
  const [prompt] = await tx.select().from(prompts).where(eq(prompts.id, of.promptId));
  const [version] = of.promptVersionId === null ? [] : await tx.select().from(promptVersions).where(eq(promptVersions.id, of.promptVersionId));
  const template = version ?? of.unsaved;
  if (!prompt || !template) throw notFound("This prompt");
  const brandRow = of.brandId === null ? null : await getBrand(tx, of.brandId);
  const brand = brandRow ? brandFactsOf(brandRow) : input.facts!.brand;
  const productRow = input.productId === null ? null : await getProduct(tx, input.productId);
  const product = brandRow ? productRow && productFactsOf(productRow) : (input.facts?.product ?? null);
  const { category: type, language } = prompt;
  if (type === "image") throw notAText();
  const { platform, topic } = input;
  const composed = composePrompt({ template: template.template, variables: template.variables, given: input.variables, brand, product, topic, platform, language, contentType: type });
  const guard = brandRow ? await readGuard(tx, brandRow) : guardFrom({ brand, product }, (await readGuardSettings(tx, of.organizationId)).restrictedWords);
  return {
    composed,
    product,
    productId: brandRow ? input.productId : product && caseProductId,
    guard,
    dontWords: brand.dontWords,
    type,
    language,
    request: {
      system: composed.system,
      prompt: composed.prompt,
      schema: outputSchemas[type],
      schemaName: type,
      maxOutputTokens: maxOutputTokens[type],
      ...(of.brandId === null ? {} : { cacheKey: `brand:${of.brandId}` }),
      brief: { type, platform, language, topic, brand, product, seed: input.seed },
    },
  };
}

/** Cases measure texts; a template for pictures is tried by making one. */
export const notAText = (): Problem => conflict("not_a_text_prompt", "Templates for pictures are tried by making a picture, not by cases.");

/** The product that a case brings along, as a catalogue of one. */
export const caseProductId = "00000000-0000-4000-8000-000000000000";

/** By what a text about a case's own facts is checked. */
export function guardFrom({ brand, product }: CaseFacts, restrictedWords: RestrictedWord[]): BrandGuard {
  return {
    brandName: brand.name,
    brandDescription: brand.description,
    dontWords: brand.dontWords,
    requiredWords: [],
    claims: [],
    emojiPolicy: "any",
    formality: "any",
    restrictedWords,
    catalogue: product === null ? [] : [{ id: caseProductId, name: product.name, description: product.description, features: product.features, benefits: product.benefits, price: product.price }],
  };
}
