import { eq } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { cleanText } from "@agency/platform/text";
import type { TextRequest } from "@agency/providers/text";
import type { ContentIssue } from "../contents/schema.ts";
import { getBrand } from "../brands/index.ts";
import type { BrandGuard } from "../brands/schema.ts";
import { getProduct, readGuard } from "../products/index.ts";
import { brandFactsOf, composePrompt, productFactsOf, promptVersions, textBlock, type ComposedPrompt } from "../prompts/index.ts";
import { maxOutputTokens, outputSchemas, toDocument } from "./output-schemas.ts";
import { usableRoute, type UsableEntry } from "./providers/routing.ts";
import type { ProviderDependencies } from "./providers/resolve-provider.ts";
import type { GenerationSink } from "./sink.ts";
import type { Draft, RunRow } from "./table.ts";
import { briefTransform, type ReadAnswer } from "./transform-brief.ts";

/** What a run needs of a template: its text, or the plainest one where an organization has none. */
export type RunFacts = Pick<RunRow, "organizationId" | "brandId" | "productId" | "type" | "platform" | "language" | "topic" | "purpose" | "promptVersionId" | "variables" | "transform">;

/** Everything that the calls of a run share. Holds the facts of one brand only (R37). */
export interface Brief {
  composed: ComposedPrompt;
  /** By which every text of the brand is checked. */
  guard: BrandGuard;
  entries: UsableEntry[];
  /** Providers on the route that have no key. */
  unconfigured: string[];
  /** The request for one alternative; `repair` names a draft and what is wrong with it. */
  request(seed: number, model: string, repair?: Draft): TextRequest;
  /** A parsed answer as the document that it makes. */
  read(output: unknown): ReadAnswer;
  /** Whether a broken rule is this run's to put right: a place written anew is not to blame for what was wrong elsewhere. */
  concerns(issue: Pick<ContentIssue, "code" | "pointer">): boolean;
}

const plainTemplate = { vi: "Viết nội dung theo dữ liệu bên dưới.", en: "Write this piece from the data below." };

/**
 * Reads what a run writes about, as it stands now, and for a rewrite the revision that it names.
 * @throws Problem 404 when brand, product or the text to rewrite are gone
 */
export async function readBrief(tx: Transaction, deps: ProviderDependencies & { generationSink: Pick<GenerationSink, "readRevision" | "checkDocument"> }, run: RunFacts): Promise<Brief> {
  const brand = await getBrand(tx, run.brandId);
  const product = run.productId === null ? null : await getProduct(tx, run.productId);
  const { transform } = run;
  const source = transform?.sourceRevisionId && transform.operation !== "regenerate" ? await deps.generationSink.readRevision(tx, transform.sourceRevisionId) : null;
  const rewrite = transform && source ? briefTransform(transform, source, run) : null;
  const [version] = run.promptVersionId === null || rewrite ? [] : await tx.select().from(promptVersions).where(eq(promptVersions.id, run.promptVersionId));
  const brandFacts = brandFactsOf(brand);
  const productFacts = product && productFactsOf(product);
  const composed = composePrompt({
    template: rewrite?.template ?? version?.template ?? plainTemplate[run.language],
    variables: version?.variables ?? [],
    given: run.variables,
    brand: brandFacts,
    product: productFacts,
    topic: run.topic,
    platform: run.platform,
    language: run.language,
    contentType: run.type,
  });
  const prompt = rewrite ? `${composed.prompt}\n${rewrite.blocks}` : composed.prompt;
  const guard = await readGuard(tx, brand);
  const check = { platform: run.platform, language: run.language, guard, topic: run.topic, productId: run.productId };
  const before = new Set(source && transform?.operation === "field" ? deps.generationSink.checkDocument({ ...check, document: source }).map(keyOf) : []);
  const { entries, unconfigured } = await usableRoute(tx, deps, { organizationId: run.organizationId, brandId: run.brandId, purpose: run.purpose, at: await databaseNow(tx) });
  return {
    composed,
    guard,
    entries,
    unconfigured: unconfigured.map(({ provider }) => provider),
    read: rewrite?.read ?? ((output) => toDocument(run.type, output, cleanText)),
    concerns: (issue) => !before.has(keyOf(issue)),
    request: (seed, model, repair) => ({
      model,
      system: composed.system,
      prompt: repair ? `${prompt}\n${repairPrompt(repair, run.language)}` : prompt,
      schema: rewrite?.schema ?? outputSchemas[run.type],
      schemaName: rewrite?.schemaName ?? run.type,
      maxOutputTokens: rewrite?.maxOutputTokens ?? maxOutputTokens[run.type],
      cacheKey: `brand:${run.brandId}`,
      // The local writer reads no instructions: another seed is its way of writing anew.
      brief: {
        type: run.type,
        platform: run.platform,
        language: run.language,
        topic: run.topic,
        brand: brandFacts,
        product: productFacts,
        seed: repair ? seed + repairSeedStep : seed,
        ...(rewrite ? { transform: rewrite.writer } : {}),
      },
    }),
  };
}

const keyOf = ({ code, pointer }: Pick<ContentIssue, "code" | "pointer">): string => `${code} ${pointer}`;

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
