import { and, eq, inArray, sql } from "drizzle-orm";
import { databaseNow, newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import { approvalInForce } from "../approvals/index.ts";
import { channels, type ChannelRow } from "../channels/index.ts";
import { contentRevisions, freezeContent, getContent, isPublishable, presentNetworkIssue, type ContentRow, type FrozenContent } from "../contents/index.ts";
import { assertBrandIsOpen } from "../products/index.ts";
import { judgePost, type Judgement } from "@agency/providers/social/network-rules";
import type { PostFormat } from "@agency/providers/social/post-options";
import type { NetworkName } from "@agency/providers/spec";
import { refreshContent } from "./content-status.ts";
import { requestConversions } from "./convert-media.ts";
import { lockQueues, nextFreeSlot } from "./planning/channel-queue.ts";
import { publicationEvent, wakePublishers } from "./publication-events.ts";
import { maxDaysAhead, openStatuses, pastGraceMs } from "./rules.ts";
import { publications, type PublicationRow } from "./table.ts";
import { instantToWall, isRealWallTime, wallToInstant } from "./wall-time.ts";

export interface SchedulePlan {
  contentId: string;
  channelIds: string[];
  /** Wall time, `now` for as soon as possible, or `next_slot` of each channel's queue. */
  scheduledAt: string;
  /** Channels that get it at another time. */
  ownTimes?: { channelId: string; scheduledAt: string }[];
  timeZone?: string | undefined;
  actor: Actor;
  ifMatch?: number | undefined;
  /** Plans what is not approved yet: it waits for its approval and goes out once it has it. */
  awaitApproval?: boolean;
}

/** When something goes out, as a person said it and as an instant. */
export interface PlannedTime {
  wall: string;
  timeZone: string;
  dueAt: Date;
}

/**
 * Plans approved content on channels, each at its own time. Network rules are checked now (R15) and again before sending; files that only
 * their encoding keeps out are converted meanwhile.
 * @throws Problem 404, 409 (not approved, already planned, no free slot), 412, 422 (past, channel of another brand, broken network rule)
 */
export async function scheduleContent(tx: Transaction, config: Config, plan: SchedulePlan): Promise<{ content: ContentRow; publications: PublicationRow[] }> {
  const timeOf = new Map(plan.ownTimes?.map(({ channelId, scheduledAt }) => [channelId, scheduledAt]));
  const wanted = (channelId: string) => timeOf.get(channelId) ?? plan.scheduledAt;
  await lockQueues(tx, plan.channelIds.filter((id) => wanted(id) === "next_slot"));
  const content = await getContent(tx, plan.contentId, { lock: true, ifMatch: plan.ifMatch });
  const approval = await approvalOf(tx, content);
  if (!approval.id && !plan.awaitApproval) throw conflict("not_approved", `This content is ${content.status}. It can be scheduled once what stands now is approved.`, { contentStatus: content.status });
  const brand = await assertBrandIsOpen(tx, content.brandId);
  const now = await databaseNow(tx);
  const stranger = plan.ownTimes?.findIndex(({ channelId }) => !plan.channelIds.includes(channelId)) ?? -1;
  if (stranger !== -1) throw invalid("unknown_channel", `/ownTimes/${stranger}/channelId`, "This channel is not among the chosen ones.");
  const chosen = await chooseChannels(tx, content, plan.channelIds);
  await assertNotPlanned(tx, content, plan.channelIds);
  const posts = await assertRules(tx, content, chosen);

  const created: PublicationRow[] = [];
  for (const channel of chosen) {
    const own = plan.ownTimes?.findIndex(({ channelId }) => channelId === channel.id) ?? -1;
    const at = wanted(channel.id);
    const when = at === "next_slot" ? await nextFreeSlot(tx, config, channel) : resolveTime(at, plan.timeZone ?? brand.timeZone, now, own === -1 ? "/scheduledAt" : `/ownTimes/${own}/scheduledAt`);
    const row = await insertPublication(tx, config, { content, channel, when, approval, format: posts.get(channel.network)!.post.format, actor: plan.actor });
    if (!row) throw alreadyPlanned(channel.name);
    created.push(row);
  }
  await convertAhead(tx, content, posts);
  const updated = await refreshContent(tx, content.id);
  await recordEvents(tx, ...created.map((row) => publicationEvent("publication.scheduled", row, plan.actor)));
  await wakePublishers(tx);
  return { content: updated, publications: created };
}

/** The approval of exactly what stands now, if there is one. @throws Problem 409 without a version */
export async function approvalOf(tx: Transaction, content: ContentRow): Promise<{ id: string | null; revisionId: string | null }> {
  const frozen = await freezeContent(tx, content, null);
  const approval = await approvalInForce(tx, content.id, frozen.contentHash);
  return { id: approval?.id ?? null, revisionId: approval ? frozen.revisionId : null };
}

/** Writes one plan; null when it stands already. */
export async function insertPublication(
  tx: Transaction,
  config: Config,
  input: {
    content: ContentRow;
    channel: ChannelRow;
    when: PlannedTime;
    approval: { id: string | null; revisionId: string | null };
    format: PostFormat;
    actor: Actor;
    /** Of a recurring plan, with the wall time that its rule gave. */
    occurrence?: { planId: string; wall: string };
  },
): Promise<PublicationRow | null> {
  const { content, channel, when, approval, occurrence } = input;
  const prepareAt = new Date(when.dueAt.getTime() - config.PUBLISH_PREPARE_LEAD_MS);
  const isPaused = channel.status === "needs_auth";
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
      status: isPaused ? "needs_auth" : "scheduled",
      scheduledWall: when.wall,
      timeZone: when.timeZone,
      dueAt: when.dueAt,
      prepareAt,
      nextStepAt: isPaused ? null : prepareAt,
      approvalRequestId: approval.id,
      revisionId: approval.revisionId,
      format: input.format,
      refs: {},
      staleRefs: [],
      fence: 0n,
      tries: 0,
      recurringPlanId: occurrence?.planId ?? null,
      occurrenceWall: occurrence?.wall ?? null,
      createdBy: input.actor.kind === "user" ? input.actor.id : null,
      version: 1,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/** @throws Problem 422 for a time that does not exist, has passed, or lies too far ahead */
export function resolveTime(scheduledAt: string, timeZone: string, now: Date, pointer = "/scheduledAt"): PlannedTime {
  if (scheduledAt === "now") return { wall: instantToWall(now, timeZone), timeZone, dueAt: now };
  if (!isRealWallTime(scheduledAt)) throw invalid("not_a_date", pointer, "This day does not exist. Choose another.");
  const dueAt = wallToInstant(scheduledAt, timeZone);
  if (dueAt.getTime() < now.getTime() - pastGraceMs) throw invalid("in_the_past", pointer, "This time has passed. Choose a later one, or publish now.");
  if (dueAt.getTime() > now.getTime() + maxDaysAhead * 86_400_000) throw invalid("too_far_ahead", pointer, "Plan at most three years ahead.");
  return { wall: scheduledAt, timeZone, dueAt };
}

/** The named channels of the content's brand, in the order of their names in the plan. @throws Problem 409, 422 */
export async function chooseChannels(tx: Transaction, content: ContentRow, ids: readonly string[]): Promise<ChannelRow[]> {
  const found = await tx.select().from(channels).where(and(inArray(channels.id, [...ids]), eq(channels.brandId, content.brandId)));
  const byId = new Map(found.map((channel) => [channel.id, channel]));
  const missing = ids.findIndex((id) => !byId.has(id));
  if (missing !== -1) throw invalid("unknown_channel", `/channelIds/${missing}`, "This channel does not belong to the content's brand.");
  const away = found.find((channel) => channel.status !== "connected");
  if (away) throw conflict("channel_not_connected", `${away.name} is not connected. Reconnect it first.`, { channelId: away.id, channelStatus: away.status });
  return [...new Set(ids)].map((id) => byId.get(id)!);
}

async function assertNotPlanned(tx: Transaction, content: ContentRow, ids: readonly string[]): Promise<void> {
  const open = await rows<{ name: string }>(
    tx,
    sql`select c.name from publications p join channels c on c.id = p.channel_id
        where p.content_id = ${content.id} and p.channel_id in ${[...ids]} and p.occurrence_wall is null and p.status in ${openStatuses} limit 1`,
  );
  if (open[0]) throw alreadyPlanned(open[0].name);
}

const alreadyPlanned = (channelName: string) => conflict("already_planned", `This content is already planned on ${channelName}. Move or cancel that plan instead.`);

/** What every chosen network gets keeps that network's rules (R15). Answers what each gets. @throws Problem 409, 422 `not_publishable`, `network_rules` */
export async function assertRules(tx: Transaction, content: ContentRow, chosen: readonly Pick<ChannelRow, "network">[]): Promise<JudgedPosts> {
  const [revision] = content.currentVersionId
    ? await tx.select({ document: contentRevisions.document }).from(contentRevisions).where(sql`${contentRevisions.id} = (select current_revision_id from content_versions where id = ${content.currentVersionId})`)
    : [];
  if (!revision || !isPublishable(revision.document)) {
    throw new Problem(422, "not_publishable", `Content of type ${content.type} is handed over as a document; only social posts go out through a channel.`);
  }
  const posts = await judgePosts(tx, content, chosen);
  for (const [network, { issues }] of posts) {
    const broken = issues.filter((issue) => issue.severity === "error").map((issue) => presentNetworkIssue(issue, content.language));
    if (broken.length > 0) {
      throw new Problem(422, "network_rules", `This post breaks rules of ${network}. Correct it first.`, {
        errors: broken.map((issue) => ({ pointer: issue.pointer, code: issue.code, detail: issue.detail })),
      });
    }
  }
  return posts;
}

type JudgedPosts = Map<NetworkName, { post: FrozenContent } & Judgement>;

/** What each network gets as it stands now, and what its rules say of it. */
export async function judgePosts(tx: Transaction, content: ContentRow, chosen: readonly Pick<ChannelRow, "network">[]): Promise<JudgedPosts> {
  const posts: JudgedPosts = new Map();
  for (const { network } of chosen) {
    if (posts.has(network)) continue;
    const post = await freezeContent(tx, content, network);
    posts.set(network, { post, ...judgePost(network, post) });
  }
  return posts;
}

/** Has files encoded as their networks want them, long before they are sent. */
export async function convertAhead(tx: Transaction, content: ContentRow, posts: JudgedPosts): Promise<void> {
  for (const { post, conversions } of posts.values()) await requestConversions(tx, content.organizationId, post.media, conversions);
}

/** Where on each network the content stands. */
export async function formatsOn(tx: Transaction, content: ContentRow, chosen: readonly Pick<ChannelRow, "network">[]): Promise<Map<NetworkName, PostFormat>> {
  const formats = new Map<NetworkName, PostFormat>();
  for (const { network } of chosen) if (!formats.has(network)) formats.set(network, (await freezeContent(tx, content, network)).format);
  return formats;
}
