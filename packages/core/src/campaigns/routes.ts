import { z } from "zod";
import { desc, eq, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { actorOf, notFound, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import { assertBrandAccess, getBrand } from "../brands/index.ts";
import type { ContentHooks } from "../contents/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { usd } from "../economics/index.ts";
import { localeSchema } from "../identity/schema.ts";
import { cancelCampaign, pauseCampaign, resumeCampaign } from "./control-campaign.ts";
import { acceptAll, acceptSlot, rejectSlot, reopenSlot, retrySlot, scheduleAccepted, type BulkResult, type SlotPlace } from "./decide-slot.ts";
import type { CampaignDesk } from "./desk.ts";
import { editSlot } from "./edit-slot.ts";
import { getCampaign, listCampaigns, listGhostSlots, slotsOf } from "./get-campaign.ts";
import { importCampaign, previewImport } from "./import-campaign.ts";
import { planCampaign, prepareCampaign, type CampaignDependencies } from "./plan-campaign.ts";
import { planToCsv } from "./plan-csv.ts";
import { presentCampaigns, presentSlots } from "./present-campaign.ts";
import {
  acceptAllSchema,
  acceptSlotSchema,
  bulkResultSchema,
  campaignEstimateSchema,
  campaignSchema,
  campaignSlotSchema,
  campaignStatusSchema,
  importCampaignSchema,
  importPreviewSchema,
  monthSchema,
  occasionSchema,
  planCampaignSchema,
  plannedCampaignSchema,
  rejectSlotSchema,
  scheduleAcceptedSchema,
  slotHistorySchema,
  updateSlotSchema,
} from "./schema.ts";
import { campaignSlotHistory, campaignSlots, type CampaignRow, type SlotRow } from "./table.ts";
import { occasionsOf } from "./vietnamese-calendar.ts";

const tag = "Campaigns";
const params = z.object({ campaignId: z.uuid() });
const slotParams = z.object({ campaignId: z.uuid(), slotId: z.uuid() });

export type CampaignRouteDependencies = CampaignDependencies & Pick<CoreDependencies, "cursors" | "db"> & { contentHooks: ContentHooks; campaignDesk: CampaignDesk };

/** Campaigns, their slots, and the days of the calendar that they answer to. */
export function campaignRoutes(api: Api, deps: CampaignRouteDependencies): void {
  const { cursors, contentHooks, campaignDesk } = deps;
  const view = async (tx: Transaction, row: CampaignRow) => ({ body: (await presentCampaigns(tx, [row]))[0]!, version: row.version });
  const whole = async (tx: Transaction, row: CampaignRow) => ({ campaign: (await presentCampaigns(tx, [row]))[0]!, slots: await presentSlots(tx, await slotsOf(tx, row.id)) });
  const slotView = async (tx: Transaction, row: SlotRow) => ({ body: (await presentSlots(tx, [row]))[0]!, version: row.version });
  const bulkView = async (tx: Transaction, campaignId: string, result: BulkResult) => ({ body: { ...result, campaign: (await presentCampaigns(tx, [await getCampaign(tx, campaignId)]))[0]! } });
  const open = async (tx: Transaction, principal: Principal, campaignId: string) => {
    const row = await getCampaign(tx, campaignId);
    assertBrandAccess(principal, row.brandId);
    return row;
  };

  api.write(
    { method: "post", path: "/campaigns/plan", summary: "Plan a month: slots at once, texts as they are written", tag, permission: "contents.generate", body: planCampaignSchema, reply: plannedCampaignSchema, status: 201 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const row = await planCampaign(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), request: body });
      return { body: await whole(tx, row), headers: { location: `/api/v1/campaigns/${row.id}` } };
    },
  );
  api.write(
    { method: "post", path: "/campaigns/estimate", summary: "Say what a plan would hold and cost at most; stores nothing", tag, permission: "contents.generate", body: planCampaignSchema, reply: campaignEstimateSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const { plan, estimatedMaxMicroUsd, input } = await prepareCampaign(tx, deps, principal.organizationId, body);
      const [first, last] = [plan.slots[0]!, plan.slots.at(-1)!];
      return {
        body: { maxCost: usd(estimatedMaxMicroUsd), notes: plan.notes, pillars: plan.pillars, counts: input.counts, firstDueAt: first.dueAt.toISOString(), lastDueAt: last.dueAt.toISOString(), alreadyPlanned: await alreadyPlanned(tx, body.brandId, body.month) },
      };
    },
  );
  api.write(
    { method: "post", path: "/campaigns/import-preview", summary: "Read a plan from CSV and name every wrong cell; stores nothing", tag, permission: "contents.generate", body: importCampaignSchema, reply: importPreviewSchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      return { body: await previewImport(tx, deps, principal.organizationId, body) };
    },
  );
  api.write(
    { method: "post", path: "/campaigns/import", summary: "Make a campaign of a CSV file, all rows or none", tag, permission: "contents.generate", body: importCampaignSchema, reply: plannedCampaignSchema, status: 201 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const row = await importCampaign(tx, deps, { organizationId: principal.organizationId, actor: actorOf(principal), request: body });
      return { body: await whole(tx, row), headers: { location: `/api/v1/campaigns/${row.id}` } };
    },
  );

  api.read(
    {
      method: "get",
      path: "/campaigns",
      summary: "List campaigns, newest first",
      tag,
      permission: "contents.read",
      query: z.strictObject({ ...pageQuery, brandId: z.uuid().optional(), month: monthSchema.optional(), status: campaignStatusSchema.optional() }),
      reply: pageOf(campaignSchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `campaigns:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listCampaigns(tx, { ...filter, brandIds: principal.brandIds, after, limit });
      const shown = new Map((await presentCampaigns(tx, found.slice(0, limit))).map((campaign) => [campaign.id, campaign]));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => shown.get(row.id)! }) };
    },
  );
  api.read({ method: "get", path: "/campaigns/{campaignId}", summary: "Read a campaign with its progress and cost", tag, permission: "contents.read", params, reply: campaignSchema }, async (tx, { principal, params }) =>
    view(tx, await open(tx, principal, params.campaignId)),
  );
  api.read(
    { method: "get", path: "/campaigns/{campaignId}/slots", summary: "List a campaign's slots in the order of their time", tag, permission: "contents.read", params, reply: z.object({ data: z.array(campaignSlotSchema) }) },
    async (tx, { principal, params }) => {
      const row = await open(tx, principal, params.campaignId);
      return { body: { data: await presentSlots(tx, await slotsOf(tx, row.id)) } };
    },
  );
  api.raw(
    {
      method: "get",
      path: "/campaigns/{campaignId}/export",
      summary: "Download a campaign's plan as CSV",
      tag,
      permission: "contents.read",
      params,
      query: z.strictObject({ language: localeSchema.optional() }),
      produces: "text/csv",
    },
    async ({ principal, params, query }) => {
      const { row, slots } = await deps.db.readForOrganization(principal.organizationId, async (tx) => {
        const campaign = await open(tx, principal, params.campaignId);
        return { row: campaign, slots: await presentSlots(tx, await slotsOf(tx, campaign.id)) };
      });
      return new Response(planToCsv(slots, query.language ?? row.language), {
        headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="plan-${row.month}.csv"; filename*=UTF-8''${encodeURIComponent(`${row.name}.csv`)}`, "cache-control": "no-store" },
      });
    },
  );

  for (const [verb, summary, act] of [
    ["pause", "Begin no more texts; those not called for yet go back into the plan", pauseCampaign],
    ["resume", "Go on; failed and cancelled slots get another try", resumeCampaign],
    ["cancel", "Stop: what is not called for yet is cancelled, drafts stay", cancelCampaign],
  ] as const) {
    api.write({ method: "post", path: `/campaigns/{campaignId}/${verb}`, summary, tag, permission: "contents.generate", params, reply: campaignSchema }, async (tx, { principal, params }) => {
      await open(tx, principal, params.campaignId);
      return view(tx, await act(tx, { campaignId: params.campaignId, actor: actorOf(principal) }));
    });
  }
  api.write(
    { method: "post", path: "/campaigns/{campaignId}/accept-all", summary: "Accept every draft, and submit them where asked", tag, permission: "contents.write", params, body: acceptAllSchema, reply: bulkResultSchema },
    async (tx, { principal, params, body }) => {
      await open(tx, principal, params.campaignId);
      return bulkView(tx, params.campaignId, await acceptAll(tx, campaignDesk, { ...params, ...body, actor: actorOf(principal) }));
    },
  );
  api.write(
    { method: "post", path: "/campaigns/{campaignId}/schedule", summary: "Plan accepted and approved posts on the connected channels of their networks", tag, permission: "publications.write", params, body: scheduleAcceptedSchema, reply: bulkResultSchema },
    async (tx, { principal, params, body }) => {
      await open(tx, principal, params.campaignId);
      return bulkView(tx, params.campaignId, await scheduleAccepted(tx, campaignDesk, { ...params, ...body, actor: actorOf(principal) }));
    },
  );

  api.write(
    { method: "patch", path: "/campaigns/{campaignId}/slots/{slotId}", summary: "Move a slot, or change its topic before it is written", tag, permission: "contents.write", params: slotParams, body: updateSlotSchema, reply: campaignSlotSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await open(tx, principal, params.campaignId);
      return slotView(tx, await editSlot(tx, { ...params, ...body, actor: actorOf(principal), ifMatch }));
    },
  );
  api.write(
    { method: "post", path: "/campaigns/{campaignId}/slots/{slotId}/accept", summary: "Accept a draft, and submit it for approval where asked", tag, permission: "contents.write", params: slotParams, body: acceptSlotSchema, reply: campaignSlotSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await open(tx, principal, params.campaignId);
      return slotView(tx, await acceptSlot(tx, campaignDesk, { ...params, ...body, actor: actorOf(principal), ifMatch }));
    },
  );
  api.write(
    { method: "post", path: "/campaigns/{campaignId}/slots/{slotId}/reject", summary: "Reject a text and plan this slot alone anew", tag, permission: "contents.write", params: slotParams, body: rejectSlotSchema, reply: campaignSlotSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await open(tx, principal, params.campaignId);
      return slotView(tx, await rejectSlot(tx, contentHooks, { ...params, ...body, actor: actorOf(principal), ifMatch }));
    },
  );
  for (const [verb, summary, act] of [
    ["reopen", "Take an acceptance or a rejection back", (tx: Transaction, input: SlotPlace) => reopenSlot(tx, contentHooks, input)],
    ["retry", "Try a failed, cancelled or empty slot again", retrySlot],
  ] as const) {
    api.write({ method: "post", path: `/campaigns/{campaignId}/slots/{slotId}/${verb}`, summary, tag, permission: "contents.write", params: slotParams, reply: campaignSlotSchema }, async (tx, { principal, params, ifMatch }) => {
      await open(tx, principal, params.campaignId);
      return slotView(tx, await act(tx, { ...params, actor: actorOf(principal), ifMatch }));
    });
  }
  api.read(
    { method: "get", path: "/campaigns/{campaignId}/slots/{slotId}/history", summary: "Read what a slot held before, newest first", tag, permission: "contents.read", params: slotParams, reply: z.object({ data: z.array(slotHistorySchema) }) },
    async (tx, { principal, params }) => {
      await open(tx, principal, params.campaignId);
      const slot = await readSlot(tx, params);
      const found = await tx.select().from(campaignSlotHistory).where(eq(campaignSlotHistory.slotId, slot.id)).orderBy(desc(campaignSlotHistory.id)).limit(100);
      return { body: { data: found.map(({ id, topic, contentId, outcome, reason, decidedBy, createdAt }) => ({ id, topic, contentId, outcome, reason, decidedBy, createdAt: createdAt.toISOString() })) } };
    },
  );

  api.read(
    {
      method: "get",
      path: "/campaign-slots",
      summary: "List slots of all campaigns that hold a place in the calendar and are not scheduled yet, by time",
      tag,
      permission: "contents.read",
      query: z.strictObject({ ...pageQuery, brandId: z.uuid().optional(), from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional() }),
      reply: pageOf(campaignSlotSchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `campaign-slots:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor) as [string, string]) : null;
      const found = await listGhostSlots(tx, { ...filter, brandIds: principal.brandIds, after, limit });
      const shown = new Map((await presentSlots(tx, found.slice(0, limit))).map((slot) => [slot.id, slot]));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.dueAt.toISOString(), row.id], present: (row) => shown.get(row.id)! }) };
    },
  );
  api.read(
    {
      method: "get",
      path: "/occasions",
      summary: "List the days of a month that content answers to, lunar ones included",
      tag,
      permission: "contents.read",
      query: z.strictObject({ month: monthSchema, language: localeSchema.default("vi"), brandId: z.uuid().optional() }),
      reply: z.object({ data: z.array(occasionSchema) }),
    },
    async (tx, { principal, query }) => {
      if (query.brandId) assertBrandAccess(principal, query.brandId);
      const brand = query.brandId ? await getBrand(tx, query.brandId) : null;
      const vietnamese = brand === null || brand.language === "vi" || brand.timeZone === "Asia/Ho_Chi_Minh";
      return { body: { data: occasionsOf(query.month, { vietnamese }).map(({ key, date, names, kind, quiet, lunar }) => ({ key, date, name: names[query.language], kind, quiet, lunar })) } };
    },
  );
}

async function readSlot(tx: Transaction, { campaignId, slotId }: { campaignId: string; slotId: string }): Promise<SlotRow> {
  const [slot] = await tx.select().from(campaignSlots).where(sql`${campaignSlots.id} = ${slotId} and ${campaignSlots.campaignId} = ${campaignId}`);
  if (!slot) throw notFound("This slot");
  return slot;
}

async function alreadyPlanned(tx: Transaction, brandId: string, month: string): Promise<{ social: number; ads: number; video: number; landing: number }> {
  const found = await rows<{ type: "social" | "ads" | "video" | "landing"; count: number }>(
    tx,
    sql`select s.type, count(*)::int as count from campaign_slots s join campaigns k on k.id = s.campaign_id
        where s.brand_id = ${brandId} and k.month = ${month} and s.status not in ('rejected', 'cancelled') group by s.type`,
  );
  const count = (type: string) => found.find((row) => row.type === type)?.count ?? 0;
  return { social: count("social"), ads: count("ads"), video: count("video"), landing: count("landing") };
}
