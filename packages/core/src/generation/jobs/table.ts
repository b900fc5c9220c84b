import { bigint, doublePrecision, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { MediaKind } from "@agency/providers/spec";
import type { Environment } from "../table.ts";
import type { jobStatuses, jobWaitReasons } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const micro = (name: string) => bigint(name, { mode: "bigint" });

export type JobStatus = (typeof jobStatuses)[number];
export type JobWaitReason = (typeof jobWaitReasons)[number];

export const providerJobs = pgTable("provider_jobs", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  contentId: uuid("content_id"),
  campaignId: uuid("campaign_id"),
  batchId: uuid("batch_id").notNull(),
  kind: text().$type<MediaKind>().notNull(),
  provider: text().notNull(),
  model: text().notNull(),
  environment: text().$type<Environment>().notNull(),
  status: text().$type<JobStatus>().notNull(),
  /** As its kind stored it; its maker parses it. */
  request: jsonb().$type<Record<string, unknown>>().notNull(),
  payloadHash: text("payload_hash"),
  attempts: integer().notNull().default(0),
  callStartedAt: at("call_started_at"),
  callMaxMicroUsd: micro("call_max_micro_usd"),
  callPriceRow: text("call_price_row"),
  callBookedMicroUsd: micro("call_booked_micro_usd").notNull().default(0n),
  reservationId: uuid("reservation_id"),
  remoteId: text("remote_id"),
  submittedAt: at("submitted_at"),
  progress: doublePrecision(),
  waitReason: text("wait_reason").$type<JobWaitReason>(),
  nextStepAt: at("next_step_at").notNull(),
  leaseOwner: uuid("lease_owner"),
  leaseUntil: at("lease_until"),
  fence: bigint({ mode: "number" }).notNull().default(0),
  faults: integer().notNull().default(0),
  lookups: integer().notNull().default(0),
  warnings: text().array().notNull().default([]),
  outputAssetIds: uuid("output_asset_ids").array().notNull().default([]),
  details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  costMicroUsd: micro("cost_micro_usd").notNull().default(0n),
  errorKind: text("error_kind"),
  errorDetail: text("error_detail"),
  cancelRequestedAt: at("cancel_requested_at"),
  createdBy: uuid("created_by"),
  createdAt: at("created_at").notNull(),
  startedAt: at("started_at"),
  finishedAt: at("finished_at"),
});
export type JobRow = typeof providerJobs.$inferSelect;
