import { z } from "zod";
import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { actorOf, pageOf, pageQuery, type Api, type Principal } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import { assertContentAccess, getContent, presentContent } from "../contents/index.ts";
import { contentSchema } from "../contents/schema.ts";
import { getPublication } from "./get-publication.ts";
import { listPublications } from "./list-publications.ts";
import { planningRoutes, type PlanningDependencies } from "./planning/routes.ts";
import { presentAttempt, presentPublications } from "./present-publication.ts";
import { cancelPublication, reschedulePublication, retryPublication } from "./recall-publication.ts";
import { resolvePublication } from "./resolve-publication.ts";
import { isRecallable } from "./rules.ts";
import { scheduleContent, type SchedulePlan } from "./schedule-content.ts";
import { publicationAttemptSchema, publicationListQuery, publicationSchema, publishNowSchema, rescheduleSchema, resolveSchema, scheduleSchema } from "./schema.ts";
import { publicationAttempts, publications, type PublicationRow } from "./table.ts";

const contentParams = z.object({ contentId: z.uuid() });
const params = z.object({ publicationId: z.uuid() });
const planReply = z.object({ content: contentSchema, publications: z.array(publicationSchema) }).meta({ id: "SchedulePlan" });
const tag = "Publications";

export function publishingRoutes(api: Api, deps: PlanningDependencies): void {
  const { cursors, config } = deps;
  planningRoutes(api, deps);
  const plan = async (tx: Transaction, input: Omit<SchedulePlan, "actor">, principal: Principal) => {
    await assertContentAccess(tx, principal, input.contentId);
    const done = await scheduleContent(tx, config, { ...input, actor: actorOf(principal) });
    return { body: { content: await presentContent(tx, deps.contentHooks, done.content), publications: await presentPublications(tx, done.publications) }, version: done.content.version };
  };
  const view = async (tx: Transaction, row: PublicationRow) => ({ body: (await presentPublications(tx, [row]))[0]!, version: row.version });
  const open = async (tx: Transaction, publicationId: string, principal: Principal) => {
    const row = await getPublication(tx, publicationId);
    assertBrandAccess(principal, row.brandId);
    return row;
  };

  api.write(
    { method: "post", path: "/contents/{contentId}/schedule", summary: "Plan approved content on channels", tag, permission: "publications.write", params: contentParams, body: scheduleSchema, reply: planReply, status: 201 },
    (tx, { principal, params, body, ifMatch }) => plan(tx, { ...body, contentId: params.contentId, ifMatch }, principal),
  );
  api.write(
    { method: "post", path: "/contents/{contentId}/publish-now", summary: "Publish approved content as soon as possible", tag, permission: "publications.write", params: contentParams, body: publishNowSchema, reply: planReply, status: 201 },
    (tx, { principal, params, body, ifMatch }) => plan(tx, { ...body, scheduledAt: "now", contentId: params.contentId, ifMatch }, principal),
  );
  api.write(
    { method: "post", path: "/contents/{contentId}/unschedule", summary: "Cancel every open plan of content", tag, permission: "publications.write", params: contentParams, reply: contentSchema },
    async (tx, { principal, params }) => {
      assertBrandAccess(principal, (await getContent(tx, params.contentId, { lock: true })).brandId);
      const found = await tx.select().from(publications).where(eq(publications.contentId, params.contentId)).for("update");
      for (const row of found) if (isRecallable(row.status)) await cancelPublication(tx, { publicationId: row.id, actor: actorOf(principal) });
      const row = await getContent(tx, params.contentId);
      return { body: await presentContent(tx, deps.contentHooks, row), version: row.version };
    },
  );

  api.read(
    { method: "get", path: "/publications", summary: "List publications in the order of their time", tag, permission: "publications.read", query: z.strictObject({ ...pageQuery, ...publicationListQuery }), reply: pageOf(publicationSchema) },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `publications:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor) as [string, string]) : null;
      const found = await listPublications(tx, { ...filter, organizationId: principal.organizationId, brandIds: principal.brandIds, after, limit });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return { body: { data: await presentPublications(tx, page), nextCursor: found.length > limit && last ? cursors.encode(scope, [last.dueAt.toISOString(), last.id]) : null } };
    },
  );
  api.read({ method: "get", path: "/publications/{publicationId}", summary: "Read a publication", tag, permission: "publications.read", params, reply: publicationSchema }, async (tx, { principal, params }) =>
    view(tx, await open(tx, params.publicationId, principal)),
  );
  api.read(
    { method: "get", path: "/publications/{publicationId}/attempts", summary: "Read every outside call of a publication", tag, permission: "publications.read", params, reply: z.object({ data: z.array(publicationAttemptSchema) }) },
    async (tx, { principal, params }) => {
      await open(tx, params.publicationId, principal);
      const found = await tx.select().from(publicationAttempts).where(eq(publicationAttempts.publicationId, params.publicationId)).orderBy(desc(publicationAttempts.id)).limit(200);
      return { body: { data: found.map(presentAttempt) } };
    },
  );
  api.write(
    { method: "post", path: "/publications/{publicationId}/reschedule", summary: "Move a plan to another time", tag, permission: "publications.write", params, body: rescheduleSchema, reply: publicationSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await open(tx, params.publicationId, principal);
      return view(tx, await reschedulePublication(tx, config, { ...body, publicationId: params.publicationId, actor: actorOf(principal), ifMatch }));
    },
  );
  api.write(
    { method: "post", path: "/publications/{publicationId}/cancel", summary: "Cancel a plan before it is sent", tag, permission: "publications.write", params, reply: publicationSchema },
    async (tx, { principal, params, ifMatch }) => {
      await open(tx, params.publicationId, principal);
      return view(tx, await cancelPublication(tx, { publicationId: params.publicationId, actor: actorOf(principal), ifMatch }));
    },
  );
  api.write(
    { method: "post", path: "/publications/{publicationId}/retry", summary: "Try a failed or missed publication again", tag, permission: "publications.write", params, reply: publicationSchema },
    async (tx, { principal, params, ifMatch }) => {
      await open(tx, params.publicationId, principal);
      return view(tx, await retryPublication(tx, config, { publicationId: params.publicationId, actor: actorOf(principal), ifMatch }));
    },
  );
  api.write(
    { method: "post", path: "/publications/{publicationId}/resolve", summary: "Decide what became of an uncertain publication", tag, permission: "publications.resolve", params, body: resolveSchema, reply: publicationSchema },
    async (tx, { c, principal, params, body, ifMatch }) => {
      await open(tx, params.publicationId, principal);
      return view(tx, await resolvePublication(tx, config, { publicationId: params.publicationId, resolution: body, actor: actorOf(principal), ifMatch, requestId: c.get("requestId") as string | undefined }));
    },
  );
}
