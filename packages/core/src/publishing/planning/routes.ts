import { z } from "zod";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { actorOf, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import { assertBrandAccess, getBrand } from "../../brands/index.ts";
import { getChannel } from "../../channels/index.ts";
import { assertContentAccess, type ContentHooks } from "../../contents/index.ts";
import type { CoreDependencies } from "../../dependencies.ts";
import { presentPublications } from "../present-publication.ts";
import {
  bulkScheduleReplySchema,
  bulkScheduleSchema,
  bulkShiftReplySchema,
  bulkShiftSchema,
  channelQueueSchema,
  createRecurringSchema,
  importPostsPreviewSchema,
  importPostsReplySchema,
  importPostsSchema,
  previewRecurrenceSchema,
  recurrencePreviewSchema,
  recurringPlanSchema,
  setQueueSchema,
  updateRecurringSchema,
} from "../schema.ts";
import type { RecurringPlanRow } from "../table.ts";
import { readQueue, resetQueue, setQueue, type BestTimes } from "./channel-queue.ts";
import { importPosts, previewPosts } from "./import-posts.ts";
import { scheduleMany, shiftMany } from "./plan-many.ts";
import { presentOccurrence, presentRecurring } from "./present-recurring.ts";
import { assertRecurrence, occurrences } from "./recurrence.ts";
import { createRecurring, endRecurring, getRecurring, listRecurring, updateRecurring } from "./recurring-plans.ts";

const tag = "Planning";
const channelParams = z.object({ channelId: z.uuid() });
const planParams = z.object({ recurringPlanId: z.uuid() });

export type PlanningDependencies = Pick<CoreDependencies, "cursors" | "config"> & {
  contentHooks: ContentHooks;
  /** Where results are known, what they say of the best times. */
  bestTimes?: BestTimes;
};

/** Queues of channels, recurring plans, many plans at once and plans from a spreadsheet. */
export function planningRoutes(api: Api, deps: PlanningDependencies): void {
  const { cursors, config } = deps;
  const openChannel = async (tx: Transaction, channelId: string, principal: Principal) => {
    const channel = await getChannel(tx, channelId);
    assertBrandAccess(principal, channel.brandId);
    return channel;
  };
  const openPlan = async (tx: Transaction, planId: string, principal: Principal) => {
    const row = await getRecurring(tx, planId);
    assertBrandAccess(principal, row.brandId);
    return row;
  };
  const viewPlan = async (tx: Transaction, row: RecurringPlanRow) => ({ body: (await presentRecurring(tx, [row]))[0]!, version: row.version });

  api.read({ method: "get", path: "/channels/{channelId}/queue", summary: "Read when a channel's queue sends, and its next free times", tag, permission: "publications.read", params: channelParams, reply: channelQueueSchema }, async (tx, { principal, params }) => {
    const body = await readQueue(tx, config, await openChannel(tx, params.channelId, principal), deps.bestTimes);
    return { body, version: body.version };
  });
  api.write(
    { method: "put", path: "/channels/{channelId}/queue", summary: "Set the weekly times of a channel's queue", tag, permission: "publications.write", params: channelParams, body: setQueueSchema, reply: channelQueueSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      const channel = await openChannel(tx, params.channelId, principal);
      await setQueue(tx, { channel, ...body, userId: principal.userId, ifMatch });
      const queue = await readQueue(tx, config, channel, deps.bestTimes);
      return { body: queue, version: queue.version };
    },
  );
  api.write(
    { method: "delete", path: "/channels/{channelId}/queue", summary: "Go back to the usual times of the channel's network", tag, permission: "publications.write", params: channelParams, reply: channelQueueSchema },
    async (tx, { principal, params }) => {
      const channel = await openChannel(tx, params.channelId, principal);
      await resetQueue(tx, channel.id);
      return { body: await readQueue(tx, config, channel, deps.bestTimes) };
    },
  );

  api.read(
    {
      method: "get",
      path: "/recurring-plans",
      summary: "List recurring plans, newest first",
      tag,
      permission: "publications.read",
      query: z.strictObject({ ...pageQuery, brandId: z.uuid().optional(), contentId: z.uuid().optional(), channelId: z.uuid().optional() }),
      reply: pageOf(recurringPlanSchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `recurring:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listRecurring(tx, { ...filter, brandIds: principal.brandIds, after, limit });
      const shown = new Map((await presentRecurring(tx, found)).map((plan) => [plan.id, plan]));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => shown.get(row.id)! }) };
    },
  );
  api.write(
    { method: "post", path: "/recurring-plans/preview", summary: "Show the first times of a rule, clock changes included; stores nothing", tag, permission: "publications.write", body: previewRecurrenceSchema, reply: recurrencePreviewSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const recurrence = { ...body, timeZone: body.timeZone ?? (await getBrand(tx, body.brandId)).timeZone };
      assertRecurrence(recurrence);
      const all = occurrences(recurrence, { count: 400 });
      const now = await databaseNow(tx);
      return { body: { occurrences: all.filter(({ dueAt }) => dueAt > now).slice(0, 10).map(presentOccurrence), endsAt: all.length < 400 && /COUNT=|UNTIL=/.test(body.rule) ? (all.at(-1)?.scheduledAt ?? null) : null } };
    },
  );
  api.write(
    { method: "post", path: "/recurring-plans", summary: "Plan approved content again and again by an RFC 5545 rule", tag, permission: "publications.write", body: createRecurringSchema, reply: recurringPlanSchema, status: 201 },
    async (tx, { principal, body }) => {
      await assertContentAccess(tx, principal, body.contentId);
      return viewPlan(tx, await createRecurring(tx, config, { ...body, actor: actorOf(principal) }));
    },
  );
  api.read({ method: "get", path: "/recurring-plans/{recurringPlanId}", summary: "Read a recurring plan", tag, permission: "publications.read", params: planParams, reply: recurringPlanSchema }, async (tx, { principal, params }) =>
    viewPlan(tx, await openPlan(tx, params.recurringPlanId, principal)),
  );
  api.write(
    { method: "patch", path: "/recurring-plans/{recurringPlanId}", summary: "Pause, resume or change a recurring plan", tag, permission: "publications.write", params: planParams, body: updateRecurringSchema, reply: recurringPlanSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await openPlan(tx, params.recurringPlanId, principal);
      return viewPlan(tx, await updateRecurring(tx, config, { ...body, planId: params.recurringPlanId, actor: actorOf(principal), ifMatch }));
    },
  );
  api.write(
    { method: "delete", path: "/recurring-plans/{recurringPlanId}", summary: "End a recurring plan and cancel what it has planned", tag, permission: "publications.write", params: planParams, reply: recurringPlanSchema },
    async (tx, { principal, params, ifMatch }) => {
      await openPlan(tx, params.recurringPlanId, principal);
      return viewPlan(tx, await endRecurring(tx, { planId: params.recurringPlanId, actor: actorOf(principal), reason: "by_person", ifMatch }));
    },
  );

  api.write(
    { method: "post", path: "/publications/bulk-schedule", summary: "Plan several contents at once, on free slots or by a rule", tag, permission: "publications.write", body: bulkScheduleSchema, reply: bulkScheduleReplySchema },
    async (tx, { principal, body }) => {
      const results = await scheduleMany(tx, config, { ...body, principal, actor: actorOf(principal) });
      const shown = new Map((await presentPublications(tx, results.flatMap(({ publications }) => publications))).map((publication) => [publication.id, publication]));
      return { body: { planned: shown.size, results: results.map((result) => ({ ...result, publications: result.publications.map(({ id }) => shown.get(id)!) })) } };
    },
  );
  api.write(
    { method: "post", path: "/publications/bulk-shift", summary: "Move several plans by days or minutes of the wall clock", tag, permission: "publications.write", body: bulkShiftSchema, reply: bulkShiftReplySchema },
    async (tx, { principal, body }) => {
      const results = await shiftMany(tx, config, { ...body, principal, actor: actorOf(principal) });
      const shown = new Map((await presentPublications(tx, results.flatMap(({ publication }) => publication ?? []))).map((publication) => [publication.id, publication]));
      return { body: { moved: shown.size, results: results.map(({ publication, ...result }) => ({ ...result, publication: publication ? shown.get(publication.id)! : null })) } };
    },
  );

  api.write(
    { method: "post", path: "/publications/import-preview", summary: "Read posts from CSV and name every wrong cell; stores nothing", tag, permission: "publications.write", body: importPostsSchema, reply: importPostsPreviewSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      return { body: await previewPosts(tx, body) };
    },
  );
  api.write(
    { method: "post", path: "/publications/import", summary: "Make and plan posts of a CSV file, all rows or none", tag, permission: "publications.write", body: importPostsSchema, reply: importPostsReplySchema, status: 201 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { contents, publications } = await importPosts(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), request: body, mayApprove: principal.permissions.has("contents.approve") });
      return { body: { contents, publications: await presentPublications(tx, publications) }, status: 201 };
    },
  );
}
