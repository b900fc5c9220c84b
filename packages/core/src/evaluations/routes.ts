import { z } from "zod";
import { actorOf, forbidden, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import { assertContentAccess } from "../contents/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { usd } from "../economics/index.ts";
import type { ProviderDependencies } from "../generation/index.ts";
import { getPrompt } from "../prompts/index.ts";
import { caseFromContent } from "./case-from-content.ts";
import { createCase, deleteCase, getCase, listCases, presentCase, updateCase } from "./cases.ts";
import { cancelEvaluation } from "./finish-evaluation.ts";
import { getEvaluation, listEvaluations, listResults, presentEvaluations, presentResult, readScores } from "./get-evaluation.ts";
import { listWrittenPieces } from "./list-written-pieces.ts";
import { planEvaluation } from "./plan-evaluation.ts";
import { readPromptStats, readPromptSummaries } from "./prompt-stats.ts";
import {
  caseFromContentSchema,
  createCaseSchema,
  evaluationCaseSchema,
  evaluationEstimateSchema,
  evaluationRunDetailSchema,
  evaluationRunSchema,
  evaluationScoreSchema,
  promptStatsSchema,
  promptSummarySchema,
  startEvaluationSchema,
  updateCaseSchema,
  writtenPieceSchema,
  type StartEvaluation,
} from "./schema.ts";
import { startEvaluation } from "./start-evaluation.ts";

const tag = "Evaluations";
const ofPrompt = z.object({ promptId: z.uuid() });
const ofCase = z.object({ evaluationCaseId: z.uuid() });
const ofRun = z.object({ evaluationRunId: z.uuid() });

/** How prompts do: what became of their texts, their cases, and runs of those against any version and model. */
export function evaluationRoutes(api: Api, deps: ProviderDependencies & Pick<CoreDependencies, "cursors" | "db">): void {
  const { cursors, db } = deps;

  api.read(
    {
      method: "get",
      path: "/prompt-summaries",
      summary: "Read how several prompts do",
      tag,
      permission: "prompts.read",
      query: z.strictObject({ promptIds: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$/, "Give up to 100 ids with commas between them.").pipe(z.string().transform((ids) => ids.split(","))).pipe(z.array(z.uuid())) }),
      reply: z.object({ data: z.array(promptSummarySchema) }),
    },
    async (tx, { principal, query }) => ({ body: { data: await readPromptSummaries(tx, { ...query, brandIds: principal.brandIds }) } }),
  );

  api.read(
    { method: "get", path: "/prompts/{promptId}/stats", summary: "Read what became of the texts of each version", tag, permission: "prompts.read", params: ofPrompt, reply: promptStatsSchema },
    async (tx, { principal, params }) => ({ body: await readPromptStats(tx, { ...params, brandIds: principal.brandIds }) }),
  );

  api.read(
    {
      method: "get",
      path: "/prompts/{promptId}/pieces",
      summary: "List the texts that a prompt wrote, newest first",
      tag,
      permission: "contents.read",
      params: ofPrompt,
      query: z.strictObject({ ...pageQuery, versionId: z.uuid().optional(), outcome: writtenPieceSchema.shape.outcome.optional() }),
      reply: pageOf(writtenPieceSchema),
    },
    async (tx, { principal, params, query }) => {
      await getPrompt(tx, params.promptId);
      const { cursor, ...filter } = query;
      const scope = `prompt-pieces:${principal.organizationId}:${params.promptId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listWrittenPieces(tx, { ...filter, ...params, brandIds: principal.brandIds, after });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.contentVersionId], present: (row) => row }) };
    },
  );

  const casesPath = "/prompts/{promptId}/evaluation-cases";
  api.read(
    { method: "get", path: casesPath, summary: "List the cases of a prompt, newest first", tag, permission: "prompts.read", params: ofPrompt, query: z.strictObject({ ...pageQuery, active: z.enum(["true", "false"]).optional() }), reply: pageOf(evaluationCaseSchema) },
    async (tx, { principal, params, query }) => {
      await getPrompt(tx, params.promptId);
      const scope = `evaluation-cases:${principal.organizationId}:${params.promptId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const isActive = query.active === undefined ? undefined : query.active === "true";
      const found = await listCases(tx, { ...params, brandIds: principal.brandIds, isActive, after, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: presentCase }) };
    },
  );
  api.write(
    { method: "post", path: casesPath, summary: "Add a case", tag, permission: "prompts.write", params: ofPrompt, body: createCaseSchema, reply: evaluationCaseSchema, status: 201 },
    async (tx, { principal, params, body }) => {
      assertBrandAccess(principal, body.brandId);
      const row = await createCase(tx, { ...params, organizationId: principal.organizationId, actor: actorOf(principal), values: body });
      return { body: presentCase(row), version: row.version };
    },
  );
  api.read(
    { method: "get", path: "/evaluation-cases/{evaluationCaseId}", summary: "Read a case", tag, permission: "prompts.read", params: ofCase, reply: evaluationCaseSchema },
    async (tx, { principal, params }) => {
      const row = await getCase(tx, params.evaluationCaseId, principal.brandIds);
      return { body: presentCase(row), version: row.version };
    },
  );
  api.write(
    { method: "patch", path: "/evaluation-cases/{evaluationCaseId}", summary: "Change a case or switch it off", tag, permission: "prompts.write", params: ofCase, body: updateCaseSchema, reply: evaluationCaseSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      const row = await updateCase(tx, { caseId: params.evaluationCaseId, brandIds: principal.brandIds, actor: actorOf(principal), changes: body, ifMatch });
      return { body: presentCase(row), version: row.version };
    },
  );
  api.write(
    { method: "delete", path: "/evaluation-cases/{evaluationCaseId}", summary: "Remove a case; its results stay", tag, permission: "prompts.write", params: ofCase, status: 204 },
    async (tx, { principal, params }) => {
      await deleteCase(tx, { caseId: params.evaluationCaseId, brandIds: principal.brandIds, actor: actorOf(principal) });
      return { body: undefined };
    },
  );
  api.write(
    {
      method: "post",
      path: "/contents/{contentId}/evaluation-case",
      summary: "Make a case of a text that was edited or rejected; asked twice, it is the same case",
      tag,
      permission: "prompts.write",
      params: z.object({ contentId: z.uuid() }),
      body: caseFromContentSchema,
      reply: evaluationCaseSchema,
      status: 201,
    },
    async (tx, { principal, params, body }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const { row, isNew } = await caseFromContent(tx, { ...params, actor: actorOf(principal), request: body });
      return { body: presentCase(row), version: row.version, status: isNew ? 201 : 200 };
    },
  );

  const runsPath = "/prompts/{promptId}/evaluation-runs";
  api.read(
    { method: "get", path: runsPath, summary: "List evaluation runs of a prompt, newest first", tag, permission: "prompts.read", params: ofPrompt, query: z.strictObject({ ...pageQuery, kind: z.enum(["cases", "try"]).optional() }), reply: pageOf(evaluationRunSchema) },
    async (tx, { principal, params, query }) => {
      await getPrompt(tx, params.promptId);
      const scope = `evaluation-runs:${principal.organizationId}:${params.promptId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listEvaluations(tx, { ...params, kind: query.kind, after, limit: query.limit });
      const shown = await presentEvaluations(tx, found);
      return { body: toPage(shown, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => row }) };
    },
  );
  // A POST only because it carries a body: it reads, and spends nothing.
  api.raw(
    { method: "post", path: `${runsPath}/estimate`, summary: "See how many calls a run makes and what they cost at most", tag, permission: "prompts.read", params: ofPrompt, body: startEvaluationSchema, reply: evaluationEstimateSchema },
    async ({ principal, params, body }) => {
      assertBrands(principal, body);
      const plan = await db.readForOrganization(principal.organizationId, (tx) => planEvaluation(tx, deps, { ...params, organizationId: principal.organizationId, brandIds: principal.brandIds, request: body }));
      return { body: { calls: plan.results.length, maxCost: usd(plan.maxCostMicroUsd), unknownPrices: plan.unknownPrices, unconfigured: plan.unconfigured } };
    },
  );
  api.write(
    { method: "post", path: runsPath, summary: "Run cases, or write for some brands side by side", tag, permission: "contents.generate", params: ofPrompt, body: startEvaluationSchema, reply: evaluationRunSchema, status: 202 },
    async (tx, { principal, params, body }) => {
      assertBrands(principal, body);
      const run = await startEvaluation(tx, deps, { ...params, organizationId: principal.organizationId, brandIds: principal.brandIds, actor: actorOf(principal), request: body });
      const [shown] = await presentEvaluations(tx, [run]);
      return { body: shown!, headers: { location: `/api/v1/evaluation-runs/${run.id}` } };
    },
  );
  api.read(
    { method: "get", path: "/evaluation-runs/{evaluationRunId}", summary: "Read a run with its results so far", tag, permission: "prompts.read", params: ofRun, reply: evaluationRunDetailSchema },
    async (tx, { principal, params }) => {
      const run = await getEvaluation(tx, params.evaluationRunId);
      const [shown] = await presentEvaluations(tx, [run]);
      return { body: { ...shown!, results: (await listResults(tx, run.id, principal.brandIds)).map(presentResult) } };
    },
  );
  api.write(
    { method: "post", path: "/evaluation-runs/{evaluationRunId}/cancel", summary: "Stop a run; finished results stay", tag, permission: "contents.generate", params: ofRun, reply: evaluationRunSchema },
    async (tx, { principal, params }) => {
      const run = await cancelEvaluation(tx, { runId: params.evaluationRunId, actor: actorOf(principal) });
      const [shown] = await presentEvaluations(tx, [run]);
      return { body: shown! };
    },
  );
  api.read(
    { method: "get", path: "/prompts/{promptId}/evaluation-scores", summary: "Read pass rates by version and model", tag, permission: "prompts.read", params: ofPrompt, reply: z.object({ data: z.array(evaluationScoreSchema) }) },
    async (tx, { principal, params }) => {
      await getPrompt(tx, params.promptId);
      return { body: { data: await readScores(tx, params.promptId, principal.brandIds) } };
    },
  );
}

/** A trial shows the facts of its brands. */
function assertBrands(principal: Parameters<typeof assertBrandAccess>[0], request: StartEvaluation): void {
  if (request.kind !== "try") return;
  for (const needed of ["brands.read", "products.read"]) if (!principal.permissions.has(needed)) throw forbidden(`A trial writes with the brands' facts. It needs "${needed}".`);
  for (const { brandId } of request.brands) assertBrandAccess(principal, brandId);
}
