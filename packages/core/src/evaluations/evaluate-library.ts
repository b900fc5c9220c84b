import { createTextProvider } from "@agency/providers/text";
import { cleanText } from "@agency/platform/text";
import { defaultRestrictedWords } from "../brands/index.ts";
import { checkContent } from "../contents/rules.ts";
import { maxOutputTokens, outputSchemas, toDocument } from "../generation/index.ts";
import { seedLibrary } from "../prompts/index.ts";
import { composePrompt } from "../prompts/rules.ts";
import { createPromptSchema } from "../prompts/schema.ts";
import { caseProductId, guardFrom } from "./read-subject.ts";
import { runChecks } from "./run-checks.ts";
import type { Check, CheckResult } from "./schema.ts";
import { libraryCases } from "./seed-cases.ts";

export interface LibraryResult {
  prompt: string;
  caseName: string;
  passed: boolean;
  checks: CheckResult[];
}

/** Runs the cases that come with the product by the local writer, without any database: what a fresh installation can measure at once. */
export async function evaluateLibrary(slug?: string): Promise<LibraryResult[]> {
  const writer = createTextProvider("offline", {});
  const results: LibraryResult[] = [];
  for (const seed of seedLibrary.filter((each) => slug === undefined || each.slug === slug)) {
    const { category: type, language, template, variables } = createPromptSchema.parse(withoutSlug(seed));
    if (type === "image") continue;
    for (const { name, facts, topic, platform, variables: given, checks, seed: number } of libraryCases(seed)) {
      const { brand, product } = facts;
      const composed = composePrompt({ template, variables, given, brand, product, topic, platform, language, contentType: type });
      const answer = await writer.generate(
        { model: "offline-1", system: composed.system, prompt: composed.prompt, schema: outputSchemas[type], schemaName: type, maxOutputTokens: maxOutputTokens[type], brief: { type, platform, language, topic, brand, product, seed: number } },
        { signal: AbortSignal.timeout(10_000) },
      );
      const { document } = answer.finish === "complete" ? toDocument(type, answer.output, cleanText) : { document: null };
      const guard = guardFrom(facts, [...defaultRestrictedWords]);
      const productId = product && caseProductId;
      const issues = document === null ? [] : checkContent({ document, platform, language, guard, topic, productId, media: [] }).filter(({ pointer }) => !pointer.startsWith("/media"));
      const plain = checks.filter((check): check is Exclude<Check, { kind: "tone" }> => check.kind !== "tone");
      const found = runChecks(plain, { document, product, dontWords: brand.dontWords, issues });
      results.push({ prompt: seed.slug, caseName: name, passed: composed.issues.length === 0 && found.every(({ outcome }) => outcome !== "failed"), checks: found });
    }
  }
  return results;
}

const withoutSlug = ({ slug: _slug, ...prompt }: (typeof seedLibrary)[number]) => prompt;
