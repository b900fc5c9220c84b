import type { Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem } from "@agency/platform/http";
import type { BrandRow } from "../brands/index.ts";
import type { ProductRow } from "../products/index.ts";
import { brandFactsOf, productFactsOf } from "./brand-facts.ts";
import { composeImagePrompt } from "./compose-image-prompt.ts";
import { getPrompt } from "./get-prompt.ts";
import type { GivenValue } from "./variables.ts";

/**
 * The words for an image model from a template of the category `image`.
 * @throws Problem 404, 409 for a template that is switched off, 422 for one of another category or values that do not fit
 */
export async function renderImagePrompt(
  tx: Transaction,
  input: { promptId: string; brand: BrandRow; product: ProductRow | null; topic: string; variables: Readonly<Record<string, GivenValue>> },
): Promise<{ prompt: string; versionId: string }> {
  const { prompt, activeVersion } = await getPrompt(tx, input.promptId);
  if (!prompt.isActive) throw conflict("prompt_inactive", "This prompt is switched off. Switch it on or choose another.");
  if (prompt.category !== "image") throw invalid("wrong_category", "/promptId", `This prompt is for ${prompt.category}, not for images.`);
  const { prompt: text, missing, issues } = composeImagePrompt({
    template: activeVersion.template,
    variables: activeVersion.variables,
    given: input.variables,
    brand: brandFactsOf(input.brand),
    product: input.product && productFactsOf(input.product),
    topic: input.topic,
    palette: input.brand.brandColors,
    language: prompt.language,
  });
  const own = new Set(activeVersion.variables.map(({ name }) => name));
  const errors = [
    ...issues.map(({ name, code, detail }) => ({ pointer: `/variables/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, code: code as string, detail })),
    ...missing.filter((name) => own.has(name)).map((name) => ({ pointer: `/variables/${name}`, code: "missing", detail: `The template needs "${name}".` })),
  ];
  if (errors.length > 0) throw new Problem(422, "invalid_input", "Some values do not fit the template's variables.", { errors: errors.slice(0, 50) });
  return { prompt: text, versionId: activeVersion.id };
}
