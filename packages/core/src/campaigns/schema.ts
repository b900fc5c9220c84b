import { z } from "zod";
import { contentStatusSchema } from "../contents/schema.ts";
import { moneySchema } from "../economics/schema.ts";
import { purposeSchema } from "../generation/schema.ts";
import { localeSchema } from "../identity/schema.ts";
import { contentTypeSchema, platformSchema } from "../prompts/schema.ts";
import { wallTimeSchema } from "../publishing/schema.ts";

/** Networks on which a campaign places posts; ads, videos and landing pages have places of their own. */
export const campaignPlatforms = ["facebook", "instagram", "tiktok", "linkedin"] as const;
export const campaignPlatformSchema = z.enum(campaignPlatforms);
export type CampaignPlatform = z.infer<typeof campaignPlatformSchema>;

export const campaignStatuses = ["planning", "running", "paused", "cancelled", "done"] as const;
export const campaignStatusSchema = z.enum(campaignStatuses);
export type CampaignStatus = z.infer<typeof campaignStatusSchema>;

export const slotStatuses = ["planned", "writing", "waiting_budget", "drafted", "accepted", "rejected", "failed", "cancelled"] as const;
export const slotStatusSchema = z.enum(slotStatuses);
export type SlotStatus = z.infer<typeof slotStatusSchema>;

/** Where the posts of a month draw their subjects from. */
export const pillarKeys = ["product", "knowledge", "story", "community", "offer", "occasion"] as const;
export const pillarKeySchema = z.enum(pillarKeys);
export type PillarKey = z.infer<typeof pillarKeySchema>;
export const pillarSchema = z.object({ key: pillarKeySchema, name: z.string(), count: z.int() });
export type Pillar = z.infer<typeof pillarSchema>;

/** Most pieces of one campaign. */
export const mostSlots = 200;
const topic = z.string().trim().min(1).max(300);
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Use a month such as 2026-12.");
const count = (most: number) => z.int().min(0).max(most);

const plan = {
  brandId: z.uuid(),
  month: monthSchema,
  /** Posts and ads of the month; the reference plan holds 30 and 10. */
  posts: count(mostSlots).default(30),
  ads: count(mostSlots).default(10),
  videos: count(60).default(0),
  landing: count(20).default(0),
  brief: z.string().trim().max(4_000).default(""),
  platforms: z.array(campaignPlatformSchema).min(1).max(4).optional(),
  /** Products that take turns; all of the brand's when absent. */
  productIds: z.array(z.uuid()).min(1).max(100).optional(),
  /** The brand's when absent. */
  language: localeSchema.optional(),
  purpose: purposeSchema.default("fast"),
  maxPerDay: z.int().min(1).max(20).default(3),
  name: z.string().trim().min(1).max(200).optional(),
  /** The same seed plans the same month. Random when absent. */
  seed: z.int().min(0).max(2_000_000_000).optional(),
};
const holdsSomething = (input: { posts: number; ads: number; videos: number; landing: number }) => input.posts + input.ads + input.videos + input.landing > 0;
const holdsTooMuch = (input: { posts: number; ads: number; videos: number; landing: number }) => input.posts + input.ads + input.videos + input.landing > mostSlots;

/** `POST /campaigns/plan`. */
export const planCampaignSchema = z
  .strictObject(plan)
  .refine(holdsSomething, { path: ["posts"], message: "Plan at least one piece." })
  .refine((input) => !holdsTooMuch(input), { path: ["posts"], message: `Plan at most ${mostSlots} pieces at once.` });
export type PlanCampaignInput = z.infer<typeof planCampaignSchema>;

/** Something that the plan did differently than one might expect, in words of the reader's language by `code`. */
export const planNoteSchema = z.object({ code: z.enum(["days_past", "daily_limit_raised", "no_products", "quiet_days", "occasion"]), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type PlanNote = z.infer<typeof planNoteSchema>;

const countsSchema = z.object({ social: z.int(), ads: z.int(), video: z.int(), landing: z.int() });
const progressSchema = z.object({ total: z.int(), planned: z.int(), writing: z.int(), waiting_budget: z.int(), drafted: z.int(), accepted: z.int(), rejected: z.int(), failed: z.int(), cancelled: z.int() });

export const campaignSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    name: z.string(),
    month: z.string(),
    timeZone: z.string(),
    language: localeSchema,
    brief: z.string(),
    purpose: purposeSchema,
    platforms: z.array(z.string()),
    productIds: z.array(z.uuid()),
    maxPerDay: z.int(),
    /** Who chose the topics: the built-in rules, a model, or a file. */
    source: z.enum(["rules", "model", "csv"]),
    status: campaignStatusSchema,
    pillars: z.array(pillarSchema),
    notes: z.array(planNoteSchema),
    counts: countsSchema,
    progress: progressSchema,
    /** What has been booked so far, and the most that was announced before. */
    cost: moneySchema,
    estimatedMaxCost: moneySchema,
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Campaign" });
export type Campaign = z.infer<typeof campaignSchema>;

export const campaignSlotSchema = z
  .object({
    id: z.uuid(),
    campaignId: z.uuid(),
    brandId: z.uuid(),
    position: z.int(),
    type: contentTypeSchema,
    platform: platformSchema,
    pillar: pillarKeySchema,
    topic: z.string(),
    productId: z.uuid().nullable(),
    productName: z.string().nullable(),
    occasion: z.string().nullable(),
    /** Wall time in the campaign's zone, and the instant that it means. */
    scheduledAt: z.string(),
    timeZone: z.string(),
    dueAt: z.string(),
    status: slotStatusSchema,
    content: z.object({ id: z.uuid(), title: z.string(), excerpt: z.string(), status: contentStatusSchema, scheduledAt: z.string().nullable(), publishedAt: z.string().nullable() }).nullable(),
    runId: z.uuid().nullable(),
    /** Why nothing came of it, or what its text still breaks. */
    error: z.object({ kind: z.string(), detail: z.string().nullable() }).nullable(),
    cost: moneySchema,
    replans: z.int(),
    version: z.int(),
  })
  .meta({ id: "CampaignSlot" });
export type CampaignSlot = z.infer<typeof campaignSlotSchema>;

export const plannedCampaignSchema = z.object({ campaign: campaignSchema, slots: z.array(campaignSlotSchema) }).meta({ id: "PlannedCampaign" });

/** What a plan would hold and cost at most, before anything is spent. */
export const campaignEstimateSchema = z
  .object({
    maxCost: moneySchema,
    /** What the month's plan leaves of its quota and days. */
    notes: z.array(planNoteSchema),
    pillars: z.array(pillarSchema),
    counts: countsSchema,
    firstDueAt: z.string(),
    lastDueAt: z.string(),
    /** Pieces of the brand's other campaigns in that month. */
    alreadyPlanned: countsSchema,
  })
  .meta({ id: "CampaignEstimate" });

export const updateSlotSchema = z.strictObject({
  /** Only before it is written. */
  topic: topic.optional(),
  productId: z.uuid().nullable().optional(),
  /** At any time until it is out; another time zone than the campaign's is not possible. */
  scheduledAt: wallTimeSchema.optional(),
});
export const acceptSlotSchema = z.strictObject({ submit: z.boolean().default(false) });
export const rejectSlotSchema = z.strictObject({ reason: z.string().trim().max(500).nullable().default(null), replan: z.boolean().default(true), topic: topic.optional() });
export const acceptAllSchema = z.strictObject({ submit: z.boolean().default(false) });
export const scheduleAcceptedSchema = z.strictObject({ slotIds: z.array(z.uuid()).min(1).max(mostSlots).optional() });
/** What a bulk action did and what it left, with the reason by code. */
export const bulkResultSchema = z
  .object({ done: z.int(), skipped: z.array(z.object({ slotId: z.uuid(), code: z.string(), detail: z.string() })), campaign: campaignSchema })
  .meta({ id: "CampaignBulkResult" });

export const slotHistorySchema = z
  .object({ id: z.uuid(), topic: z.string(), contentId: z.uuid().nullable(), outcome: z.enum(["rejected", "failed"]), reason: z.string().nullable(), decidedBy: z.uuid().nullable(), createdAt: z.string() })
  .meta({ id: "CampaignSlotHistory" });

export const occasionSchema = z
  .object({
    key: z.string(),
    date: z.string(),
    name: z.string(),
    kind: z.enum(["public_holiday", "lunar", "day", "shopping"]),
    /** People have other things on their minds: no selling. */
    quiet: z.boolean(),
    /** The day in the lunar calendar, e.g. `1/1`; null for days of the solar one. */
    lunar: z.string().nullable(),
  })
  .meta({ id: "Occasion" });

const csv = z.string().min(1).max(600_000);
export const importCampaignSchema = z.strictObject({
  brandId: z.uuid(),
  csv,
  language: localeSchema.optional(),
  purpose: purposeSchema.default("fast"),
  name: z.string().trim().min(1).max(200).optional(),
  brief: z.string().trim().max(4_000).default(""),
});
export const importPreviewSchema = z
  .object({
    month: z.string().nullable(),
    rows: z.array(z.object({ line: z.int(), scheduledAt: z.string(), type: contentTypeSchema, platform: platformSchema, pillar: pillarKeySchema, topic: z.string(), productName: z.string().nullable() })),
    errors: z.array(z.object({ line: z.int(), column: z.string(), code: z.string(), detail: z.string() })),
    maxCost: moneySchema,
  })
  .meta({ id: "CampaignImportPreview" });
