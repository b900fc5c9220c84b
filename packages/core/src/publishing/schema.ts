import { z } from "zod";
import { localeSchema, timeZoneSchema } from "../identity/schema.ts";
import { environmentSchema, networkSchema } from "../channels/schema.ts";
import { postFormatSchema } from "../contents/schema.ts";

export type { Candidates, PublicPost } from "./public-post-schema.ts";

export const publicationStatuses = ["scheduled", "preparing", "armed", "sending", "published", "failed", "uncertain", "needs_auth", "missed", "cancelled"] as const;
export const publicationStatusSchema = z.enum(publicationStatuses);
export type PublicationStatus = z.infer<typeof publicationStatusSchema>;

/** Wall time without a zone: `2026-12-01T20:00`. With `timeZone` it is the plan; the instant is computed from both. */
export const wallTimeSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, "Use a wall time such as 2026-12-01T20:00.");

/** A wall time, or `next_slot`: the next time of the channel's queue that nothing stands on. */
export const whenSchema = z.union([wallTimeSchema, z.literal("next_slot")]);
const channelIdsSchema = z.array(z.uuid()).min(1).max(20);
export const scheduleSchema = z.strictObject({
  channelIds: channelIdsSchema,
  scheduledAt: whenSchema,
  /** The brand's zone when absent. Queues have a zone of their own. */
  timeZone: timeZoneSchema.optional(),
  /** Channels that get the post at another time. */
  ownTimes: z.array(z.strictObject({ channelId: z.uuid(), scheduledAt: whenSchema })).max(20).default([]),
});
export const publishNowSchema = z.strictObject({ channelIds: z.array(z.uuid()).min(1).max(20) });
export const rescheduleSchema = z.strictObject({ scheduledAt: wallTimeSchema, timeZone: timeZoneSchema.optional() });
export const resolveSchema = z.union([
  z.strictObject({ boundTo: z.string().trim().min(1).max(200).describe("The network's id of the post that is ours") }),
  z.strictObject({ sendAgain: z.literal(true) }),
]);

export const publicationSchema = z
  .object({
    id: z.uuid(),
    contentId: z.uuid(),
    channelId: z.uuid(),
    brandId: z.uuid(),
    network: networkSchema,
    environment: environmentSchema,
    channelName: z.string(),
    contentTitle: z.string(),
    status: publicationStatusSchema,
    /** The plan, in the zone it was made in. */
    scheduledAt: z.string(),
    timeZone: z.string(),
    /** The instant, UTC. */
    dueAt: z.string(),
    format: postFormatSchema,
    /** The recurring plan that it is an occurrence of. */
    recurringPlanId: z.uuid().nullable(),
    waitUntil: z.string().nullable(),
    waitReason: z.string().nullable(),
    remoteId: z.string().nullable(),
    permalink: z.string().nullable(),
    publishedAt: z.string().nullable(),
    errorKind: z.string().nullable(),
    errorDetail: z.string().nullable(),
    frozenText: z.string().nullable().describe("Exactly what was or will be sent, once frozen"),
    revisionId: z.uuid().nullable(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Publication" });
export type Publication = z.infer<typeof publicationSchema>;

export const publicationAttemptSchema = z
  .object({
    id: z.uuid(),
    step: z.string(),
    number: z.int(),
    payloadHash: z.string(),
    callStartedAt: z.string().nullable(),
    outcome: z.string().nullable(),
    remoteId: z.string().nullable(),
    providerRequestId: z.string().nullable(),
    errorKind: z.string().nullable(),
    errorCode: z.string().nullable(),
    errorDetail: z.string().nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "PublicationAttempt" });

export const publicationListQuery = {
  contentId: z.uuid().optional(),
  channelId: z.uuid().optional(),
  brandId: z.uuid().optional(),
  status: publicationStatusSchema.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};

/** One time of a week. Monday is 1, as in ISO 8601. */
export const queueSlotSchema = z.strictObject({ weekday: z.int().min(1).max(7), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Use a time such as 20:00.") });
export type QueueSlot = z.infer<typeof queueSlotSchema>;
/** Twelve a day: what no account should do is more than a queue needs. */
export const mostSlots = 84;
export const setQueueSchema = z.strictObject({ timeZone: timeZoneSchema.optional(), slots: z.array(queueSlotSchema).max(mostSlots) });
export const channelQueueSchema = z
  .object({
    channelId: z.uuid(),
    timeZone: z.string(),
    slots: z.array(queueSlotSchema),
    /** Nobody has set them: they are the ones that suit the network, or the account's own best. */
    isDefault: z.boolean(),
    suggestion: z.object({ slots: z.array(queueSlotSchema), basis: z.enum(["network", "results"]) }),
    /** The next times that nothing stands on. */
    nextFree: z.array(z.object({ scheduledAt: z.string(), dueAt: z.string() })),
    version: z.int(),
  })
  .meta({ id: "ChannelQueue" });
export type ChannelQueue = z.infer<typeof channelQueueSchema>;

/** An RFC 5545 recurrence rule without DTSTART, e.g. `FREQ=WEEKLY;BYDAY=MO,TH`. */
export const ruleSchema = z.string().trim().min(6).max(300).transform((rule) => rule.replace(/^RRULE:/i, "").toUpperCase());
export const recurrenceSchema = z.strictObject({ rule: ruleSchema, startsAt: wallTimeSchema, timeZone: timeZoneSchema.optional() });
export const previewRecurrenceSchema = recurrenceSchema.extend({ brandId: z.uuid() });
export const occurrenceSchema = z.object({
  /** As the rule says. */
  scheduledAt: z.string(),
  dueAt: z.string(),
  /** Clocks skip or repeat that time on that day: the next valid one, or the first of two. */
  clockChange: z.enum(["gap", "overlap"]).nullable(),
});
export const recurrencePreviewSchema = z.object({ occurrences: z.array(occurrenceSchema), endsAt: z.string().nullable().describe("Wall time of the last one, when the rule ends within three years") }).meta({ id: "RecurrencePreview" });

export const recurringStatuses = ["active", "paused", "ended"] as const;
export const createRecurringSchema = recurrenceSchema.extend({ contentId: z.uuid(), channelIds: channelIdsSchema });
export const updateRecurringSchema = z.strictObject({ status: z.enum(["active", "paused"]).optional(), rule: ruleSchema.optional(), startsAt: wallTimeSchema.optional(), timeZone: timeZoneSchema.optional(), channelIds: channelIdsSchema.optional() });
export const recurringPlanSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    contentId: z.uuid(),
    contentTitle: z.string(),
    channelIds: z.array(z.uuid()),
    rule: z.string(),
    startsAt: z.string(),
    timeZone: z.string(),
    status: z.enum(recurringStatuses),
    endedReason: z.string().nullable(),
    upcoming: z.array(occurrenceSchema),
    version: z.int(),
    createdAt: z.string(),
  })
  .meta({ id: "RecurringPlan" });
export type RecurringPlan = z.infer<typeof recurringPlanSchema>;

/** Most plans that one call makes or moves. */
export const mostAtOnce = 200;
export const bulkScheduleSchema = z.strictObject({
  /** In the order in which they shall stand. */
  contentIds: z.array(z.uuid()).min(1).max(100),
  channelIds: channelIdsSchema,
  /** Each on the next free slot of each channel, or one after another at the times that a rule gives. */
  times: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("next_slot") }), recurrenceSchema.extend({ kind: z.literal("rule") })]),
});
export const bulkShiftSchema = z.strictObject({
  publicationIds: z.array(z.uuid()).min(1).max(mostAtOnce),
  /** Of the wall clock: a day stays a day when clocks change. */
  days: z.int().min(-366).max(366).default(0),
  minutes: z.int().min(-1_440).max(1_440).default(0),
});
/** Among the ids of the request, from 0. */
const placeSchema = z.int();
const refusalSchema = z.object({ code: z.string(), detail: z.string() });
export const bulkScheduleReplySchema = z
  .object({ planned: z.int(), results: z.array(z.object({ position: placeSchema, publications: z.array(publicationSchema), problem: refusalSchema.nullable() })) })
  .meta({ id: "BulkSchedule" });
export const bulkShiftReplySchema = z
  .object({ moved: z.int(), results: z.array(z.object({ position: placeSchema, publication: publicationSchema.nullable(), problem: refusalSchema.nullable() })) })
  .meta({ id: "BulkShift" });

export const importPostsSchema = z.strictObject({
  brandId: z.uuid(),
  csv: z.string().max(900_000),
  language: localeSchema.optional(),
  /** Approves each post, where the importing person may; else they wait for an approval and go out once they have it. */
  approve: z.boolean().default(false),
});
export const importedRowSchema = z.object({
  line: z.int(),
  scheduledAt: z.string(),
  dueAt: z.string(),
  channels: z.array(z.object({ id: z.uuid(), name: z.string(), network: networkSchema })),
  text: z.string(),
  format: postFormatSchema,
  title: z.string().nullable(),
  link: z.string().nullable(),
  firstComment: z.string().nullable(),
  media: z.array(z.object({ assetId: z.uuid(), fileName: z.string() })),
  warnings: z.array(z.string()),
});
export const importErrorSchema = z.object({ line: z.int(), column: z.string(), code: z.string(), detail: z.string() });
export const importPostsPreviewSchema = z.object({ timeZone: z.string(), rows: z.array(importedRowSchema), errors: z.array(importErrorSchema) }).meta({ id: "ImportPostsPreview" });
export const importPostsReplySchema = z.object({ contents: z.int(), publications: z.array(publicationSchema) }).meta({ id: "ImportPosts" });
