import { z } from "zod";
import { localeSchema } from "../identity/schema.ts";
import { contentTypeSchema, platformSchema } from "../prompts/schema.ts";
import { moneySchema } from "../economics/schema.ts";
import { purposeSchema } from "./purpose-schema.ts";
import { runTransformSchema } from "./transform-schema.ts";

export * from "./transform-schema.ts";
export { purposes, purposeSchema, type Purpose } from "./purpose-schema.ts";

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
/** `limit`: quiet was asked for or the minute is used up; `busy`: all places are taken; `outage`: the provider is in trouble; `budget`: no money is left. */
export const waitReasons = ["limit", "busy", "outage", "budget"] as const;
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
    /** Why and until when it waits; null while it does not. `provider` is the one that is waited for. */
    waiting: z.object({ reason: z.enum(waitReasons), provider: z.string().nullable(), until: z.string().nullable() }).nullable(),
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
    /** Null for a run that writes from a brief alone. */
    transform: runTransformSchema.nullable(),
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

/** As `packages/providers` names them; repeated because a browser reads this file. */
export const providerKinds = ["offline", "openai", "anthropic", "groq", "together", "openai-compatible"] as const;
export const structuredOutputModes = ["json_schema", "json_object", "prompt"] as const;
const providerKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "Use the key of a provider.");
const limitSchema = (most: number) => z.int().min(1).max(most).nullable();

/** How a provider does: the last 24 hours in calls, this month in money, now in places and breaker. */
export const providerHealthSchema = z
  .object({
    calls: z.int(),
    failures: z.int(),
    /** Calls by how they ended, e.g. `{"complete": 40, "rate_limit": 2}`. */
    outcomes: z.record(z.string(), z.int()),
    latencyP50Ms: z.int().nullable(),
    latencyP95Ms: z.int().nullable(),
    lastCallAt: z.string().nullable(),
    spendMonth: moneySchema,
    savedMonth: moneySchema.describe("Saved this month by the provider's prompt cache"),
    breaker: z.enum(["closed", "open", "half_open"]),
    breakerUntil: z.string().nullable(),
    /** Nobody asks before: the provider asked for quiet. */
    restingUntil: z.string().nullable(),
    /** Calls under way, of all processes. */
    underWay: z.int(),
    /** Items that wait for this provider. */
    waiting: z.int(),
  })
  .meta({ id: "ProviderHealth" });

/** Limits in force; `own` values are what the owner set, null where the provider's headers or the default decide. */
export const providerLimitsSchema = z
  .object({
    concurrency: z.int(),
    requestsPerMinute: z.int().nullable(),
    tokensPerMinute: z.int().nullable(),
    requestsLeft: z.int().nullable(),
    tokensLeft: z.int().nullable(),
    own: z.object({ concurrency: z.int().nullable(), requestsPerMinute: z.int().nullable(), tokensPerMinute: z.int().nullable() }),
  })
  .meta({ id: "ProviderLimits" });

export const providerSchema = z
  .object({
    name: z.string().describe("Stable key that routes and the ledger name"),
    kind: z.enum(providerKinds),
    label: z.string(),
    configured: z.boolean(),
    source: z.enum(["builtin", "environment", "stored", "sandbox", "none"]),
    keyHint: z.string().nullable(),
    baseUrl: z.string().nullable(),
    environment: z.enum(["sandbox", "live"]),
    structuredOutput: z.enum(structuredOutputModes).nullable(),
    price: z.object({ input: z.string(), output: z.string() }).nullable().describe("Of a server: USD per million tokens by its owner's word; null: unknown"),
    lastCheckedAt: z.string().nullable(),
    lastCheckError: z.string().nullable(),
    health: providerHealthSchema,
    limits: providerLimitsSchema,
    models: z.array(z.object({ id: z.string(), label: z.string(), retiresAt: z.string().nullable(), successor: z.string().nullable() })),
    warnings: z.array(z.object({ model: z.string(), retiresAt: z.string(), successor: z.string().nullable(), purposes: z.array(purposeSchema) })).describe("Models on a route that stop answering within 30 days, or already have"),
    version: z.int(),
  })
  .meta({ id: "Provider" });

/** What to fill in for a server that people run themselves. */
export const serverPresetSchema = z
  .object({ id: z.string(), name: z.string(), baseUrl: z.string(), needsKey: z.boolean(), structuredOutput: z.enum(structuredOutputModes), environment: z.enum(["sandbox", "live"]) })
  .meta({ id: "ServerPreset" });

const apiKeySchema = z.string().trim().min(1).max(500);
const baseUrlSchema = z.url({ protocol: /^https?$/ }).max(500);
const modelsSchema = z.array(z.string().trim().min(1).max(100)).max(200);
const priceInputSchema = z.strictObject({ input: usdPerMillionSchema(), output: usdPerMillionSchema() });
const limitsInputSchema = z.strictObject({ concurrency: limitSchema(1_000).optional(), requestsPerMinute: limitSchema(1_000_000).optional(), tokensPerMinute: limitSchema(1_000_000_000).optional() });

export const setProviderSchema = z.strictObject({
  apiKey: apiKeySchema.optional(),
  baseUrl: baseUrlSchema.nullable().optional(),
  /** Serve this provider from the sandbox: costs nothing, is marked everywhere. */
  sandbox: z.boolean().optional(),
  limits: limitsInputSchema.optional(),
  /** The rest is of servers only. */
  label: z.string().trim().min(1).max(80).optional(),
  models: modelsSchema.optional(),
  structuredOutput: z.enum(structuredOutputModes).nullable().optional(),
  price: priceInputSchema.nullable().optional(),
});

/** `POST /providers`: a server that speaks OpenAI's chat protocol (Ollama, vLLM, LM Studio …). */
export const addServerSchema = z.strictObject({
  label: z.string().trim().min(1, "Give the server a name.").max(80),
  baseUrl: baseUrlSchema,
  apiKey: apiKeySchema.optional(),
  /** Absent: the server is asked. */
  models: modelsSchema.optional(),
  structuredOutput: z.enum(structuredOutputModes).nullable().default(null),
  /** USD per million tokens; `{"input":"0","output":"0"}` for hardware of one's own. Null: unknown, and refused unless an owner allowed that. */
  price: priceInputSchema.nullable().default(null),
  limits: limitsInputSchema.optional(),
});
export const providerCheckSchema = z.object({ ok: z.boolean(), detail: z.string().nullable(), models: z.array(z.string()), latencyMs: z.int().nullable() }).meta({ id: "ProviderCheck" });

export const routeSchema = z
  .object({ purpose: purposeSchema, brandId: z.uuid().nullable(), isDefault: z.boolean().describe("Nobody chose: every configured provider with its usual model"), route: z.array(z.object({ provider: z.string(), model: z.string() })) })
  .meta({ id: "ProviderRoute" });
export const setRouteSchema = z.strictObject({
  brandId: z.uuid().nullable().default(null),
  route: z.array(z.strictObject({ provider: providerKey, model: z.string().trim().min(1).max(100) })).min(1).max(8),
});

function usdPerMillionSchema() {
  return z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, "Use US dollars per million tokens, such as 0.50.");
}
