import { z } from "zod";
import { environmentSchema, networkSchema } from "../channels/schema.ts";
import { publicationStatusSchema } from "../publishing/schema.ts";

export const metricSteps = ["1h", "6h", "1d", "3d", "7d", "28d"] as const;
export const metricStepSchema = z.enum(metricSteps);
export type MetricStep = z.infer<typeof metricStepSchema>;

const count = z.int().nonnegative();
/** Counts that the network tells; a name that it does not tell is absent. */
export const countsSchema = z
  .object({ views: count, reach: count, likes: count, comments: count, shares: count, saves: count, clicks: count, interactions: count, watchSeconds: z.number().nonnegative(), followers: count })
  .partial()
  .meta({ id: "PostCounts" });
export type PostCounts = z.infer<typeof countsSchema>;

export const postResultSchema = z
  .object({
    publicationId: z.uuid(),
    contentId: z.uuid(),
    contentTitle: z.string(),
    contentVersionId: z.uuid().nullable(),
    versionName: z.string().nullable(),
    brandId: z.uuid(),
    channelId: z.uuid(),
    channelName: z.string(),
    network: networkSchema,
    environment: environmentSchema,
    format: z.string(),
    permalink: z.string().nullable(),
    publishedAt: z.string(),
    measuredAt: z.string().nullable(),
    nextAt: z.string().nullable().describe("When it is asked next"),
    gone: z.boolean().describe("The network no longer knows the post"),
    counts: countsSchema.nullable(),
    audience: z.int().nullable().describe("People reached, or views where the network tells no people"),
    interactions: z.int().nullable().describe("Likes, comments, shares, saves and clicks"),
    rate: z.number().nullable().describe("Interactions per person reached"),
    score: z.int().nullable().describe("0–100: the place of its rate among the channel's own posts of 90 days; null while there are fewer than five"),
  })
  .meta({ id: "PostResult" });
export type PostResult = z.infer<typeof postResultSchema>;

export const resultGroups = ["channel", "brand", "network", "promptVersion", "prompt", "hour", "weekday", "format", "day"] as const;
export const resultGroupSchema = z.enum(resultGroups);
export type ResultGroup = z.infer<typeof resultGroupSchema>;

export const groupResultSchema = z
  .object({
    key: z.string().describe("Id, hour 0–23, weekday 1–7 from Monday, format or day"),
    name: z.string().nullable(),
    posts: z.int(),
    measured: z.int(),
    audience: z.int(),
    interactions: z.int(),
    rate: z.number().nullable().describe("Interactions of all per person reached by all"),
    score: z.number().nullable().describe("Mean score of its posts"),
  })
  .meta({ id: "GroupResult" });
export type GroupResult = z.infer<typeof groupResultSchema>;

export const resultFilter = {
  brandId: z.uuid().optional(),
  channelId: z.uuid().optional(),
  contentId: z.uuid().optional(),
  format: z.string().max(20).optional(),
  environment: environmentSchema.optional().describe("Live when any live post was measured, else sandbox"),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};
export const resultSorts = ["newest", "audience", "interactions", "rate", "score"] as const;

export const groupedResultsSchema = z.object({ environment: environmentSchema, data: z.array(groupResultSchema) }).meta({ id: "GroupedResults" });

export const publicationMetricsSchema = z
  .object({
    result: postResultSchema.nullable().describe("Null until the post is public"),
    snapshots: z.array(z.object({ step: metricStepSchema, takenAt: z.string(), counts: countsSchema })),
    compared: z.object({ posts: z.int(), medianRate: z.number().nullable() }).nullable().describe("The channel's posts of 90 days that the score compares with"),
  })
  .meta({ id: "PublicationMetrics" });

export const createAbTestSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  note: z.string().trim().max(2_000).default(""),
  a: z.array(z.uuid()).min(1).max(20).describe("Publications of arm A"),
  b: z.array(z.uuid()).min(1).max(20).describe("Publications of arm B, on the same channel"),
});

const arm = z.object({ posts: z.array(z.object({ publicationId: z.uuid(), contentId: z.uuid(), contentTitle: z.string(), status: publicationStatusSchema, dueAt: z.string(), audience: z.int().nullable(), interactions: z.int().nullable(), rate: z.number().nullable() })), rate: z.number().nullable() });
export const abTestSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    channelId: z.uuid(),
    channelName: z.string(),
    name: z.string(),
    note: z.string(),
    a: arm,
    b: arm,
    matched: z.boolean().describe("Every slot of B has one of A at the same hour and kind of day"),
    verdict: z.enum(["too_early", "no_history", "open", "A", "B"]),
    confidence: z.number().nullable().describe("0.5–0.999; by how much the channel's own posts vary"),
    difference: z.number().nullable().describe("B's rate against A's: 0.2 is 20 % more"),
    createdAt: z.string(),
    closedAt: z.string().nullable(),
  })
  .meta({ id: "AbTest" });
export type AbTest = z.infer<typeof abTestSchema>;
