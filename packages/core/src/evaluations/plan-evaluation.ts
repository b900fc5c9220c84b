import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { invalid, notFound, Problem } from "@agency/platform/http";
import { assertBrandIsOpen, getProduct } from "../products/index.ts";
import { getBrand } from "../brands/index.ts";
import { checkTemplate, getPrompt, getPromptVersion, usualPlatform, type PromptWithVersion } from "../prompts/index.ts";
import type { Platform } from "../prompts/schema.ts";
import { maxCostOf, usableRoute, type ProviderDependencies } from "../generation/index.ts";
import { defaultChecks } from "./default-checks.ts";
import { notAText, readSubject } from "./read-subject.ts";
import type { StartEvaluation, Target } from "./schema.ts";
import { evaluationCases, type ResultInput } from "./table.ts";

/** Results that one run may have. */
const mostResults = 300;

export interface PlannedResult {
  caseId: string | null;
  promptVersionId: string | null;
  brandId: string | null;
  target: Target;
  input: ResultInput;
}

export interface EvaluationPlan {
  results: PlannedResult[];
  /** The most that all calls may cost together; what has no price counts as nothing. */
  maxCostMicroUsd: bigint;
  unknownPrices: Target[];
  unconfigured: Target[];
}

/**
 * What a request would run and the most that it could cost; stores and spends nothing.
 * @throws Problem 404, 409 (archived brand), 422 (nothing to run, too much, values that do not fit)
 */
export async function planEvaluation(
  tx: Transaction,
  deps: ProviderDependencies,
  input: { organizationId: string; promptId: string; brandIds: readonly string[] | null; request: StartEvaluation },
): Promise<EvaluationPlan> {
  const { organizationId, promptId, request } = input;
  const found = await getPrompt(tx, promptId);
  const subjects = request.kind === "cases" ? await casesOf(tx, found, input.brandIds, request) : await brandsOf(tx, found, request);
  if (subjects.length === 0) throw invalid("nothing_to_run", "/caseIds", "This prompt has no active case to run. Add one first.");
  if (subjects.length * request.targets.length > mostResults) throw invalid("too_many_results", "/targets", `A run has at most ${mostResults} results. Choose fewer cases, versions or models.`);

  const at = await databaseNow(tx);
  const unconfigured: Target[] = [];
  const unknownPrices: Target[] = [];
  const routes = await Promise.resolve(request.targets).then(async (targets) => {
    const usable = [];
    for (const target of targets) {
      const { entries } = await usableRoute(tx, deps, { organizationId, brandId: null, entry: target, at });
      const entry = entries[0];
      if (!entry) unconfigured.push(target);
      else if (entry.resolved.environment === "live" && entry.price === null) unknownPrices.push(target);
      usable.push({ target, entry });
    }
    return usable;
  });
  let maxCostMicroUsd = 0n;
  const unsaved = request.kind === "try" ? (request.unsaved ?? null) : null;
  for (const subject of subjects) {
    const isPriced = routes.some(({ entry }) => entry?.price && entry.resolved.environment === "live");
    if (!isPriced && request.kind === "cases") continue;
    const { composed, request: asked } = await readSubject(tx, { organizationId, promptId, unsaved, ...subject });
    if (request.kind === "try") assertValues(composed);
    for (const { entry } of routes) if (entry?.resolved.environment === "live") maxCostMicroUsd += maxCostOf(entry.price, asked) ?? 0n;
  }
  return { results: subjects.flatMap((subject) => request.targets.map((target) => ({ ...subject, target }))), maxCostMicroUsd, unknownPrices, unconfigured };
}

type Planned = Omit<PlannedResult, "target">;

async function casesOf(tx: Transaction, found: PromptWithVersion, brandIds: readonly string[] | null, request: StartEvaluation & { kind: "cases" }): Promise<Planned[]> {
  const versionIds = request.versionIds.length === 0 ? [found.activeVersion.id] : [...new Set(request.versionIds)];
  for (const versionId of versionIds) await getPromptVersion(tx, found.prompt.id, versionId);
  const wanted = and(
    eq(evaluationCases.promptId, found.prompt.id),
    eq(evaluationCases.isActive, true),
    brandIds === null ? undefined : or(isNull(evaluationCases.brandId), inArray(evaluationCases.brandId, [...brandIds])),
    request.caseIds ? inArray(evaluationCases.id, request.caseIds) : undefined,
  );
  const cases = await tx.select().from(evaluationCases).where(wanted).orderBy(evaluationCases.id).limit(mostResults + 1);
  if (request.caseIds && cases.length < new Set(request.caseIds).size) throw notFound("One of these evaluation cases");
  const names = new Map<string, string>();
  for (const brandId of new Set(cases.map((row) => row.brandId))) if (brandId !== null) names.set(brandId, (await getBrand(tx, brandId)).name);
  return versionIds.flatMap((promptVersionId) =>
    cases.map(({ id, name, brandId, productId, facts, topic, platform, variables, checks, seed }) => ({
      caseId: id,
      promptVersionId,
      brandId,
      input: { caseName: name, brandName: brandId === null ? facts!.brand.name : names.get(brandId)!, productId, facts, topic, platform, variables, checks, seed },
    })),
  );
}

async function brandsOf(tx: Transaction, { prompt, activeVersion }: PromptWithVersion, request: StartEvaluation & { kind: "try" }): Promise<Planned[]> {
  if (request.unsaved) checkTemplate(request.unsaved.template, request.unsaved.variables);
  const promptVersionId = request.unsaved ? null : request.versionId === undefined ? activeVersion.id : (await getPromptVersion(tx, prompt.id, request.versionId)).id;
  const planned: Planned[] = [];
  for (const [index, { brandId, productId }] of request.brands.entries()) {
    await assertBrandIsOpen(tx, brandId);
    const brand = await getBrand(tx, brandId);
    if (productId !== null && (await getProduct(tx, productId)).brandId !== brandId) throw invalid("other_brand", `/brands/${index}/productId`, "This product belongs to another brand.");
    if (prompt.category === "image") throw notAText();
    const platform = request.platform ?? (prompt.platform as Platform | null) ?? usualPlatform[prompt.category];
    const { topic, variables, seed } = request;
    const checks = [...defaultChecks(prompt.language), { kind: "guard" as const }];
    planned.push({ caseId: null, promptVersionId, brandId, input: { caseName: brand.name, brandName: brand.name, productId, facts: null, topic, platform, variables, checks, seed } });
  }
  return planned;
}

function assertValues({ issues, missing }: { issues: readonly { name: string; code: string; detail: string }[]; missing: readonly string[] }): void {
  const place = (name: string) => `/variables/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const errors = [
    ...issues.map(({ name, code, detail }) => ({ pointer: place(name), code, detail })),
    ...missing.filter((name) => !name.includes(".") && name !== "product").map((name) => ({ pointer: name === "topic" ? "/topic" : place(name), code: "missing", detail: `The template needs "${name}".` })),
  ];
  if (errors.length > 0) throw new Problem(422, "invalid_input", "Some values do not fit the template's variables.", { errors: errors.slice(0, 50) });
}
