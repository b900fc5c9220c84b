import type { BrandFacts, ProductFacts } from "./facts.ts";
import type { PromptVariable } from "./schema.ts";
import { renderTemplate } from "./template.ts";
import { readVariables, type GivenValue, type VariableIssue } from "./variables.ts";

export interface ImagePromptRequest {
  template: string;
  variables: readonly PromptVariable[];
  given: Readonly<Record<string, GivenValue>>;
  brand: BrandFacts;
  product: ProductFacts | null;
  /** What is particular about this picture, in a person's own words; may be empty. */
  topic: string;
  /** `#rrggbb`. */
  palette: readonly string[];
  language: "vi" | "en";
}

/** Longest value that goes into an image prompt: a picture does not read essays. */
const longestValue = 600;

/**
 * What an image model reads: one plain text. It follows no instructions and fetches nothing, so customer text needs no marks, only one
 * line each; the brand's colours stand at the end. Pure.
 */
export function composeImagePrompt(request: ImagePromptRequest): { prompt: string; missing: string[]; issues: VariableIssue[] } {
  const { brand, product, topic, palette, language } = request;
  const own = readVariables(request.variables, request.given);
  const values = new Map<string, string>([
    ["language", language === "vi" ? "tiếng Việt" : "English"],
    ["platform", ""],
    ["contentType", "image"],
  ]);
  const put = (name: string, text: string | null | undefined) => {
    if (text) values.set(name, plain(text));
  };
  put("topic", topic);
  put("brand", brand.name);
  put("brand.name", brand.name);
  put("brand.industry", brand.industry);
  put("brand.description", brand.description);
  put("brand.toneOfVoice", brand.toneOfVoice);
  put("brand.targetAudience", brand.targetAudience);
  if (product) {
    put("product", product.name);
    put("product.name", product.name);
    put("product.description", product.description);
    put("product.features", product.features.join(", "));
    put("product.benefits", product.benefits.join(", "));
  }
  for (const [name, value] of own.values) values.set(name, plain(value.replace(/<\/?data[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">")));
  const rendered = renderTemplate(request.template, values);
  const colours = palette.length === 0 ? "" : language === "vi" ? `Bảng màu chủ đạo: ${palette.join(", ")}.` : `Colour palette: ${palette.join(", ")}.`;
  return { prompt: [rendered.text, colours].filter(Boolean).join("\n"), missing: [...new Set([...own.missing, ...rendered.missing])], issues: own.issues };
}

const plain = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, longestValue);
