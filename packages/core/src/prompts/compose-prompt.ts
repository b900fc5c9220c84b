import { inlineData, productBlock, textBlock, type BrandFacts, type ProductFacts } from "./facts.ts";
import { limitsFor } from "./limits.ts";
import type { ContentType, Platform, PromptVariable } from "./schema.ts";
import { renderSystem } from "./system-prompt.ts";
import { renderTemplate } from "./template.ts";
import { readVariables, type GivenValue, type VariableIssue } from "./variables.ts";

export interface PromptRequest {
  template: string;
  variables: readonly PromptVariable[];
  given: Readonly<Record<string, GivenValue>>;
  brand: BrandFacts;
  product: ProductFacts | null;
  /** In the person's own words; may be empty. */
  topic: string;
  platform: Platform;
  language: "vi" | "en";
  contentType: ContentType;
}

export interface ComposedPrompt {
  /** Stable for a brand and a language. */
  system: string;
  /** The rendered template, then the data of this piece. */
  prompt: string;
  /** Rough; what a budget reserves comes from the provider's own count. */
  estimatedInputTokens: number;
  /** Names that the template asks for and nobody gave. */
  missing: string[];
  issues: VariableIssue[];
}

/** Builds what a model reads, from a template and the facts of one brand only (R37). Pure; throws nothing. */
export function composePrompt(request: PromptRequest): ComposedPrompt {
  const own = readVariables(request.variables, request.given);
  const values = new Map([...builtInValues(request), ...own.values]);
  const rendered = renderTemplate(request.template, values);
  const system = renderSystem(request.brand, request.language);
  const prompt = [
    rendered.text,
    request.product === null ? "" : productBlock(request.product),
    request.topic === "" ? "" : textBlock("topic", request.topic),
    textBlock("platform", request.platform),
    textBlock("language", request.language),
    textBlock("content_type", request.contentType),
  ];
  const text = prompt.filter(Boolean).join("\n");
  return {
    system,
    prompt: text,
    estimatedInputTokens: estimateTokens(system) + estimateTokens(text),
    missing: [...new Set([...own.missing, ...rendered.missing])],
    issues: own.issues,
  };
}

/** About 3.5 bytes of UTF-8 a token, for English and Vietnamese alike: marks cost bytes and tokens. */
export function estimateTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).byteLength / 3.5);
}

function builtInValues({ brand, product, topic, platform, language, contentType }: PromptRequest): Map<string, string> {
  const values = new Map<string, string>([
    ["platform", platform],
    ["language", language === "vi" ? "tiếng Việt" : "English"],
    ["contentType", contentType],
  ]);
  const data = (name: string, text: string | null | undefined) => {
    if (text) values.set(name, inlineData(name, text));
  };
  data("topic", topic);
  data("brand", brand.name);
  data("brand.name", brand.name);
  data("brand.industry", brand.industry);
  data("brand.description", brand.description);
  data("brand.toneOfVoice", brand.toneOfVoice);
  data("brand.targetAudience", brand.targetAudience);
  data("brand.doWords", brand.doWords.join(", "));
  data("brand.dontWords", brand.dontWords.join(", "));
  if (product) {
    data("product", product.name);
    data("product.name", product.name);
    data("product.description", product.description);
    data("product.features", product.features.join("; "));
    data("product.benefits", product.benefits.join("; "));
    data("product.price", product.price && `${product.price.amount} ${product.price.currency}`);
    data("product.url", product.url);
  }
  for (const [name, value] of Object.entries(limitsFor(contentType, platform))) values.set(`limits.${name}`, String(value));
  return values;
}
