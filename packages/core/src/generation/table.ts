import { bigint, boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { StructuredOutputMode, TextProviderKind } from "@agency/providers/text";
import type { ContentDocument, ContentIssue } from "../contents/schema.ts";
import type { ContentType, Platform } from "../prompts/schema.ts";
import type { GivenValue } from "../prompts/variables.ts";
import type { itemStatuses, Purpose, runStatuses } from "./schema.ts";
import type { RunTransform } from "./transform-schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const micro = (name: string) => bigint(name, { mode: "bigint" });
const count = (name: string) => bigint(name, { mode: "number" });

export type RunStatus = (typeof runStatuses)[number];
export type ItemStatus = (typeof itemStatuses)[number];
export type Environment = "sandbox" | "live";
/** `limit`: quiet was asked for or the minute is used up; `busy`: as many calls as allowed are under way; `outage`: the breaker is open; `budget`: no money is left. */
export type WaitReason = "limit" | "busy" | "outage" | "budget";

export const generationRuns = pgTable("generation_runs", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  productId: uuid("product_id"),
  contentId: uuid("content_id"),
  campaignId: uuid("campaign_id"),
  type: text().$type<ContentType>().notNull(),
  platform: text().$type<Platform>().notNull(),
  language: text({ enum: ["vi", "en"] }).notNull(),
  topic: text().notNull(),
  purpose: text().$type<Purpose>().notNull(),
  promptVersionId: uuid("prompt_version_id"),
  variables: jsonb().$type<Record<string, GivenValue>>().notNull(),
  versions: integer().notNull(),
  transform: jsonb().$type<RunTransform>(),
  status: text().$type<RunStatus>().notNull(),
  maxCostMicroUsd: micro("max_cost_micro_usd").notNull(),
  cancelRequestedAt: at("cancel_requested_at"),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  startedAt: at("started_at"),
  finishedAt: at("finished_at"),
});
export type RunRow = typeof generationRuns.$inferSelect;

/** A paid answer that is being repaired. `document` is null when the answer could not be read at all. */
export interface Draft {
  document: ContentDocument | null;
  issues: Pick<ContentIssue, "code" | "pointer" | "detail">[];
  /** Key of a provider. */
  provider: string;
  model: string;
}

export const generationItems = pgTable("generation_items", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  runId: uuid("run_id").notNull(),
  position: integer().notNull(),
  status: text().$type<ItemStatus>().notNull(),
  environment: text().$type<Environment>().notNull(),
  seed: integer().notNull(),
  provider: text(),
  model: text(),
  contentVersionId: uuid("content_version_id"),
  reservationId: uuid("reservation_id"),
  attempts: integer().notNull(),
  leaseOwner: uuid("lease_owner"),
  leaseUntil: at("lease_until"),
  fence: count("fence").notNull(),
  callStartedAt: at("call_started_at"),
  callMaxMicroUsd: micro("call_max_micro_usd"),
  callPriceRow: text("call_price_row"),
  retryAt: at("retry_at"),
  waitReason: text("wait_reason").$type<WaitReason>(),
  waitProvider: text("wait_provider"),
  waitingSince: at("waiting_since"),
  outages: integer().notNull().default(0),
  faults: integer().notNull().default(0),
  draft: jsonb().$type<Draft>(),
  outputText: text("output_text").notNull(),
  inputTokens: count("input_tokens"),
  cacheReadTokens: count("cache_read_tokens"),
  cacheWriteTokens: count("cache_write_tokens"),
  outputTokens: count("output_tokens"),
  costMicroUsd: micro("cost_micro_usd"),
  latencyMs: integer("latency_ms"),
  requestId: text("request_id"),
  errorKind: text("error_kind"),
  errorDetail: text("error_detail"),
  createdAt: at("created_at").notNull(),
  finishedAt: at("finished_at"),
});
export type ItemRow = typeof generationItems.$inferSelect;

export const generationAttempts = pgTable("generation_attempts", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  itemId: uuid("item_id").notNull(),
  number: integer().notNull(),
  provider: text().notNull(),
  model: text().notNull(),
  environment: text().$type<Environment>().notNull(),
  outcome: text().notNull(),
  errorDetail: text("error_detail"),
  latencyMs: integer("latency_ms"),
  costMicroUsd: micro("cost_micro_usd").notNull(),
  requestId: text("request_id"),
  createdAt: at("created_at").notNull(),
});
export type AttemptRow = typeof generationAttempts.$inferSelect;

export const generationChunks = pgTable(
  "generation_chunks",
  {
    organizationId: uuid("organization_id").notNull(),
    itemId: uuid("item_id").notNull(),
    attempt: integer().notNull(),
    startAt: integer("start_at").notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.attempt, table.startAt] })],
);

export const providerCredentials = pgTable("provider_credentials", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  /** The stable key that routes, attempts and the ledger name; a built-in kind's own name, or one chosen for a server. */
  provider: text().notNull(),
  /** A kind of text provider, or the name of a maker of media. */
  kind: text().$type<TextProviderKind | (string & {})>().notNull(),
  label: text(),
  structuredOutput: text("structured_output").$type<StructuredOutputMode>(),
  models: text().array().notNull().default([]),
  maxConcurrency: integer("max_concurrency"),
  requestsPerMinute: integer("requests_per_minute"),
  tokensPerMinute: integer("tokens_per_minute"),
  inputPriceMicroUsd: micro("input_price_micro_usd"),
  outputPriceMicroUsd: micro("output_price_micro_usd"),
  baseUrl: text("base_url"),
  sealedKey: text("sealed_key"),
  keyHint: text("key_hint"),
  isSandbox: boolean("is_sandbox").notNull(),
  settings: jsonb().$type<Record<string, string>>().notNull().default({}),
  sealedWebhookSecret: text("sealed_webhook_secret"),
  lastCheckedAt: at("last_checked_at"),
  lastCheckError: text("last_check_error"),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type CredentialRow = typeof providerCredentials.$inferSelect;

export interface RouteEntry {
  /** Key of a provider. */
  provider: string;
  model: string;
}

export const providerRoutes = pgTable("provider_routes", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  purpose: text().$type<Purpose>().notNull(),
  route: jsonb().$type<RouteEntry[]>().notNull(),
  version: integer().notNull(),
  updatedAt: at("updated_at").notNull(),
});

export const providerGates = pgTable("provider_gates", {
  key: text().primaryKey(),
  organizationId: uuid("organization_id"),
  provider: text().notNull(),
  failures: integer().notNull(),
  openUntil: at("open_until"),
  trialUntil: at("trial_until"),
  restUntil: at("rest_until"),
  rateLimits: integer("rate_limits").notNull(),
  requestsLeft: doublePrecision("requests_left"),
  tokensLeft: doublePrecision("tokens_left"),
  filledAt: at("filled_at").notNull(),
  seenRequestsPerMinute: integer("seen_requests_per_minute"),
  seenTokensPerMinute: integer("seen_tokens_per_minute"),
  updatedAt: at("updated_at").notNull(),
});
export type GateRow = typeof providerGates.$inferSelect;

export const askedCalls = pgTable("asked_calls", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id"),
  campaignId: uuid("campaign_id"),
  subjectType: text("subject_type").notNull(),
  subjectId: uuid("subject_id").notNull(),
  provider: text().notNull(),
  model: text().notNull(),
  environment: text().$type<Environment>().notNull(),
  reservationId: uuid("reservation_id"),
  maxMicroUsd: micro("max_micro_usd").notNull(),
  leaseUntil: at("lease_until").notNull(),
  outcome: text(),
  errorDetail: text("error_detail"),
  latencyMs: integer("latency_ms"),
  costMicroUsd: micro("cost_micro_usd"),
  requestId: text("request_id"),
  createdAt: at("created_at").notNull(),
  endedAt: at("ended_at"),
});
export type AskedCallRow = typeof askedCalls.$inferSelect;
