import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { assertBrandIsOpen, readGuard } from "../products/index.ts";
import { acceptRun, assertRunCanStart } from "./accept-run.ts";
import { readBrief, type Brief, type RunFacts } from "./brief.ts";
import { placeOf } from "./document-place.ts";
import type { ProviderDependencies } from "./providers/resolve-provider.ts";
import { needsRepair } from "./rules.ts";
import type { acceptedRunSchema } from "./schema.ts";
import type { GenerationSink, RewriteSource } from "./sink.ts";
import { startGeneration } from "./start-generation.ts";
import { platformsOfType, type RegenerateInput, type RunTransform, type TransformInput } from "./transform-schema.ts";

type Dependencies = ProviderDependencies & { generationSink: GenerationSink };

/**
 * Accepts a rewrite of one version as a run of its own: same budget, routing, stream, cancel and resume as any. For another network or
 * language it fills a sibling content, otherwise it adds an alternative; what is in force stays in force. Event: `generation.requested`.
 * @throws Problem 404 (content, version), 409 (closed, no text, nothing to repair, no key), 422 (a place or network that does not fit), 429
 */
export async function startTransform(tx: Transaction, deps: Dependencies, input: { organizationId: string; actor: Actor; contentId: string; request: TransformInput }): Promise<z.input<typeof acceptedRunSchema>> {
  const { organizationId, actor, request } = input;
  const { source, facts, brief } = await transformBriefFor(tx, deps, input);
  await assertRunCanStart(tx, organizationId, brief, request.purpose);
  const { contentId } = isElsewhere(facts, source)
    ? await deps.generationSink.createSibling(tx, { contentId: source.contentId, platform: facts.platform, language: facts.language, actor })
    : await deps.generationSink.openContent(tx, { contentId: source.contentId, brandId: source.brandId, type: source.type });
  return acceptRun(tx, { facts, brief, contentId, versions: request.versions, seed: request.seed, campaignId: null, actor });
}

/** Further alternatives of a content, from its own brief. @throws as `startGeneration` does */
export async function startRegeneration(tx: Transaction, deps: Dependencies, input: { organizationId: string; actor: Actor; contentId: string; request: RegenerateInput }): Promise<z.input<typeof acceptedRunSchema>> {
  const { organizationId, actor, contentId, request } = input;
  const source = await deps.generationSink.readSource(tx, { contentId });
  const { brandId, productId, type, platform, language } = source;
  return startGeneration(tx, deps, {
    organizationId,
    actor,
    request: { ...request, brandId, productId, type, platform, language, topic: source.topic || firstWords(source) },
    into: { contentId, transform: { operation: "regenerate", sourceContentId: contentId, sourceVersionId: source.versionId, sourceRevisionId: source.revisionId } },
  });
}

/** What a rewrite would read and cost, all of it checked and nothing stored. @throws as `startTransform` does */
export async function transformBriefFor(
  tx: Transaction,
  deps: Dependencies,
  input: { organizationId: string; contentId: string; request: TransformInput },
): Promise<{ source: RewriteSource; facts: RunFacts; brief: Brief }> {
  const { request, organizationId } = input;
  const source = await deps.generationSink.readSource(tx, { contentId: input.contentId, versionId: request.versionId, revisionId: request.revisionId });
  await assertBrandIsOpen(tx, source.brandId);
  const { brandId, productId, type, topic } = source;
  const facts: RunFacts = {
    organizationId,
    brandId,
    productId,
    type,
    topic,
    platform: request.operation === "adapt" ? request.platform : source.platform,
    language: request.operation === "translate" ? request.language : source.language,
    purpose: request.purpose,
    promptVersionId: null,
    variables: {},
    transform: await planOf(tx, deps, request, source),
  };
  return { source, facts, brief: await readBrief(tx, deps, facts) };
}

/** What stands in another place or is read in another language is another content (docs/decisions/011). */
const isElsewhere = (facts: RunFacts, source: RewriteSource): boolean => facts.platform !== source.platform || facts.language !== source.language;

async function planOf(tx: Transaction, deps: Dependencies, request: TransformInput, source: RewriteSource): Promise<RunTransform> {
  const from = { sourceContentId: source.contentId, sourceVersionId: source.versionId, sourceRevisionId: source.revisionId };
  switch (request.operation) {
    case "adapt":
      if (!(platformsOfType[source.type] as readonly string[]).includes(request.platform)) {
        throw invalid("platform_mismatch", "/platform", `Content of type ${source.type} stands on ${platformsOfType[source.type].join(", ")}.`);
      }
      return { ...from, operation: "adapt", platform: request.platform };
    case "translate":
      return { ...from, operation: "translate", language: request.language };
    case "instruct":
      return { ...from, operation: "instruct", instruction: request.instruction };
    case "field":
      if (placeOf(source.document, request.pointer) === null) throw invalid("unknown_place", "/pointer", `This text has no place ${request.pointer}.`);
      return { ...from, operation: "field", pointer: request.pointer, ...(request.instruction === undefined ? {} : { instruction: request.instruction }) };
    case "repair": {
      const violations = request.violations.length > 0 ? request.violations : await brokenRules(tx, deps, source);
      if (violations.length === 0) throw conflict("nothing_to_repair", "This text breaks no rule.");
      return { ...from, operation: "repair", violations };
    }
    default:
      return { ...from, operation: request.operation };
  }
}

async function brokenRules(tx: Transaction, deps: Dependencies, source: RewriteSource): Promise<NonNullable<RunTransform["violations"]>> {
  const { document, platform, language, topic, productId } = source;
  const issues = deps.generationSink.checkDocument({ document, platform, language, topic, productId, guard: await readGuard(tx, source.brandId) }).filter(needsRepair);
  return issues.slice(0, 20).map(({ code, pointer, detail }) => ({ code, pointer, detail: detail.slice(0, 500) }));
}

/** A content written by hand may lack a topic; its own beginning says what it is about. */
function firstWords({ document }: RewriteSource): string {
  const text = document.type === "social" ? document.body : document.type === "ads" ? (document.headlines[0] ?? document.primaryText) : document.type === "video" ? document.hook : (document.sections[0]?.heading ?? "");
  return text.replace(/\s+/gu, " ").trim().slice(0, 200) || "—";
}
