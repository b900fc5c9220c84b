import { bigint, boolean, integer, jsonb, pgTable, real, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ContentDocument } from "../contents/schema.ts";
import type { Platform, UnsavedTemplate } from "../prompts/schema.ts";
import type { GivenValue } from "../prompts/variables.ts";
import type { CaseFacts, caseSources, Check, CheckResult, evaluationStatuses, resultStatuses } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const micro = (name: string) => bigint(name, { mode: "bigint" });

export const promptOutcomes = pgTable("prompt_outcomes", {
  contentVersionId: uuid("content_version_id").primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  promptVersionId: uuid("prompt_version_id").notNull(),
  contentId: uuid("content_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  outcome: text({ enum: ["open", "accepted", "edited", "rejected", "passed_over"] }).notNull(),
  editDistance: real("edit_distance"),
  costMicroUsd: micro("cost_micro_usd").notNull(),
  createdAt: at("created_at").notNull(),
  decidedAt: at("decided_at"),
});
export type OutcomeRow = typeof promptOutcomes.$inferSelect;

export const evaluationCases = pgTable("evaluation_cases", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  promptId: uuid("prompt_id").notNull(),
  slug: text(),
  name: text().notNull(),
  source: text().$type<(typeof caseSources)[number]>().notNull(),
  brandId: uuid("brand_id"),
  productId: uuid("product_id"),
  facts: jsonb().$type<CaseFacts>(),
  topic: text().notNull(),
  platform: text().$type<Platform>().notNull(),
  variables: jsonb().$type<Record<string, GivenValue>>().notNull(),
  checks: jsonb().$type<Check[]>().notNull(),
  seed: integer().notNull(),
  note: text(),
  contentId: uuid("content_id"),
  contentVersionId: uuid("content_version_id"),
  isActive: boolean("is_active").notNull(),
  version: integer().notNull(),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type CaseRow = typeof evaluationCases.$inferSelect;

export const evaluationRuns = pgTable("evaluation_runs", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  promptId: uuid("prompt_id").notNull(),
  kind: text({ enum: ["cases", "try"] }).notNull(),
  status: text().$type<(typeof evaluationStatuses)[number]>().notNull(),
  unsaved: jsonb().$type<UnsavedTemplate>(),
  maxCostMicroUsd: micro("max_cost_micro_usd").notNull(),
  cancelRequestedAt: at("cancel_requested_at"),
  nextCheckAt: at("next_check_at").notNull(),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  startedAt: at("started_at"),
  finishedAt: at("finished_at"),
});
export type EvaluationRunRow = typeof evaluationRuns.$inferSelect;

/** What one result is about; brand and product facts are read when it runs. */
export interface ResultInput {
  caseName: string;
  brandName: string;
  productId: string | null;
  facts: CaseFacts | null;
  topic: string;
  platform: Platform;
  variables: Record<string, GivenValue>;
  checks: Check[];
  seed: number;
}

/** An answer that is paid for, kept before it is checked. */
export interface ResultAnswer {
  /** Null when the answer could not be read. */
  document: ContentDocument | null;
  text: string;
  finish: string;
  provider: string;
  model: string;
  environment: "sandbox" | "live";
}

export const evaluationResults = pgTable("evaluation_results", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  runId: uuid("run_id").notNull(),
  position: integer().notNull(),
  caseId: uuid("case_id"),
  promptVersionId: uuid("prompt_version_id"),
  brandId: uuid("brand_id"),
  provider: text().notNull(),
  model: text().notNull(),
  input: jsonb().$type<ResultInput>().notNull(),
  status: text().$type<(typeof resultStatuses)[number]>().notNull(),
  leaseOwner: uuid("lease_owner"),
  leaseUntil: at("lease_until"),
  fence: bigint({ mode: "number" }).notNull(),
  callStartedAt: at("call_started_at"),
  answer: jsonb().$type<ResultAnswer>(),
  checks: jsonb().$type<CheckResult[]>(),
  costMicroUsd: micro("cost_micro_usd").notNull(),
  latencyMs: integer("latency_ms"),
  errorKind: text("error_kind"),
  errorDetail: text("error_detail"),
  createdAt: at("created_at").notNull(),
  finishedAt: at("finished_at"),
});
export type ResultRow = typeof evaluationResults.$inferSelect;
