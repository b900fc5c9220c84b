import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { rows, type Transaction } from "@agency/platform/db";
import { pageOf, pageQuery, type Api, type Principal } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { getPublication } from "../publishing/index.ts";
import { createAbTest, deleteAbTest, getAbTest, listAbTests, presentAbTests } from "./ab-tests.ts";
import { measureNow } from "./measure-now.ts";
import { environmentOf, groupResults, listResults, readResult, type ResultSort } from "./read-results.ts";
import { abTestSchema, createAbTestSchema, groupedResultsSchema, postResultSchema, publicationMetricsSchema, resultFilter, resultGroupSchema, resultSorts, type MetricStep } from "./schema.ts";
import { comparableSteps } from "./rules.ts";
import { metricSnapshots } from "./table.ts";

const tag = "Metrics";
const ofPublication = z.object({ publicationId: z.uuid() });
const ofTest = z.object({ abTestId: z.uuid() });

export function metricsRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  const open = async (tx: Transaction, publicationId: string, principal: Principal) => {
    const row = await getPublication(tx, publicationId);
    assertBrandAccess(principal, row.brandId);
    return row;
  };

  api.read(
    { method: "get", path: "/metrics/posts", summary: "List what public posts did, newest or best first", tag, permission: "publications.read", query: z.strictObject({ ...pageQuery, ...resultFilter, sort: z.enum(resultSorts).default("newest") }), reply: pageOf(postResultSchema) },
    async (tx, { principal, query }) => {
      const { cursor, limit, sort, ...filter } = query;
      const environment = filter.environment ?? (await environmentOf(tx, principal.organizationId));
      const scope = `metrics:${principal.organizationId}:${sort}`;
      const after = cursor ? (cursors.decode(scope, cursor) as [string, string]) : null;
      const found = await listResults(tx, { ...filter, ...reader(principal), environment }, { sort: sort as ResultSort, limit, after });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return { body: { data: page.map(({ sortValue: _sortValue, ...result }) => result), nextCursor: found.length > limit && last ? cursors.encode(scope, [last.sortValue, last.publicationId]) : null } };
    },
  );
  api.read(
    { method: "get", path: "/metrics/groups", summary: "Compare results by channel, prompt version, template, hour or format", tag, permission: "publications.read", query: z.strictObject({ ...resultFilter, by: resultGroupSchema }), reply: groupedResultsSchema },
    async (tx, { principal, query }) => {
      const { by, ...filter } = query;
      const environment = filter.environment ?? (await environmentOf(tx, principal.organizationId));
      return { body: { environment, data: await groupResults(tx, { ...filter, ...reader(principal), environment }, by) } };
    },
  );
  api.read(
    { method: "get", path: "/publications/{publicationId}/metrics", summary: "Read what a post did over time", tag, permission: "publications.read", params: ofPublication, reply: publicationMetricsSchema },
    async (tx, { principal, params }) => {
      const publication = await open(tx, params.publicationId, principal);
      const snapshots = await tx.select().from(metricSnapshots).where(eq(metricSnapshots.publicationId, publication.id)).orderBy(asc(metricSnapshots.takenAt));
      const [compared] = await rows<{ posts: number; median: number | null }>(
        tx,
        sql`select count(*)::int as posts, percentile_cont(0.5) within group (order by rate) as median from post_metrics
            where channel_id = ${publication.channelId} and rate is not null and steps_done >= ${comparableSteps} and published_at > agency.now() - interval '90 days'`,
      );
      return {
        body: {
          result: await readResult(tx, publication.id),
          snapshots: snapshots.map(({ step, takenAt, metrics }) => ({ step: step as MetricStep, takenAt: takenAt.toISOString(), counts: metrics })),
          compared: compared ? { posts: compared.posts, medianRate: compared.median } : null,
        },
      };
    },
  );
  api.write(
    { method: "post", path: "/publications/{publicationId}/measure", summary: "Ask the network for a post's numbers now", tag, permission: "publications.read", params: ofPublication, reply: publicationMetricsSchema.shape.result, status: 202 },
    async (tx, { principal, params }) => {
      await open(tx, params.publicationId, principal);
      await measureNow(tx, params.publicationId);
      return { body: await readResult(tx, params.publicationId) };
    },
  );

  api.read(
    { method: "get", path: "/ab-tests", summary: "List A/B tests with what can be said so far", tag, permission: "publications.read", query: z.strictObject({ brandId: z.uuid().optional() }), reply: z.object({ data: z.array(abTestSchema) }) },
    async (tx, { principal, query }) => ({ body: { data: await presentAbTests(tx, await listAbTests(tx, { ...query, brandIds: principal.brandIds })) } }),
  );
  api.write(
    { method: "post", path: "/ab-tests", summary: "Compare two groups of publications of one channel", tag, permission: "publications.write", body: createAbTestSchema, reply: abTestSchema, status: 201 },
    async (tx, { principal, body }) => ({ body: (await presentAbTests(tx, [await createAbTest(tx, { ...body, principal })]))[0]! }),
  );
  api.read(
    { method: "get", path: "/ab-tests/{abTestId}", summary: "Read an A/B test", tag, permission: "publications.read", params: ofTest, reply: abTestSchema },
    async (tx, { principal, params }) => {
      const test = await getAbTest(tx, params.abTestId);
      assertBrandAccess(principal, test.brandId);
      return { body: (await presentAbTests(tx, [test]))[0]! };
    },
  );
  api.write(
    { method: "delete", path: "/ab-tests/{abTestId}", summary: "Remove an A/B test; its publications stay", tag, permission: "publications.write", params: ofTest, status: 204 },
    async (tx, { principal, params }) => {
      const test = await getAbTest(tx, params.abTestId);
      assertBrandAccess(principal, test.brandId);
      await deleteAbTest(tx, test);
      return { body: undefined };
    },
  );
}

const reader = (principal: Principal) => ({ organizationId: principal.organizationId, brandIds: principal.brandIds });
