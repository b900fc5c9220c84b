import { z } from "zod";
import { localeSchema } from "../identity/schema.ts";
import { contentTypeSchema, platformSchema } from "../prompts/schema.ts";
import { moneySchema } from "../economics/schema.ts";

export const purposes = ["fast", "cheap", "quality", "longform", "vision"] as const;
export const purposeSchema = z.enum(purposes);
export type Purpose = z.infer<typeof purposeSchema>;

/** `POST /contents/generate`. Each version becomes an alternative A, B … of one content. */
export const generateSchema = z.strictObject({
  brandId: z.uuid(),
  productId: z.uuid().nullable().default(null),
  type: contentTypeSchema.default("social"),
  platform: platformSchema.default("facebook"),
  topic: z.string().trim().min(1, "Say what this is about.").max(1_000),
  language: localeSchema.default("vi"),
  versions: z.int().min(1).max(5).default(3),
  purpose: purposeSchema.default("fast"),
  promptId: z.uuid().optional(),
  variables: z.record(z.string().max(41), z.union([z.string().max(2_000), z.number(), z.boolean()])).default({}),
  /** First seed; other seeds give other drafts. Random when absent. */
  seed: z.int().min(0).max(2_000_000_000).optional(),
});
export type GenerateInput = z.infer<typeof generateSchema>;

export const runStatuses = ["queued", "running", "done", "partly_failed", "failed", "cancelled"] as const;
export const itemStatuses = ["queued", "running", "submitted", "waiting", "done", "failed", "refused", "cancelled", "uncertain"] as const;

export const generationItemSchema = z
  .object({
    id: z.uuid(),
    position: z.int(),
    status: z.enum(itemStatuses),
    provider: z.string().nullable(),
    model: z.string().nullable(),
    contentVersionId: z.uuid().nullable(),
    environment: z.enum(["sandbox", "live"]),
    cost: moneySchema.nullable(),
    latencyMs: z.int().nullable(),
    attempts: z.int(),
    errorKind: z.string().nullable(),
    errorDetail: z.string().nullable(),
    /** Raw text so far while running, and its length as the offset to continue from. */
    text: z.string(),
  })
  .meta({ id: "GenerationItem" });

export const generationRunSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    productId: z.uuid().nullable(),
    contentId: z.uuid().nullable(),
    type: contentTypeSchema,
    platform: z.string(),
    language: localeSchema,
    topic: z.string(),
    purpose: purposeSchema,
    versions: z.int(),
    status: z.enum(runStatuses),
    items: z.array(generationItemSchema),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "GenerationRun" });
export type GenerationRun = z.infer<typeof generationRunSchema>;

/** One call of an item and how it ended: `complete`, `refused`, `truncated`, `malformed`, `lost`, `unknown`, `cancelled`, or a provider's failure. */
export const generationAttemptSchema = z
  .object({
    id: z.uuid(),
    itemId: z.uuid(),
    number: z.int(),
    provider: z.string(),
    model: z.string(),
    environment: z.enum(["sandbox", "live"]),
    outcome: z.string(),
    errorDetail: z.string().nullable(),
    latencyMs: z.int().nullable(),
    cost: moneySchema,
    requestId: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "GenerationAttempt" });

export const acceptedRunSchema = z.object({ id: z.uuid(), status: z.enum(runStatuses), contentId: z.uuid(), estimatedMaxCost: moneySchema }).meta({ id: "AcceptedRun" });

/** One event of `GET /generation-runs/{id}/events` (SSE `event:` is `type`). */
export const runStreamEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("delta"), itemId: z.uuid(), position: z.int(), startAt: z.int(), text: z.string() }),
  z.object({ type: z.literal("item"), item: generationItemSchema }),
  z.object({ type: z.literal("run"), status: z.enum(runStatuses), contentId: z.uuid().nullable() }),
]);

export const providerSchema = z
  .object({
    name: z.string(),
    configured: z.boolean(),
    source: z.enum(["builtin", "environment", "stored", "sandbox", "none"]),
    keyHint: z.string().nullable(),
    baseUrl: z.string().nullable(),
    environment: z.enum(["sandbox", "live"]),
    breaker: z.enum(["closed", "open", "half_open"]),
    lastCheckedAt: z.string().nullable(),
    lastCheckError: z.string().nullable(),
    calls: z.int(),
    failures: z.int(),
    medianLatencyMs: z.int().nullable(),
    spend: moneySchema,
    models: z.array(z.object({ id: z.string(), label: z.string(), retiresAt: z.string().nullable() })),
    version: z.int(),
  })
  .meta({ id: "Provider" });
export const setProviderSchema = z.strictObject({
  apiKey: z.string().trim().min(1).max(500).optional(),
  baseUrl: z.url({ protocol: /^https?$/ }).max(500).nullable().optional(),
  /** Serve this provider from the sandbox: costs nothing, is marked everywhere. */
  sandbox: z.boolean().optional(),
});
export const providerCheckSchema = z.object({ ok: z.boolean(), detail: z.string().nullable(), models: z.array(z.string()) }).meta({ id: "ProviderCheck" });

export const routeSchema = z
  .object({ purpose: purposeSchema, brandId: z.uuid().nullable(), route: z.array(z.object({ provider: z.string(), model: z.string() })) })
  .meta({ id: "ProviderRoute" });
export const setRouteSchema = z.strictObject({
  brandId: z.uuid().nullable().default(null),
  route: z.array(z.strictObject({ provider: z.enum(["offline", "openai", "anthropic"]), model: z.string().min(1).max(100) })).min(1).max(5),
});
