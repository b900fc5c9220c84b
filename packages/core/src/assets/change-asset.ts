import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { conflict, Problem, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { assertBrandIsOpen } from "../products/index.ts";
import { assertNoTwin, shownName } from "./add-asset.ts";
import type { AssetUses } from "./asset-uses.ts";
import { cleanTags, searchTextOf } from "./asset-words.ts";
import { assertFolder } from "./folders.ts";
import { getAsset } from "./get-asset.ts";
import type { bulkAssetsSchema, updateAssetSchema } from "./schema.ts";
import { assetRenditions, assets, type AssetRow } from "./table.ts";

type Input = { assetId: string; brandIds: readonly string[] | null; actor: Actor };

/** Changes what is said of a file. Event: `asset.updated`. @throws Problem 404, 409 archived brand, 412 stale */
export async function updateAsset(tx: Transaction, input: Input & { changes: z.output<typeof updateAssetSchema>; ifMatch?: number | undefined }): Promise<AssetRow> {
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const { focus, fileName, tags, folderId, brandId, ...plain } = input.changes;
  if (Object.keys(input.changes).length === 0) return before;
  if (folderId) await assertFolder(tx, folderId);
  if (brandId !== undefined && brandId !== before.brandId) {
    if (brandId !== null) await assertBrandIsOpen(tx, brandId);
    await assertNoTwin(tx, { brandId, sha256: before.sha256 });
  }
  // What was cropped around the old point is made anew when asked for.
  if (focus !== undefined) await dropRenditions(tx, before.id);
  const words = { fileName: fileName === undefined ? before.fileName : shownName(fileName), alt: plain.alt === undefined ? before.alt : plain.alt, tags: tags === undefined ? before.tags : cleanTags(tags) };
  const [row] = await tx
    .update(assets)
    .set({
      ...plain,
      ...words,
      searchText: searchTextOf(words),
      ...(folderId === undefined ? {} : { folderId }),
      ...(brandId === undefined ? {} : { brandId }),
      ...(focus === undefined ? {} : { focusX: focus?.x ?? null, focusY: focus?.y ?? null }),
      version: before.version + 1,
    })
    .where(eq(assets.id, before.id))
    .returning();
  await announceAsset(tx, "asset.updated", row!, input.actor);
  return row!;
}

/** Hides a file from the library or brings it back; where it is used it stays. Events: `asset.archived`, `asset.restored`. @throws Problem 404 */
export async function setArchived(tx: Transaction, input: Input & { archived: boolean }): Promise<AssetRow> {
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  if ((before.archivedAt !== null) === input.archived) return before;
  const [row] = await tx
    .update(assets)
    .set({ archivedAt: input.archived ? sql`agency.now()` : null, version: before.version + 1 })
    .where(eq(assets.id, before.id))
    .returning();
  await announceAsset(tx, input.archived ? "asset.archived" : "asset.restored", row!, input.actor);
  return row!;
}

/** Does one thing to many files; those that are not there for the caller are skipped and counted. */
export async function changeAssets(tx: Transaction, input: Omit<Input, "assetId"> & { changes: z.output<typeof bulkAssetsSchema> }): Promise<{ changed: AssetRow[]; skipped: number }> {
  const { assetIds, archived, addTags, removeTags, ...plain } = input.changes;
  const changed: AssetRow[] = [];
  let skipped = 0;
  if (plain.folderId) await assertFolder(tx, plain.folderId);
  // In order of id, so that two of these never wait for each other.
  for (const assetId of [...new Set(assetIds)].sort()) {
    const before = await getAsset(tx, assetId, { brandIds: input.brandIds, lock: true }).catch(unlessMissing);
    if (!before) {
      skipped += 1;
      continue;
    }
    const without = new Set(cleanTags(removeTags ?? []));
    const tags = addTags || removeTags ? { tags: cleanTags([...before.tags.filter((tag) => !without.has(tag)), ...(addTags ?? [])]) } : {};
    const one = { assetId, brandIds: input.brandIds, actor: input.actor };
    let row = await updateAsset(tx, { ...one, changes: { ...plain, ...tags } });
    if (archived !== undefined) row = await setArchived(tx, { ...one, archived });
    changed.push(row);
  }
  return { changed, skipped };
}

/**
 * Takes a file out of the library; its bytes stay for what was published with it, its other sizes go. Event: `asset.deleted`.
 * @throws Problem 404, or 409 naming what still uses it
 */
export async function deleteAsset(tx: Transaction, input: Input & { uses: AssetUses }): Promise<AssetRow> {
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  const uses = (await input.uses.find(tx, before.id)).filter(({ open }) => open !== false);
  if (uses.length > 0) throw conflict("asset_in_use", "This file is in use. Take it out there first.", { uses: uses.slice(0, 20) });
  await tx.update(assets).set({ deletedAt: sql`agency.now()` }).where(eq(assets.id, before.id));
  await dropRenditions(tx, before.id);
  await announceAsset(tx, "asset.deleted", before, input.actor);
  return before;
}

function unlessMissing(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}

/** Forgets the other sizes of a file; their bytes are the sweeper's. */
export const dropRenditions = async (tx: Transaction, assetId: string): Promise<void> => void (await tx.delete(assetRenditions).where(eq(assetRenditions.assetId, assetId)));

export const announceAsset = (tx: Transaction, type: string, row: AssetRow, actor: Actor): Promise<void> =>
  recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "asset", subjectId: row.id, brandId: row.brandId, actor });
