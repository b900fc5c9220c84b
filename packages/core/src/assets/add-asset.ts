import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import { conflict, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { markAiMade, readAiMark, type InspectedMedia, type MediaFacts } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { cleanText } from "@agency/platform/text";
import { assertBrandIsOpen } from "../products/index.ts";
import { aiOf, rightsOf } from "./asset-ai.ts";
import { cleanTags, searchTextOf } from "./asset-words.ts";
import { sealMedia } from "./seal-media.ts";
import type { Asset, AssetAi } from "./schema.ts";
import { assets, type AssetRow } from "./table.ts";

export interface NewAsset {
  organizationId: string;
  brandId: string | null;
  actor: Actor;
  media: InspectedMedia;
  fileName: string;
  alt?: string | null;
  rights?: Asset["rights"];
  /** What a model had to do with it; said by `rights` or by a mark in the file where absent. */
  ai?: AssetAi | null;
  folderId?: string | null;
  tags?: readonly string[];
  /** Bytes that all files of the organization may take together. */
  quotaBytes: number;
}

/** What the row needs; the bytes are stored already. */
export type StoredAsset = Omit<NewAsset, "media"> & { media: MediaFacts; id: string; storageKey: string };

/**
 * Stores an inspected file, then its row: a crash between the two leaves only a file for `sweepOrphanFiles`. The same
 * bytes for the same brand are kept once and that asset is answered, out of the archive if it was there; the same bytes
 * for another brand share the stored file. A picture of AI gets IPTC's mark before it is stored. Event: `asset.created`.
 * @throws Problem 404 unknown brand or folder, 409 archived brand, 413 over quota; StorageError
 */
export async function addAsset({ db, storage }: { db: Database; storage: Storage }, given: NewAsset): Promise<{ asset: AssetRow; isNew: boolean }> {
  const ai = aiOf(given);
  const input = ai && readAiMark(given.media.bytes) !== ai.kind ? { ...given, media: sealMedia(given.media, await markAiMade(given.media.bytes, { mimeType: given.media.mimeType, kind: ai.kind })) } : given;
  const { organizationId } = input;
  const [existing, sharedKey] = await db.readForOrganization(organizationId, async (tx) => {
    if (input.brandId !== null) await assertBrandIsOpen(tx, input.brandId);
    const same = await findSame(tx, input);
    if (!same) await assertQuota(tx, input);
    return [same, same ? undefined : await findStored(tx, input.media)] as const;
  });
  if (existing && existing.archivedAt === null) return { asset: existing, isNew: false };
  const id = newId();
  if (existing || sharedKey !== undefined) return db.forOrganization(organizationId, (tx) => insertAsset(tx, { ...input, id, storageKey: sharedKey ?? existing!.storageKey }));
  const storageKey = storageKeyOf(organizationId, id, input.media.extension);
  await storage.put(storageKey, input.media.bytes, { contentType: input.media.mimeType });
  let added: { asset: AssetRow; isNew: boolean } | undefined;
  try {
    added = await db.forOrganization(organizationId, (tx) => insertAsset(tx, { ...input, id, storageKey }));
    return added;
  } finally {
    // Another upload of the same bytes was faster, or the row was refused. A failed delete is left to the sweeper.
    if (!added?.isNew) await storage.delete(storageKey).catch(() => {});
  }
}

/** The row of a file that is stored already, in the caller's transaction. */
export async function insertAsset(tx: Transaction, input: StoredAsset): Promise<{ asset: AssetRow; isNew: boolean }> {
  await lockLibrary(tx, input.organizationId);
  const same = await findSame(tx, input);
  if (same) {
    if (same.archivedAt === null) return { asset: same, isNew: false };
    const [back] = await tx.update(assets).set({ archivedAt: null, version: same.version + 1 }).where(eq(assets.id, same.id)).returning();
    await recordEvents(tx, { organizationId: same.organizationId, type: "asset.restored", subjectType: "asset", subjectId: same.id, brandId: same.brandId, actor: input.actor });
    return { asset: back!, isNew: false };
  }
  await assertQuota(tx, input);
  const { media, organizationId } = input;
  const words = { fileName: shownName(input.fileName), alt: input.alt ?? null, tags: cleanTags(input.tags ?? []) };
  const [row] = await tx
    .insert(assets)
    .values({
      id: input.id,
      organizationId,
      brandId: input.brandId,
      folderId: input.folderId ?? null,
      ...factsOf(media),
      ...words,
      searchText: searchTextOf(words),
      storageKey: input.storageKey,
      rights: rightsOf(input),
      ai: aiOf(input),
      createdBy: input.actor.kind === "user" ? input.actor.id : null,
      createdAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, { organizationId, type: "asset.created", subjectType: "asset", subjectId: row!.id, brandId: input.brandId, actor: input.actor });
  return { asset: row!, isNew: true };
}

/** One at a time per organization, so that two uploads cannot both take the last of the quota. */
export const lockLibrary = async (tx: Transaction, organizationId: string): Promise<void> => void (await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`assets:${organizationId}`}, 0))`));

/** Random names only: nothing that a person typed becomes a path (R32). */
export const storageKeyOf = (organizationId: string, id: string, extension: string): string => `org/${organizationId}/${id}.${extension}`;

/** Columns of what inspection measured. */
export const factsOf = (media: MediaFacts) => ({
  kind: media.kind,
  mimeType: media.mimeType,
  byteLength: media.byteLength,
  sha256: media.sha256,
  width: media.width ?? null,
  height: media.height ?? null,
  durationSeconds: media.durationSeconds ?? null,
  videoCodec: media.videoCodec ?? null,
  audioCodec: media.audioCodec ?? null,
  framesPerSecond: media.framesPerSecond ?? null,
  pages: media.pages ?? null,
});

async function findSame(tx: Transaction, input: { brandId: string | null; media: Pick<MediaFacts, "sha256"> }): Promise<AssetRow | undefined> {
  const [row] = await tx
    .select()
    .from(assets)
    .where(and(isNull(assets.deletedAt), eq(assets.sha256, input.media.sha256), input.brandId === null ? isNull(assets.brandId) : eq(assets.brandId, input.brandId)));
  return row;
}

/** @throws Problem 409 naming the asset that holds these bytes there already */
export async function assertNoTwin(tx: Transaction, { brandId, sha256 }: { brandId: string | null; sha256: string }): Promise<void> {
  const twin = await findSame(tx, { brandId, media: { sha256 } });
  if (twin) throw conflict("asset_duplicate", "The same file is in the library already.", { assetId: twin.id });
}

/** Where these bytes lie already for another brand of the organization. */
async function findStored(tx: Transaction, { sha256, mimeType }: MediaFacts): Promise<string | undefined> {
  const [row] = await tx
    .select({ storageKey: assets.storageKey })
    .from(assets)
    .where(and(isNull(assets.deletedAt), eq(assets.sha256, sha256), eq(assets.mimeType, mimeType)))
    .orderBy(desc(assets.id))
    .limit(1);
  return row?.storageKey;
}

/** Bytes of all files in the library, their earlier versions included; shared ones count once. */
export async function usedBytes(tx: Transaction): Promise<number> {
  const [used] = await rows<{ bytes: string }>(
    tx,
    sql`select coalesce(sum(byte_length), 0)::text as bytes from (
          select storage_key, max(byte_length) as byte_length from (
            select storage_key, byte_length from assets where deleted_at is null
            union all
            select v.storage_key, v.byte_length from asset_versions v join assets a on a.id = v.asset_id where a.deleted_at is null
          ) files group by storage_key) stored`,
  );
  return Number(used!.bytes);
}

/** @param extraBytes announced by uploads under way @throws Problem 413 */
export async function assertQuota(tx: Transaction, { media, quotaBytes }: { media: Pick<MediaFacts, "byteLength">; quotaBytes: number }, extraBytes = 0): Promise<void> {
  const used = await usedBytes(tx);
  if (used + extraBytes + media.byteLength <= quotaBytes) return;
  throw new Problem(413, "asset_quota_exceeded", "The library is full. Delete files that you no longer need, then upload again.", { extra: { usedBytes: used, quotaBytes } });
}

/** For people to read only: no folders, at most 200 characters. */
export function shownName(fileName: string): string {
  const name = cleanText(fileName).replace(/[\n\t]/g, " ").split(/[\\/]/).at(-1)!.trim();
  return [...(name || "file")].slice(0, 200).join("");
}
