import { randomInt } from "node:crypto";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { invalid, Problem } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { assertBrandIsOpen, getProduct } from "../products/index.ts";
import { choosePrompt } from "../prompts/index.ts";
import { acceptRun, assertRunCanStart } from "./accept-run.ts";
import { readBrief, type Brief, type RunFacts } from "./brief.ts";
import type { ProviderDependencies } from "./providers/resolve-provider.ts";
import type { acceptedRunSchema, GenerateInput } from "./schema.ts";
import type { GenerationSink } from "./sink.ts";
import type { RunTransform } from "./transform-schema.ts";

/**
 * Accepts a run: content draft, run, items and job appear together or not at all. Nothing is spent here. Event: `generation.requested`.
 * @param input.into an existing content that gets the alternatives, in place of a new draft; what is in force there stays in force
 * @param input.campaignId whose turn and whose budget it is
 * @throws Problem 404 (brand, product, prompt, content), 409 (archived, closed, no key for the chosen providers), 422 (variables), 429 (too many runs wait)
 */
export async function startGeneration(
  tx: Transaction,
  deps: ProviderDependencies & { generationSink: GenerationSink },
  input: {
    organizationId: string;
    actor: Actor;
    request: GenerateInput;
    into?: { contentId: string; transform?: RunTransform } | undefined;
    campaignId?: string | null | undefined;
  },
): Promise<z.input<typeof acceptedRunSchema>> {
  const { organizationId, actor, into } = input;
  // Drawn here, so that a prompt's trial falls to this run by what the run itself keeps.
  const request = { ...input.request, seed: input.request.seed ?? randomInt(1_000_000_000) };
  const { facts, brief } = await briefFor(tx, deps, { organizationId, request, transform: into?.transform ?? null });
  await assertRunCanStart(tx, organizationId, brief, request.purpose);
  const { contentId } = into
    ? await deps.generationSink.openContent(tx, { contentId: into.contentId, brandId: request.brandId, type: request.type })
    : await deps.generationSink.createDraft(tx, { ...request, organizationId, actor });
  return acceptRun(tx, { facts, brief, contentId, versions: request.versions, seed: request.seed, campaignId: input.campaignId ?? null, actor });
}

/**
 * What a request would be written from, all of it checked and nothing stored.
 * @throws Problem 404 (brand, product, prompt), 409 (archived), 422 (another brand's product, variables)
 */
export async function briefFor(
  tx: Transaction,
  deps: ProviderDependencies & { generationSink: GenerationSink },
  input: { organizationId: string; request: GenerateInput; transform: RunTransform | null },
): Promise<{ facts: RunFacts; brief: Brief }> {
  const { organizationId, request, transform } = input;
  await assertBrandIsOpen(tx, request.brandId);
  if (request.productId !== null) {
    const product = await getProduct(tx, request.productId);
    if (product.brandId !== request.brandId) throw invalid("other_brand", "/productId", "This product belongs to another brand.");
  }
  const chosen = await choosePrompt(tx, { category: request.type, platform: request.platform, language: request.language, promptId: request.promptId, draw: `${request.seed}:${request.topic}` });
  const facts: RunFacts = { ...request, organizationId, promptVersionId: chosen?.version.id ?? null, transform };
  const brief = await readBrief(tx, deps, facts);
  const wrong = [
    ...brief.composed.issues.map(({ name, code, detail }) => ({ pointer: `/variables/${escapePointer(name)}`, code, detail })),
    ...brief.composed.missing.filter((name) => !name.includes(".") && name !== "product").map((name) => ({ pointer: `/variables/${escapePointer(name)}`, code: "missing", detail: `The template needs "${name}".` })),
  ];
  if (chosen && wrong.length > 0) throw new Problem(422, "invalid_input", "Some values do not fit the template's variables.", { errors: wrong.slice(0, 50) });
  return { facts, brief };
}

const escapePointer = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
