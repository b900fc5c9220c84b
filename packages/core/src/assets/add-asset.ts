import { and, eq, isNull, sql } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { InspectedMedia } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { cleanText } from "@agency/platform/text";
import { assertBrandIsOpen } from "../products/index.ts";
import type { Asset } from "./schema.ts";
import { assets, type AssetRow } from "./table.ts";

export interface NewAsset {
  organizationId: string;
  brandId: string | null;
  actor: Actor;
  media: InspectedMedia;
  fileName: string;
  alt?: string | null;
  rights?: Asset["rights"];
  /** Bytes that all files of the organization may take together. */
  quotaBytes: number;
}

/**
 * Stores an inspected file, then its row: a crash between the two leaves only a file for `sweepOrphanFiles`. The same
 * bytes for the same brand are kept once; the asset that is there is answered. Event: `asset.created`.
 * @throws Problem 404 unknown brand, 409 archived brand, 413 over quota; StorageError
 */
export async function addAsset({ db, storage }: { db: Database; storage: Storage }, input: NewAsset): Promise<{ asset: AssetRow; isNew: boolean }> {
  const existing = await db.readForOrganization(input.organizationId, async (tx) => {
    if (input.brandId !== null) await assertBrandIsOpen(tx, input.brandId);
    const same = await findSame(tx, input);
    if (!same) await assertQuota(tx, input);
    return same;
  });
  if (existing) return { asset: existing, isNew: false };
  const id = newId();
  const storageKey = storageKeyOf(input.organizationId, id, input.media.extension);
  await storage.put(storageKey, input.media.bytes, { contentType: input.media.mimeType });
  let added: { asset: AssetRow; isNew: boolean } | undefined;
  try {
    added = await db.forOrganization(input.organizationId, (tx) => insertAsset(tx, { ...input, id, storageKey }));
    return added;
  } finally {
    // Another upload of the same bytes was faster, or the row was refused. A failed delete is left to the sweeper.
    if (!added?.isNew) await storage.delete(storageKey).catch(() => {});
  }
}

/** The row of a file that is stored already, in the caller's transaction. */
export async function insertAsset(tx: Transaction, input: NewAsset & { id: string; storageKey: string }): Promise<{ asset: AssetRow; isNew: boolean }> {
  // One at a time per organization, so that two uploads cannot both take the last of the quota.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`assets:${input.organizationId}`}, 0))`);
  const same = await findSame(tx, input);
  if (same) return { asset: same, isNew: false };
  await assertQuota(tx, input);
  const { media, organizationId } = input;
  const [row] = await tx
    .insert(assets)
    .values({
      id: input.id,
      organizationId,
      brandId: input.brandId,
      kind: media.kind,
      mimeType: media.mimeType,
      byteLength: media.byteLength,
      sha256: media.sha256,
      width: media.width ?? null,
      height: media.height ?? null,
      fileName: shownName(input.fileName),
      storageKey: input.storageKey,
      alt: input.alt ?? null,
      rights: input.rights ?? { source: "own" },
      createdBy: input.actor.kind === "user" ? input.actor.id : null,
      createdAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, { organizationId, type: "asset.created", subjectType: "asset", subjectId: row!.id, brandId: input.brandId, actor: input.actor });
  return { asset: row!, isNew: true };
}

/** Random names only: nothing that a person typed becomes a path (R32). */
export const storageKeyOf = (organizationId: string, id: string, extension: string): string => `org/${organizationId}/${id}.${extension}`;

async function findSame(tx: Transaction, input: Pick<NewAsset, "brandId" | "media">): Promise<AssetRow | undefined> {
  const [row] = await tx
    .select()
    .from(assets)
    .where(and(isNull(assets.deletedAt), eq(assets.sha256, input.media.sha256), input.brandId === null ? isNull(assets.brandId) : eq(assets.brandId, input.brandId)));
  return row;
}

async function assertQuota(tx: Transaction, { media, quotaBytes }: Pick<NewAsset, "media" | "quotaBytes">): Promise<void> {
  const [used] = await rows<{ bytes: string }>(tx, sql`select coalesce(sum(byte_length), 0)::text as bytes from assets where deleted_at is null`);
  if (Number(used!.bytes) + media.byteLength <= quotaBytes) return;
  throw new Problem(413, "asset_quota_exceeded", "The library is full. Delete files that you no longer need, then upload again.", { extra: { usedBytes: Number(used!.bytes), quotaBytes } });
}

/** For people to read only: no folders, at most 200 characters. */
function shownName(fileName: string): string {
  const name = cleanText(fileName).replace(/[\n\t]/g, " ").split(/[\\/]/).at(-1)!.trim();
  return [...(name || "file")].slice(0, 200).join("");
}
