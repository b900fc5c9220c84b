import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { judgePost, type MediaConversion } from "@agency/providers/social/network-rules";
import { forgetFailed, recipeOf, requestCopies, type AssetCopyRow, type CopyFailure } from "../assets/index.ts";
import { freezeContent, getContent, type FrozenMediaRef } from "../contents/index.ts";
import { publicationEvent, wakePublishers } from "./publication-events.ts";
import { publications } from "./table.ts";

/** Why a publication stands still while copies of its files are made. */
export const convertingReason = "converting_media";

export type ConvertedMedia =
  | { state: "ready"; media: FrozenMediaRef[] }
  /** Being made; whoever waits with `convertingReason` is woken. */
  | { state: "waiting" }
  | { state: "failed"; errorKind: string; detail: string };

/**
 * The files as the network will get them: those that only their encoding keeps out are replaced by their copies. What does not exist is
 * asked for. A failure is told once; asked again, the file gets another try.
 */
export async function convertMedia(tx: Transaction, organizationId: string, media: readonly FrozenMediaRef[], conversions: readonly MediaConversion[]): Promise<ConvertedMedia> {
  const copies = await askFor(tx, organizationId, media, conversions, { renewFailed: false });
  const failed = copies.filter(({ status }) => status === "failed");
  if (failed[0]) {
    await forgetFailed(tx, failed.map(({ id }) => id));
    return { state: "failed", errorKind: errorKindOf(failed[0]), detail: failed[0].errorDetail ?? "" };
  }
  if (copies.some(({ status }) => status === "queued")) return { state: "waiting" };
  const copyAt = new Map(conversions.map(({ index }, place) => [index, copies[place]!]));
  return { state: "ready", media: media.map((file, index) => ({ ...file, ...copyAt.get(index)?.file, storageKey: copyAt.get(index)?.storageKey ?? file.storageKey })) };
}

/** Has copies made ahead of time; those that failed before get another try. */
export async function requestConversions(tx: Transaction, organizationId: string, media: readonly FrozenMediaRef[], conversions: readonly MediaConversion[]): Promise<void> {
  await askFor(tx, organizationId, media, conversions, { renewFailed: true });
}

/** A copy was made or given up: what waits for copies looks again, and what is planned with a file that cannot be converted says so long before its time. */
export async function wakeConverted(tx: Transaction, copy: AssetCopyRow): Promise<void> {
  const { organizationId } = copy;
  const woken = await tx
    .update(publications)
    .set({ nextStepAt: sql`agency.now()` })
    .where(and(eq(publications.organizationId, organizationId), eq(publications.waitReason, convertingReason), isNull(publications.leaseOwner)))
    .returning({ id: publications.id });
  if (woken.length > 0) await wakePublishers(tx);
  if (copy.status === "failed") await warnPlanned(tx, copy);
}

/** The plan stays: whoever puts another file in its place before then has lost nothing. */
async function warnPlanned(tx: Transaction, copy: AssetCopyRow): Promise<void> {
  const planned = await tx
    .select()
    .from(publications)
    .where(
      and(
        eq(publications.organizationId, copy.organizationId),
        eq(publications.status, "scheduled"),
        isNull(publications.leaseOwner),
        isNull(publications.waitReason),
        sql`(exists (select 1 from content_media m where m.content_id = ${publications.contentId} and m.asset_id = ${copy.assetId})
          or exists (select 1 from placements l where l.content_id = ${publications.contentId} and l.network = ${publications.network} and l.media @> ${JSON.stringify([{ assetId: copy.assetId }])}::jsonb))`,
      ),
    )
    .orderBy(publications.id)
    .limit(mostWarned);
  for (const row of planned) {
    const post = await freezeContent(tx, await getContent(tx, row.contentId), row.network);
    const needs = judgePost(row.network, post).conversions.some(({ index, encoding }) => post.media[index]!.assetId === copy.assetId && recipeOf(encoding) === copy.recipe);
    if (!needs) continue;
    const reason = errorKindOf(copy);
    const [warned] = await tx.update(publications).set({ waitReason: reason }).where(and(eq(publications.id, row.id), eq(publications.status, "scheduled"), isNull(publications.leaseOwner))).returning();
    if (warned) await recordEvents(tx, publicationEvent("publication.waiting", warned, systemActor, { reason }));
  }
}

const mostWarned = 100;

/** As the pages word them. */
const errorKinds: Record<CopyFailure, string> = {
  animated: "media_moves",
  high_dynamic_range: "media_high_dynamic_range",
  engine_missing: "converter_missing",
  too_heavy: "media_unconvertible",
  unreadable: "media_unconvertible",
  changed: "media_unconvertible",
  given_up: "media_unconvertible",
};

const errorKindOf = ({ errorCode }: Pick<AssetCopyRow, "errorCode">): string => errorKinds[errorCode as CopyFailure] ?? "media_unconvertible";

function askFor(tx: Transaction, organizationId: string, media: readonly FrozenMediaRef[], conversions: readonly MediaConversion[], options: { renewFailed: boolean }): Promise<AssetCopyRow[]> {
  const wanted = conversions.map(({ index, kind, encoding }) => {
    const { assetId, sha256, storageKey, mimeType, byteLength, width, height, durationSeconds } = media[index]!;
    return { assetId, sha256, kind, encoding, source: { storageKey, mimeType, byteLength, width, height, durationSeconds } };
  });
  return requestCopies(tx, organizationId, wanted, options);
}
