import { z } from "zod";
import { timeZoneSchema } from "../identity/schema.ts";
import { environmentSchema, networkSchema } from "../channels/schema.ts";

export const publicationStatuses = ["scheduled", "preparing", "armed", "sending", "published", "failed", "uncertain", "needs_auth", "missed", "cancelled"] as const;
export const publicationStatusSchema = z.enum(publicationStatuses);
export type PublicationStatus = z.infer<typeof publicationStatusSchema>;

/** Wall time without a zone: `2026-12-01T20:00`. With `timeZone` it is the plan; the instant is computed from both. */
export const wallTimeSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, "Use a wall time such as 2026-12-01T20:00.");

export const scheduleSchema = z.strictObject({
  channelIds: z.array(z.uuid()).min(1).max(20),
  scheduledAt: wallTimeSchema,
  /** The brand's zone when absent. */
  timeZone: timeZoneSchema.optional(),
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
