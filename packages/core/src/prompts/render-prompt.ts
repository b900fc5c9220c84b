import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { notFound, Problem } from "@agency/platform/http";
import { getBrand } from "../brands/index.ts";
import { getProduct } from "../products/index.ts";
import { brandFactsOf, productFactsOf } from "./brand-facts.ts";
import { checkTemplate } from "./check-template.ts";
import { composeImagePrompt, type ImagePromptRequest } from "./compose-image-prompt.ts";
import { composePrompt, estimateTokens } from "./compose-prompt.ts";
import { getPrompt, getPromptVersion } from "./get-prompt.ts";
import type { Platform, renderedPromptSchema, renderPromptSchema } from "./schema.ts";

/**
 * What a model would read for this brand and product, before anything is spent.
 * @throws Problem 404, or 422 for a template that cannot be used or values that do not fit the template's variables
 */
export async function renderPrompt(
  tx: Transaction,
  input: { promptId: string; request: z.output<typeof renderPromptSchema> },
): Promise<z.infer<typeof renderedPromptSchema>> {
  const { request } = input;
  const { prompt, activeVersion } = await getPrompt(tx, input.promptId);
  if (request.unsaved) checkTemplate(request.unsaved.template, request.unsaved.variables);
  const saved = request.versionId === undefined ? activeVersion : await getPromptVersion(tx, prompt.id, request.versionId);
  const version = request.unsaved ? { ...request.unsaved, id: null } : saved;
  const brand = await getBrand(tx, request.brandId);
  const product = request.productId === null ? null : await getProduct(tx, request.productId);
  if (product && product.brandId !== brand.id) throw notFound("This product");
  const base = {
    template: version.template,
    variables: version.variables,
    given: request.variables,
    brand: brandFactsOf(brand),
    product: product && productFactsOf(product),
    topic: request.topic,
    language: prompt.language,
  };
  const { system, prompt: text, estimatedInputTokens, missing, issues } = prompt.category === "image" ? forImage(base, brand.brandColors) : composePrompt({
    ...base,
    platform: request.platform ?? (prompt.platform as Platform | null) ?? usualPlatform[prompt.category],
    contentType: prompt.category,
  });
  if (issues.length > 0) {
    const errors = issues.map(({ name, code, detail }) => ({ pointer: `/variables/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, code, detail }));
    throw new Problem(422, "invalid_input", "Some values do not fit the template's variables.", { errors: errors.slice(0, 50) });
  }
  return { versionId: version.id, system, prompt: text, estimatedInputTokens, missing };
}

export const usualPlatform = { social: "facebook", ads: "meta_ads", landing: "website", video: "tiktok" } as const satisfies Record<string, Platform>;

/** An image model reads one plain text and no system prompt. */
function forImage(base: Omit<ImagePromptRequest, "palette">, palette: readonly string[]) {
  const { prompt, missing, issues } = composeImagePrompt({ ...base, palette });
  return { system: "", prompt, estimatedInputTokens: estimateTokens(prompt), missing, issues };
}
