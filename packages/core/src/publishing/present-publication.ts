import { inArray, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { channels } from "../channels/index.ts";
import { contents } from "../contents/index.ts";
import type { z } from "zod";
import type { Publication, publicationAttemptSchema } from "./schema.ts";
import type { PublicationAttemptRow, PublicationRow } from "./table.ts";
import { appLaneOf } from "./worker/lane-blocks.ts";

export async function presentPublications(tx: Transaction, found: PublicationRow[]): Promise<Publication[]> {
  if (found.length === 0) return [];
  const names = await tx.select({ id: channels.id, name: channels.name }).from(channels).where(inArray(channels.id, [...new Set(found.map((row) => row.channelId))]));
  const titles = await tx.select({ id: contents.id, title: contents.title }).from(contents).where(inArray(contents.id, [...new Set(found.map((row) => row.contentId))]));
  const waits = await laneWaits(tx, found);
  const nameOf = new Map(names.map((channel) => [channel.id, channel.name]));
  const titleOf = new Map(titles.map((content) => [content.id, content.title]));
  return found.map((row) => ({
    id: row.id,
    contentId: row.contentId,
    channelId: row.channelId,
    brandId: row.brandId,
    network: row.network,
    environment: row.environment,
    channelName: nameOf.get(row.channelId) ?? "",
    contentTitle: titleOf.get(row.contentId) ?? "",
    status: row.status,
    scheduledAt: row.scheduledWall.replace(" ", "T").slice(0, 16),
    timeZone: row.timeZone,
    dueAt: row.dueAt.toISOString(),
    format: row.format,
    recurringPlanId: row.recurringPlanId,
    ...waitOf(row, laterOf(waits.get(row.lane), waits.get(appLaneOf(row.lane)))),
    remoteId: row.remoteId,
    permalink: row.permalink,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    errorKind: row.errorKind,
    errorDetail: row.errorDetail,
    frozenText: row.snapshot?.text ?? null,
    revisionId: row.revisionId,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

interface LaneWait extends Record<string, unknown> {
  lane: string;
  blocked_until: Date | string;
  blocked_reason: string | null;
}

/** Accounts that rest, alone or with all of their network: what is due there waits as well, whichever post met the limit. */
async function laneWaits(tx: Transaction, found: PublicationRow[]): Promise<Map<string, LaneWait>> {
  const lanes = [...new Set(found.filter((row) => isWaiting(row.status)).flatMap((row) => [row.lane, appLaneOf(row.lane)]))];
  if (lanes.length === 0) return new Map();
  const waits = await rows<LaneWait>(tx, sql`select lane, blocked_until, blocked_reason from publishing_lanes where lane in ${lanes} and blocked_until > agency.now()`);
  return new Map(waits.map((wait) => [wait.lane, wait]));
}

const laterOf = (account: LaneWait | undefined, app: LaneWait | undefined): LaneWait | undefined =>
  account && app ? (new Date(account.blocked_until) >= new Date(app.blocked_until) ? account : app) : (account ?? app);

function waitOf(row: PublicationRow, lane: LaneWait | undefined): { waitUntil: string | null; waitReason: string | null } {
  const laneUntil = lane ? new Date(lane.blocked_until) : null;
  if (laneUntil && isWaiting(row.status) && laneUntil > row.dueAt && (row.nextStepAt === null || laneUntil > row.nextStepAt)) {
    return { waitUntil: laneUntil.toISOString(), waitReason: lane!.blocked_reason };
  }
  return { waitUntil: row.waitReason !== null && row.nextStepAt !== null ? row.nextStepAt.toISOString() : null, waitReason: row.waitReason };
}

const isWaiting = (status: PublicationRow["status"]): boolean => status === "scheduled" || status === "preparing" || status === "armed";

export function presentAttempt(row: PublicationAttemptRow): z.infer<typeof publicationAttemptSchema> {
  return {
    id: row.id,
    step: row.step,
    number: row.number,
    payloadHash: row.payloadHash,
    callStartedAt: row.callStartedAt?.toISOString() ?? null,
    outcome: row.outcome,
    remoteId: row.remoteId,
    providerRequestId: row.providerRequestId,
    errorKind: row.errorKind,
    errorCode: row.errorCode,
    errorDetail: row.errorDetail,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
