import { and, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { invalid, notFound, Problem, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { assertBrandIsOpen, getProduct } from "../products/index.ts";
import { getPrompt, usualPlatform } from "../prompts/index.ts";
import type { Platform } from "../prompts/schema.ts";
import { notAText } from "./read-subject.ts";
import { patternProblem } from "./run-checks.ts";
import type { Check, createCaseSchema, EvaluationCase, updateCaseSchema } from "./schema.ts";
import { evaluationCases, type CaseRow } from "./table.ts";

/** Cases that one template may have. */
const mostCases = 500;

/** Adds a case that a person wrote. Event: `evaluation_case.created`. @throws Problem 404, 409 (archived brand), 422 (a pattern, another brand's product, too many) */
export async function createCase(
  tx: Transaction,
  input: { organizationId: string; promptId: string; actor: Actor; values: z.output<typeof createCaseSchema>; origin?: Pick<CaseRow, "source" | "contentId" | "contentVersionId"> },
): Promise<CaseRow> {
  const { organizationId, promptId, actor, values } = input;
  const { prompt } = await getPrompt(tx, promptId);
  await assertBrandIsOpen(tx, values.brandId);
  if (values.productId !== null && (await getProduct(tx, values.productId)).brandId !== values.brandId) throw invalid("other_brand", "/productId", "This product belongs to another brand.");
  assertPatterns(values.checks);
  if (prompt.category === "image") throw notAText();
  const [counted] = await tx.select({ count: sql<number>`count(*)::int` }).from(evaluationCases).where(eq(evaluationCases.promptId, promptId));
  if (counted!.count >= mostCases) throw invalid("too_many_cases", "/promptId", `A prompt has at most ${mostCases} cases. Remove some that no longer help.`);
  const [row] = await tx
    .insert(evaluationCases)
    .values({
      ...values,
      id: newId(),
      organizationId,
      promptId,
      source: "person",
      ...input.origin,
      platform: values.platform ?? (prompt.platform as Platform | null) ?? usualPlatform[prompt.category],
      isActive: true,
      version: 1,
      createdBy: actor.kind === "user" ? actor.id : null,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, caseEvent("evaluation_case.created", row!, actor));
  return row!;
}

/** @throws Problem 404, 412, 422. Event: `evaluation_case.updated` */
export async function updateCase(tx: Transaction, input: { caseId: string; brandIds: readonly string[] | null; actor: Actor; changes: z.output<typeof updateCaseSchema>; ifMatch?: number | undefined }): Promise<CaseRow> {
  const before = await getCase(tx, input.caseId, input.brandIds);
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  assertPatterns(input.changes.checks ?? []);
  const [row] = await tx
    .update(evaluationCases)
    .set({ ...input.changes, version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(and(eq(evaluationCases.id, before.id), eq(evaluationCases.version, before.version)))
    .returning();
  if (!row) throw stale();
  await recordEvents(tx, caseEvent("evaluation_case.updated", row, input.actor));
  return row;
}

/** Its results stay, under the name that they were run with. Event: `evaluation_case.deleted`. @throws Problem 404 */
export async function deleteCase(tx: Transaction, input: { caseId: string; brandIds: readonly string[] | null; actor: Actor }): Promise<void> {
  const row = await getCase(tx, input.caseId, input.brandIds);
  await tx.delete(evaluationCases).where(eq(evaluationCases.id, row.id));
  await recordEvents(tx, caseEvent("evaluation_case.deleted", row, input.actor));
}

/** @throws Problem 404 also for a case of a brand that the reader may not see */
export async function getCase(tx: Transaction, caseId: string, brandIds: readonly string[] | null): Promise<CaseRow> {
  const [row] = await tx.select().from(evaluationCases).where(and(eq(evaluationCases.id, caseId), ofBrands(brandIds)));
  if (!row) throw notFound("This evaluation case");
  return row;
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listCases(tx: Transaction, options: { promptId: string; brandIds: readonly string[] | null; isActive?: boolean | undefined; after: string | null; limit: number }): Promise<CaseRow[]> {
  const { promptId, brandIds, isActive, after } = options;
  return tx
    .select()
    .from(evaluationCases)
    .where(
      and(
        eq(evaluationCases.promptId, promptId),
        ofBrands(brandIds),
        isActive === undefined ? undefined : eq(evaluationCases.isActive, isActive),
        after ? lt(evaluationCases.id, after) : undefined,
      ),
    )
    .orderBy(desc(evaluationCases.id))
    .limit(options.limit + 1);
}

export function presentCase(row: CaseRow): EvaluationCase {
  const { organizationId: _organization, slug: _slug, createdBy: _author, ...shown } = row;
  return { ...shown, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

const ofBrands = (brandIds: readonly string[] | null) => (brandIds === null ? undefined : or(isNull(evaluationCases.brandId), inArray(evaluationCases.brandId, [...brandIds])));

function assertPatterns(checks: readonly Check[]): void {
  const errors = checks.flatMap((check, index) => {
    const detail = check.kind === "regex" ? patternProblem(check.pattern) : null;
    return detail === null ? [] : [{ pointer: `/checks/${index}/pattern`, code: "invalid_pattern", detail: `This is no RE2 pattern: ${detail.slice(0, 200)}` }];
  });
  if (errors.length > 0) throw new Problem(422, "invalid_input", "A check has a pattern that cannot be used.", { errors });
}

const caseEvent = (type: string, row: CaseRow, actor: Actor) => ({
  organizationId: row.organizationId,
  type,
  subjectType: "evaluation_case",
  subjectId: row.id,
  brandId: row.brandId,
  actor,
  payload: { promptId: row.promptId, source: row.source },
});
