import { z } from "zod";
import { contentDocumentSchema } from "../contents/schema.ts";
import { moneySchema } from "../economics/schema.ts";
import { localeSchema } from "../identity/schema.ts";
import { brandFactsSchema, platformSchema, productFactsSchema, unsavedTemplateSchema } from "../prompts/schema.ts";

const phrase = z.string().trim().min(1).max(500);

/** One thing that a text has to do or to leave. */
export const checkSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("limits") }).meta({ title: "Sizes of the network" }),
    z.strictObject({ kind: z.literal("structure") }).meta({ title: "Every part is there" }),
    z.strictObject({ kind: z.literal("language"), language: localeSchema }),
    z.strictObject({ kind: z.literal("facts"), price: z.boolean().default(false) }).meta({ title: "The product is named, or two of its facts are told; with its price where asked for" }),
    z.strictObject({ kind: z.literal("guard") }).meta({ title: "No rule of the brand or of advertising law is broken" }),
    z.strictObject({ kind: z.literal("banned_words"), words: z.array(phrase).max(50).default([]) }).meta({ title: "Neither the brand's unwanted words nor these" }),
    z.strictObject({ kind: z.literal("contains"), text: phrase }),
    z.strictObject({ kind: z.literal("not_contains"), text: phrase }),
    z.strictObject({ kind: z.literal("regex"), pattern: z.string().min(1).max(300), isAbsent: z.boolean().default(false) }).meta({ title: "RE2 pattern, matched without regard to case" }),
    z.strictObject({ kind: z.literal("max_length"), characters: z.int().min(1).max(100_000) }),
    z.strictObject({ kind: z.literal("tone"), description: phrase }).meta({ title: "A model judges the tone; offline nobody does" }),
  ])
  .meta({ id: "EvaluationCheck" });
export type Check = z.infer<typeof checkSchema>;
export const checkKinds = ["limits", "structure", "language", "facts", "guard", "banned_words", "contains", "not_contains", "regex", "max_length", "tone"] as const satisfies readonly Check["kind"][];

export const checkResultSchema = z
  .object({ kind: z.enum(checkKinds), outcome: z.enum(["passed", "failed", "skipped"]), detail: z.string().nullable() })
  .meta({ id: "EvaluationCheckResult" });
export type CheckResult = z.infer<typeof checkResultSchema>;

/** Facts of a case that needs no brand of the organization. */
export const caseFactsSchema = z.object({ brand: brandFactsSchema, product: productFactsSchema.nullable() });
export type CaseFacts = z.infer<typeof caseFactsSchema>;

const values = z.record(z.string().max(41), z.union([z.string().max(2_000), z.number(), z.boolean()]));
export const caseSources = ["library", "person", "edit", "rejection"] as const;

export const evaluationCaseSchema = z
  .object({
    id: z.uuid(),
    promptId: z.uuid(),
    name: z.string(),
    source: z.enum(caseSources),
    brandId: z.uuid().nullable(),
    productId: z.uuid().nullable(),
    facts: caseFactsSchema.nullable(),
    topic: z.string(),
    platform: z.string(),
    variables: values,
    checks: z.array(checkSchema),
    seed: z.int(),
    note: z.string().nullable(),
    contentId: z.uuid().nullable(),
    contentVersionId: z.uuid().nullable(),
    isActive: z.boolean(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "EvaluationCase" });
export type EvaluationCase = z.infer<typeof evaluationCaseSchema>;

const seed = z.int().min(0).max(2_000_000_000);
const checks = z.array(checkSchema).min(1).max(30);
export const createCaseSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  brandId: z.uuid(),
  productId: z.uuid().nullable().default(null),
  topic: z.string().trim().max(1_000).default(""),
  platform: platformSchema.optional(),
  variables: values.default({}),
  checks,
  seed: seed.default(1),
  note: z.string().trim().max(2_000).nullable().default(null),
});
export const updateCaseSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  topic: z.string().trim().max(1_000).optional(),
  variables: values.optional(),
  checks: checks.optional(),
  note: z.string().trim().max(2_000).nullable().optional(),
  isActive: z.boolean().optional(),
});
export const caseFromContentSchema = z.strictObject({
  /** The alternative that was edited or rejected; the one in force unless named. */
  versionId: z.uuid().optional(),
  /** Phrases that the template must not write again, beside what the edit took out. */
  avoid: z.array(phrase).max(10).default([]),
});

export const targetSchema = z.strictObject({ provider: z.string().trim().min(1).max(100), model: z.string().trim().min(1).max(200) });
export type Target = z.infer<typeof targetSchema>;
const targets = z.array(targetSchema).min(1).max(6);

/** `cases` runs the template's cases; `try` writes for up to three brands side by side, saved or not. */
export const startEvaluationSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("cases"),
    versionIds: z.array(z.uuid()).max(5).default([]).describe("The serving version unless named"),
    caseIds: z.array(z.uuid()).max(200).optional().describe("Every active case unless named"),
    targets,
  }),
  z.strictObject({
    kind: z.literal("try"),
    versionId: z.uuid().optional(),
    unsaved: unsavedTemplateSchema.optional(),
    brands: z.array(z.strictObject({ brandId: z.uuid(), productId: z.uuid().nullable().default(null) })).min(1).max(3),
    topic: z.string().trim().max(1_000).default(""),
    platform: platformSchema.optional(),
    variables: values.default({}),
    seed: seed.default(1),
    targets,
  }),
]);
export type StartEvaluation = z.output<typeof startEvaluationSchema>;

export const evaluationEstimateSchema = z
  .object({ calls: z.int(), maxCost: moneySchema, unknownPrices: z.array(targetSchema), unconfigured: z.array(targetSchema) })
  .meta({ id: "EvaluationEstimate" });

export const evaluationStatuses = ["queued", "running", "done", "cancelled"] as const;
export const resultStatuses = ["queued", "running", "passed", "failed", "error", "cancelled"] as const;
export const evaluationRunSchema = z
  .object({
    id: z.uuid(),
    promptId: z.uuid(),
    kind: z.enum(["cases", "try"]),
    status: z.enum(evaluationStatuses),
    total: z.int(),
    passed: z.int(),
    failed: z.int(),
    errors: z.int(),
    cost: moneySchema,
    maxCost: moneySchema,
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "EvaluationRun" });
export type EvaluationRun = z.infer<typeof evaluationRunSchema>;

export const evaluationResultSchema = z
  .object({
    id: z.uuid(),
    position: z.int(),
    caseId: z.uuid().nullable(),
    caseName: z.string(),
    brandName: z.string(),
    brandId: z.uuid().nullable(),
    promptVersionId: z.uuid().nullable(),
    provider: z.string(),
    model: z.string(),
    /** Who really answered, where a retired model's successor did. */
    servedModel: z.string().nullable(),
    environment: z.enum(["sandbox", "live"]).nullable(),
    platform: z.string(),
    status: z.enum(resultStatuses),
    document: contentDocumentSchema.nullable(),
    text: z.string().nullable(),
    checks: z.array(checkResultSchema),
    cost: moneySchema,
    latencyMs: z.int().nullable(),
    errorKind: z.string().nullable(),
    errorDetail: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "EvaluationResult" });
export type EvaluationResult = z.infer<typeof evaluationResultSchema>;
export const evaluationRunDetailSchema = evaluationRunSchema.extend({ results: z.array(evaluationResultSchema) }).meta({ id: "EvaluationRunDetail" });
export type EvaluationRunDetail = z.infer<typeof evaluationRunDetailSchema>;

/** The latest result of each case, by version and model. */
export const evaluationScoreSchema = z
  .object({
    promptVersionId: z.uuid(),
    number: z.int(),
    provider: z.string(),
    model: z.string(),
    cases: z.int(),
    passed: z.int(),
    failed: z.int(),
    errors: z.int(),
    cost: moneySchema,
    lastRunAt: z.string(),
  })
  .meta({ id: "EvaluationScore" });

/** What became of the texts of a version. Rates are shares of 1, null while nothing is decided. */
export const outcomesSchema = z.object({
  used: z.int().describe("Texts written"),
  open: z.int().describe("Not decided yet"),
  accepted: z.int().describe("Approved without an edit"),
  edited: z.int().describe("Approved after an edit"),
  rejected: z.int(),
  passedOver: z.int().describe("Another alternative was approved"),
  winRate: z.number().nullable().describe("Approved without an edit, of all approved or rejected"),
  meanEditDistance: z.number().nullable().describe("0 is untouched, 1 is another text; of the edited ones"),
  costPerPiece: moneySchema.nullable(),
  performanceScore: z.number().nullable().describe("Null until measured"),
});
export const promptVersionStatsSchema = outcomesSchema.extend({ promptVersionId: z.uuid(), number: z.int() }).meta({ id: "PromptVersionStats" });
export type PromptVersionStats = z.infer<typeof promptVersionStatsSchema>;
export const promptStatsSchema = z
  .object({
    versions: z.array(promptVersionStatsSchema),
    /** Both versions of a trial since it began; null when none is on trial. */
    canary: z.object({ percent: z.int(), startedAt: z.string(), trial: promptVersionStatsSchema, active: promptVersionStatsSchema, verdict: z.enum(["too_early", "better", "worse", "even"]) }).nullable(),
  })
  .meta({ id: "PromptStats" });
export const promptSummarySchema = z.object({ promptId: z.uuid(), used: z.int(), winRate: z.number().nullable(), passed: z.int(), evaluated: z.int() }).meta({ id: "PromptSummary" });
export type PromptSummary = z.infer<typeof promptSummarySchema>;

/** A text that a prompt version wrote. */
export const writtenPieceSchema = z
  .object({
    contentId: z.uuid(),
    contentVersionId: z.uuid(),
    versionName: z.string(),
    promptVersionId: z.uuid(),
    title: z.string(),
    brandId: z.uuid(),
    outcome: z.enum(["open", "accepted", "edited", "rejected", "passed_over"]),
    editDistance: z.number().nullable(),
    cost: moneySchema,
    createdAt: z.string(),
  })
  .meta({ id: "WrittenPiece" });
