import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { MediaConversion } from "@agency/providers/social/network-rules";
import { forgetFailed, requestCopies, type AssetCopyRow, type CopyFailure } from "../assets/index.ts";
import type { FrozenMediaRef } from "../contents/index.ts";
import { wakePublishers } from "./publication-events.ts";
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
    return { state: "failed", errorKind: errorKinds[failed[0].errorCode as CopyFailure] ?? "media_unconvertible", detail: failed[0].errorDetail ?? "" };
  }
  if (copies.some(({ status }) => status === "queued")) return { state: "waiting" };
  const copyAt = new Map(conversions.map(({ index }, place) => [index, copies[place]!]));
  return { state: "ready", media: media.map((file, index) => ({ ...file, ...copyAt.get(index)?.file, storageKey: copyAt.get(index)?.storageKey ?? file.storageKey })) };
}

/** Has copies made ahead of time; those that failed before get another try. */
export async function requestConversions(tx: Transaction, organizationId: string, media: readonly FrozenMediaRef[], conversions: readonly MediaConversion[]): Promise<void> {
  await askFor(tx, organizationId, media, conversions, { renewFailed: true });
}

/** A copy was made or given up: what waits for copies looks again. */
export async function wakeConverted(tx: Transaction, { organizationId }: Pick<AssetCopyRow, "organizationId">): Promise<void> {
  const woken = await tx
    .update(publications)
    .set({ nextStepAt: sql`agency.now()` })
    .where(and(eq(publications.organizationId, organizationId), eq(publications.waitReason, convertingReason), isNull(publications.leaseOwner)))
    .returning({ id: publications.id });
  if (woken.length > 0) await wakePublishers(tx);
}

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

function askFor(tx: Transaction, organizationId: string, media: readonly FrozenMediaRef[], conversions: readonly MediaConversion[], options: { renewFailed: boolean }): Promise<AssetCopyRow[]> {
  const wanted = conversions.map(({ index, kind, encoding }) => {
    const { assetId, sha256, storageKey, mimeType, byteLength, width, height, durationSeconds } = media[index]!;
    return { assetId, sha256, kind, encoding, source: { storageKey, mimeType, byteLength, width, height, durationSeconds } };
  });
  return requestCopies(tx, organizationId, wanted, options);
}
