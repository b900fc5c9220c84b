import { and, eq, inArray, sql } from "drizzle-orm";
import { databaseNow, newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import { approvalInForce } from "../approvals/index.ts";
import { getBrand } from "../brands/index.ts";
import { channels, type ChannelRow } from "../channels/index.ts";
import { contentRevisions, freezeContent, getContent, isPublishable, presentNetworkIssue, type ContentRow } from "../contents/index.ts";
import { networkRules } from "@agency/providers/social/network-rules";
import { refreshContent } from "./content-status.ts";
import { publicationEvent, wakePublishers } from "./publication-events.ts";
import { maxDaysAhead, openStatuses, pastGraceMs } from "./rules.ts";
import { publications, type PublicationRow } from "./table.ts";
import { instantToWall, isRealWallTime, wallToInstant } from "./wall-time.ts";

export interface SchedulePlan {
  contentId: string;
  channelIds: string[];
  /** Wall time, or `now` for as soon as possible. */
  scheduledAt: string | "now";
  timeZone?: string | undefined;
  actor: Actor;
  ifMatch?: number | undefined;
}

/**
 * Plans approved content on channels at a wall time. Network rules are checked now (R15) and again before sending.
 * @throws Problem 404, 409 (not approved, already planned), 412, 422 (past, channel of another brand, broken network rule)
 */
export async function scheduleContent(tx: Transaction, config: Config, plan: SchedulePlan): Promise<{ content: ContentRow; publications: PublicationRow[] }> {
  const content = await getContent(tx, plan.contentId, { lock: true, ifMatch: plan.ifMatch });
  const frozen = await freezeContent(tx, content, null);
  const approval = await approvalInForce(tx, content.id, frozen.contentHash);
  if (!approval) throw conflict("not_approved", `This content is ${content.status}. It can be scheduled once what stands now is approved.`, { contentStatus: content.status });
  const brand = await getBrand(tx, content.brandId);
  const now = await databaseNow(tx);
  const when = resolveTime(plan.scheduledAt, plan.timeZone ?? brand.timeZone, now);

  const chosen = await tx.select().from(channels).where(and(inArray(channels.id, plan.channelIds), eq(channels.brandId, content.brandId)));
  await assertChannels(tx, content, plan.channelIds, chosen);

  const created: PublicationRow[] = [];
  for (const channel of chosen) {
    const [row] = await tx
      .insert(publications)
      .values({
        id: newId(),
        organizationId: content.organizationId,
        brandId: content.brandId,
        contentId: content.id,
        channelId: channel.id,
        network: channel.network,
        environment: channel.environment,
        lane: `${channel.network}:${channel.environment}:${channel.remoteId}`,
        status: "scheduled",
        scheduledWall: when.wall,
        timeZone: when.timeZone,
        dueAt: when.dueAt,
        prepareAt: new Date(when.dueAt.getTime() - config.PUBLISH_PREPARE_LEAD_MS),
        nextStepAt: new Date(when.dueAt.getTime() - config.PUBLISH_PREPARE_LEAD_MS),
        approvalRequestId: approval.id,
        revisionId: frozen.revisionId,
        refs: {},
        staleRefs: [],
        fence: 0n,
        tries: 0,
        createdBy: plan.actor.kind === "user" ? plan.actor.id : null,
        version: 1,
        createdAt: sql`agency.now()`,
        updatedAt: sql`agency.now()`,
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw conflict("already_planned", `This content is already planned on ${channel.name}. Move or cancel that plan instead.`);
    created.push(row);
  }
  const updated = await refreshContent(tx, content.id);
  await recordEvents(tx, ...created.map((row) => publicationEvent("publication.scheduled", row, plan.actor)));
  await wakePublishers(tx);
  return { content: updated, publications: created };
}

/** @throws Problem 422 for a time that does not exist, has passed, or lies too far ahead */
export function resolveTime(scheduledAt: string, timeZone: string, now: Date): { wall: string; timeZone: string; dueAt: Date } {
  if (scheduledAt === "now") return { wall: instantToWall(now, timeZone), timeZone, dueAt: now };
  if (!isRealWallTime(scheduledAt)) throw invalid("not_a_date", "/scheduledAt", "This day does not exist. Choose another.");
  const dueAt = wallToInstant(scheduledAt, timeZone);
  if (dueAt.getTime() < now.getTime() - pastGraceMs) throw invalid("in_the_past", "/scheduledAt", "This time has passed. Choose a later one, or publish now.");
  if (dueAt.getTime() > now.getTime() + maxDaysAhead * 86_400_000) throw invalid("too_far_ahead", "/scheduledAt", "Plan at most three years ahead.");
  return { wall: scheduledAt, timeZone, dueAt };
}

async function assertChannels(tx: Transaction, content: ContentRow, ids: string[], chosen: ChannelRow[]): Promise<void> {
  const found = new Set(chosen.map((channel) => channel.id));
  const missing = ids.findIndex((id) => !found.has(id));
  if (missing !== -1) throw invalid("unknown_channel", `/channelIds/${missing}`, "This channel does not belong to the content's brand.");
  const away = chosen.find((channel) => channel.status !== "connected");
  if (away) throw conflict("channel_not_connected", `${away.name} is not connected. Reconnect it first.`, { channelId: away.id, channelStatus: away.status });
  const open = await rows<{ name: string }>(
    tx,
    sql`select c.name from publications p join channels c on c.id = p.channel_id
        where p.content_id = ${content.id} and p.channel_id in ${ids} and p.status in ${openStatuses} limit 1`,
  );
  if (open[0]) throw conflict("already_planned", `This content is already planned on ${open[0].name}. Move or cancel that plan instead.`);

  const [revision] = content.currentVersionId
    ? await tx.select({ document: contentRevisions.document }).from(contentRevisions).where(sql`${contentRevisions.id} = (select current_revision_id from content_versions where id = ${content.currentVersionId})`)
    : [];
  if (!revision || !isPublishable(revision.document)) {
    throw new Problem(422, "not_publishable", `Content of type ${content.type} is handed over as a document; only social posts go out through a channel.`);
  }
  for (const network of new Set(chosen.map((channel) => channel.network))) {
    const post = await freezeContent(tx, content, network);
    const broken = networkRules[network].validate(post)
      .filter((issue) => issue.severity === "error")
      .map((issue) => presentNetworkIssue(issue, content.language));
    if (broken.length > 0) {
      throw new Problem(422, "network_rules", `This post breaks rules of ${network}. Correct it first.`, {
        errors: broken.map((issue) => ({ pointer: issue.pointer, code: issue.code, detail: issue.detail })),
      });
    }
  }
}
