import { z } from "zod";
import { sql } from "drizzle-orm";
import { actorOf, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import { rows, type Transaction } from "@agency/platform/db";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { cancelRun } from "./cancel-run.ts";
import { estimateRun } from "./estimate-run.ts";
import { getRun, listAttempts, listRuns } from "./get-run.ts";
import { presentAttempt, presentRun } from "./present-run.ts";
import { providerRoutesOf } from "./providers/routes.ts";
import type { ProviderDependencies } from "./providers/resolve-provider.ts";
import { eventStreamHeaders, runEventStream } from "./run-event-stream.ts";
import { listItems, readTexts } from "./run-text.ts";
import { acceptedRunSchema, generateSchema, generationAttemptSchema, generationRunSchema } from "./schema.ts";
import type { GenerationSink } from "./sink.ts";
import { briefFor, startGeneration } from "./start-generation.ts";
import { parsePosition } from "./stream-position.ts";
import { runEstimateSchema } from "./transform-schema.ts";
import type { RunRow } from "./table.ts";

const tag = "Generation";
const params = z.object({ runId: z.uuid() });
const generatePath = "/contents/generate";
const longestPosition = 200;

export type GenerationRouteDependencies = ProviderDependencies &
  Pick<CoreDependencies, "db" | "cursors" | "live"> & { generationSink: GenerationSink; heartbeatMs?: number };

/** Runs, their streams, providers and routes. Answers how to end all open streams at shutdown. */
export function generationRoutes(api: Api, deps: GenerationRouteDependencies): { closeAll(): void } {
  const { db, live, cursors, heartbeatMs = 15_000 } = deps;
  const closing = new AbortController();
  const stream = (organizationId: string, runId: string, from: string | undefined, signal: AbortSignal) =>
    runEventStream({ db, live }, { organizationId, runId, from: from === undefined || from === "" ? [] : parsePosition(from), heartbeatMs, signals: [signal, closing.signal] });
  const view = async (tx: Transaction, found: RunRow[]) => {
    const items = await listItems(tx, found.map(({ id }) => id));
    const texts = await readTexts(tx, items);
    return (row: RunRow) => presentRun(row, items, texts);
  };

  // The same acceptance, idempotency included; a caller who asks for events gets the stream of the accepted run instead of its id.
  const accepting = [generatePath, "/contents/:contentId/regenerate", "/contents/:contentId/transform"];
  for (const path of accepting) api.app.use(path, async (c, next) => {
    await next();
    if (c.req.method !== "POST" || c.res.status !== 202 || !(c.req.header("accept") ?? "").includes("text/event-stream")) return;
    const accepted = acceptedRunSchema.parse(await c.res.json());
    const [run] = await db.system((tx) => rows<{ organization_id: string }>(tx, sql`select organization_id from generation_runs where id = ${accepted.id}`));
    const headers = { ...eventStreamHeaders, location: `/api/v1/generation-runs/${accepted.id}/events`, "x-generation-run-id": accepted.id };
    c.res = new Response(stream(run!.organization_id, accepted.id, undefined, c.req.raw.signal), { status: 200, headers });
  });

  api.write(
    {
      method: "post",
      path: generatePath,
      summary: "Write drafts; with `Accept: text/event-stream` the run's events come at once",
      tag,
      permission: "contents.generate",
      body: generateSchema,
      reply: acceptedRunSchema,
      status: 202,
    },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const accepted = await startGeneration(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), request: body });
      return { body: accepted, headers: { location: `/api/v1/generation-runs/${accepted.id}` } };
    },
  );

  api.write(
    {
      method: "post",
      path: `${generatePath}/estimate`,
      summary: "Say what drafts would cost, without writing them",
      tag,
      permission: "contents.generate",
      body: generateSchema,
      reply: runEstimateSchema,
    },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { facts, brief } = await briefFor(tx, deps, { organizationId: principal.organizationId, request: body, transform: null });
      return { body: estimateRun(facts, brief, body.versions) };
    },
  );

  api.read(
    {
      method: "get",
      path: "/generation-runs",
      summary: "List generation runs, newest first",
      tag,
      permission: "contents.read",
      query: z.strictObject({ ...pageQuery, brandId: z.uuid().optional(), contentId: z.uuid().optional() }),
      reply: pageOf(generationRunSchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `generation-runs:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listRuns(tx, { ...filter, brandIds: principal.brandIds, after, limit });
      const present = await view(tx, found.slice(0, limit));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present }) };
    },
  );

  api.read(
    { method: "get", path: "/generation-runs/{runId}", summary: "Read a run with its text so far", tag, permission: "contents.read", params, reply: generationRunSchema },
    async (tx, { principal, params }) => {
      const run = await getRun(tx, params.runId);
      assertBrandAccess(principal, run.brandId);
      return { body: (await view(tx, [run]))(run) };
    },
  );

  api.read(
    {
      method: "get",
      path: "/generation-runs/{runId}/attempts",
      summary: "List every call of a run and how it ended, oldest first",
      tag,
      permission: "contents.read",
      params,
      reply: z.object({ data: z.array(generationAttemptSchema) }),
    },
    async (tx, { principal, params }) => {
      assertBrandAccess(principal, (await getRun(tx, params.runId)).brandId);
      return { body: { data: (await listAttempts(tx, params.runId)).map(presentAttempt) } };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/generation-runs/{runId}/events",
      summary: "Follow a run as server-sent events; continues after Last-Event-ID or ?from=",
      tag,
      permission: "contents.read",
      params,
      query: z.strictObject({ from: z.string().max(longestPosition).optional() }),
      produces: "text/event-stream",
    },
    async ({ c, principal, params, query }) => {
      const run = await db.readForOrganization(principal.organizationId, (tx) => getRun(tx, params.runId));
      assertBrandAccess(principal, run.brandId);
      const from = c.req.header("last-event-id")?.slice(0, longestPosition + 1) ?? query.from;
      return new Response(stream(principal.organizationId, run.id, from, c.req.raw.signal), { headers: eventStreamHeaders });
    },
  );

  api.write(
    { method: "post", path: "/generation-runs/{runId}/cancel", summary: "Stop a run; finished versions stay", tag, permission: "contents.generate", params, reply: generationRunSchema },
    async (tx, { principal, params }) => {
      assertBrandAccess(principal, (await getRun(tx, params.runId)).brandId);
      const run = await cancelRun(tx, { runId: params.runId, actor: actorOf(principal) });
      return { body: (await view(tx, [run]))(run) };
    },
  );

  providerRoutesOf(api, deps);
  return { closeAll: () => closing.abort() };
}
