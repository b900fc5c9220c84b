import { bigint, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Disclosure, PostFormat, PostOptions, RemoteRefs, SocialEnvironment, NetworkName } from "@agency/providers/spec";
import type { FrozenMediaRef } from "../contents/index.ts";
import type { PublicationStatus, QueueSlot } from "./schema.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What was frozen at arming: the network gets exactly this. */
export interface PublicationSnapshot {
  format: PostFormat;
  title: string | null;
  text: string;
  link: string | null;
  media: FrozenMediaRef[];
  firstComment: string | null;
  disclosure: Disclosure;
  options: PostOptions;
  contentHash: string;
}

export const publications = pgTable("publications", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  contentId: uuid("content_id").notNull(),
  channelId: uuid("channel_id").notNull(),
  network: text().$type<NetworkName>().notNull(),
  environment: text().$type<SocialEnvironment>().notNull(),
  lane: text().notNull(),
  status: text().$type<PublicationStatus>().notNull(),
  scheduledWall: timestamp("scheduled_wall", { mode: "string" }).notNull(),
  timeZone: text("time_zone").notNull(),
  dueAt: at("due_at").notNull(),
  prepareAt: at("prepare_at").notNull(),
  nextStepAt: at("next_step_at"),
  waitReason: text("wait_reason"),
  approvalRequestId: uuid("approval_request_id"),
  revisionId: uuid("revision_id"),
  format: text().$type<PostFormat>().notNull().default("feed"),
  snapshot: jsonb().$type<PublicationSnapshot>(),
  snapshotHash: text("snapshot_hash"),
  refs: jsonb().$type<RemoteRefs>().notNull(),
  staleRefs: jsonb("stale_refs").$type<RemoteRefs[]>().notNull(),
  leaseOwner: uuid("lease_owner"),
  leaseUntil: at("lease_until"),
  fence: bigint({ mode: "bigint" }).notNull(),
  tries: integer().notNull(),
  remoteId: text("remote_id"),
  permalink: text(),
  errorKind: text("error_kind"),
  errorDetail: text("error_detail"),
  sendingSince: at("sending_since"),
  acceptedAt: at("accepted_at"),
  publishedAt: at("published_at"),
  commentRemoteId: text("comment_remote_id"),
  commentStartedAt: at("comment_started_at"),
  commentStatus: text("comment_status", { enum: ["sending", "published", "failed", "uncertain"] }),
  commentError: text("comment_error"),
  /** What a person wants done to the public post. */
  changeKind: text("change_kind", { enum: ["edit", "remove"] }),
  changeText: text("change_text"),
  changeTries: integer("change_tries").notNull().default(0),
  changeError: text("change_error"),
  editedText: text("edited_text"),
  editedAt: at("edited_at"),
  removedAt: at("removed_at"),
  finishedAt: at("finished_at"),
  /** The recurring plan that it is an occurrence of, and the wall time that its rule gave it. */
  recurringPlanId: uuid("recurring_plan_id"),
  occurrenceWall: timestamp("occurrence_wall", { mode: "string" }),
  createdBy: uuid("created_by"),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type PublicationRow = typeof publications.$inferSelect;

export const publicationAttempts = pgTable("publication_attempts", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  publicationId: uuid("publication_id").notNull(),
  step: text().notNull(),
  number: integer().notNull(),
  fence: bigint({ mode: "bigint" }).notNull(),
  payloadHash: text("payload_hash").notNull(),
  refsBefore: jsonb("refs_before").$type<RemoteRefs>().notNull(),
  callStartedAt: at("call_started_at"),
  outcome: text().$type<AttemptOutcome>(),
  remoteId: text("remote_id"),
  refsAdded: jsonb("refs_added").$type<RemoteRefs>(),
  providerRequestId: text("provider_request_id"),
  errorKind: text("error_kind"),
  errorCode: text("error_code"),
  errorDetail: text("error_detail"),
  createdAt: at("created_at").notNull(),
  finishedAt: at("finished_at"),
});
export type PublicationAttemptRow = typeof publicationAttempts.$inferSelect;

/** When a channel's queue sends; without a row, at the times that suit its network. */
export const queueTimes = pgTable("queue_times", {
  channelId: uuid("channel_id").primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  timeZone: text("time_zone").notNull(),
  slots: jsonb().$type<QueueSlot[]>().notNull(),
  version: integer().notNull(),
  updatedBy: uuid("updated_by"),
  updatedAt: at("updated_at").notNull(),
});

/** Content that goes out again and again. */
export const recurringPlans = pgTable("recurring_plans", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  contentId: uuid("content_id").notNull(),
  channelIds: uuid("channel_ids").array().notNull(),
  rule: text().notNull(),
  startsWall: timestamp("starts_wall", { mode: "string" }).notNull(),
  timeZone: text("time_zone").notNull(),
  status: text({ enum: ["active", "paused", "ended"] }).notNull(),
  endedReason: text("ended_reason"),
  plannedToWall: timestamp("planned_to_wall", { mode: "string" }),
  nextLookAt: at("next_look_at"),
  createdBy: uuid("created_by"),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type RecurringPlanRow = typeof recurringPlans.$inferSelect;

/**
 * How an outside call ended. `ambiguous` stays live until resolved, `accepted` until the network has said what became of it: a second
 * attempt of the step cannot be written meanwhile (R4). `superseded`: the answer of an invisible, repeatable preparation was lost.
 * `resent`: unanswered, and made again where the network refuses a second copy.
 */
export type AttemptOutcome =
  | "succeeded"
  | "rejected"
  | "ambiguous"
  | "accepted"
  | "resent"
  | "proven_live"
  | "proven_absent"
  | "bound_by_person"
  | "released_by_person"
  | "not_sent"
  | "superseded";
