import { eq } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import type { TextRequest } from "@agency/providers/text";
import { getBrand } from "../brands/index.ts";
import { getProduct } from "../products/index.ts";
import { brandFactsOf, composePrompt, productFactsOf, promptVersions, textBlock, type ComposedPrompt } from "../prompts/index.ts";
import { maxOutputTokens, outputSchemas } from "./output-schemas.ts";
import { usableRoute, type UsableEntry } from "./providers/routing.ts";
import type { ProviderDependencies } from "./providers/resolve-provider.ts";
import type { Draft, RunRow } from "./table.ts";

/** What a run needs of a template: its text, or the plainest one where an organization has none. */
export type RunFacts = Pick<RunRow, "organizationId" | "brandId" | "productId" | "type" | "platform" | "language" | "topic" | "purpose" | "promptVersionId" | "variables">;

/** Everything that the calls of a run share. Holds the facts of one brand only (R37). */
export interface Brief {
  composed: ComposedPrompt;
  dontWords: readonly string[];
  entries: UsableEntry[];
  /** Providers on the route that have no key. */
  unconfigured: string[];
  /** The request for one alternative; `repair` names a draft and what is wrong with it. */
  request(seed: number, model: string, repair?: Draft): TextRequest;
}

const plainTemplate = { vi: "Viết nội dung theo dữ liệu bên dưới.", en: "Write this piece from the data below." };

/** Reads what a run writes about, as it stands now. @throws Problem 404 when brand or product are gone */
export async function readBrief(tx: Transaction, deps: ProviderDependencies, run: RunFacts): Promise<Brief> {
  const brand = await getBrand(tx, run.brandId);
  const product = run.productId === null ? null : await getProduct(tx, run.productId);
  const [version] = run.promptVersionId === null ? [] : await tx.select().from(promptVersions).where(eq(promptVersions.id, run.promptVersionId));
  const brandFacts = brandFactsOf(brand);
  const productFacts = product && productFactsOf(product);
  const composed = composePrompt({
    template: version?.template ?? plainTemplate[run.language],
    variables: version?.variables ?? [],
    given: run.variables,
    brand: brandFacts,
    product: productFacts,
    topic: run.topic,
    platform: run.platform,
    language: run.language,
    contentType: run.type,
  });
  const { entries, unconfigured } = await usableRoute(tx, deps, { organizationId: run.organizationId, brandId: run.brandId, purpose: run.purpose, at: await databaseNow(tx) });
  return {
    composed,
    dontWords: brand.dontWords,
    entries,
    unconfigured: unconfigured.map(({ provider }) => provider),
    request: (seed, model, repair) => ({
      model,
      system: composed.system,
      prompt: repair ? `${composed.prompt}\n${repairPrompt(repair, run.language)}` : composed.prompt,
      schema: outputSchemas[run.type],
      schemaName: run.type,
      maxOutputTokens: maxOutputTokens[run.type],
      cacheKey: `brand:${run.brandId}`,
      // The local writer reads no instructions: another seed is its way of writing anew.
      brief: { type: run.type, platform: run.platform, language: run.language, topic: run.topic, brand: brandFacts, product: productFacts, seed: repair ? seed + repairSeedStep : seed },
    }),
  };
}

const repairSeedStep = 7_919;
/** So much of a draft travels back for repair; also what the reservation counts on. */
export const longestRepairText = 20_000;

function repairPrompt(draft: Draft, language: "vi" | "en"): string {
  const ask =
    language === "vi"
      ? "Bản nháp dưới đây vi phạm các quy tắc được liệt kê. Viết lại trọn vẹn để không còn vi phạm nào, giữ nguyên những gì đã đúng."
      : "The draft below breaks the rules listed. Write it again in full so that none is broken, and keep what is right.";
  const document = draft.document === null ? "" : textBlock("draft", JSON.stringify(draft.document).slice(0, longestRepairText));
  const violations = textBlock("violations", JSON.stringify(draft.issues.slice(0, 20)));
  return [ask, document, violations].filter(Boolean).join("\n");
}
