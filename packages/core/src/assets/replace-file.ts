import { and, desc, eq } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict, notFound } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import type { MediaFacts } from "@agency/platform/media";
import { aiOf } from "./asset-ai.ts";
import type { AssetUses } from "./asset-uses.ts";
import { assertNoTwin, assertQuota, factsOf, lockLibrary, shownName } from "./add-asset.ts";
import { announceAsset, dropRenditions } from "./change-asset.ts";
import { getAsset } from "./get-asset.ts";
import { assets, assetVersions, type AssetRow, type AssetVersionRow } from "./table.ts";

export interface ReplaceFile {
  assetId: string;
  brandIds: readonly string[] | null;
  actor: Actor;
  uses: AssetUses;
  media: MediaFacts;
  fileName: string;
  /** Of the new file, stored already. */
  storageKey: string;
  quotaBytes: number;
}

/**
 * Gives an asset another file; its id, words, rights and places stay, the former file becomes history. The same bytes
 * again change nothing. Event: `asset.file_replaced`.
 * @throws Problem 404, 409 where someone approved the bytes, another kind, or a twin; 413 over quota
 */
export async function replaceFile(tx: Transaction, input: ReplaceFile): Promise<{ asset: AssetRow; isNew: boolean }> {
  const found = await getAsset(tx, input.assetId, { brandIds: input.brandIds });
  await lockLibrary(tx, found.organizationId);
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  const { media } = input;
  if (media.sha256 === before.sha256) return { asset: before, isNew: false };
  if (media.kind !== before.kind) throw conflict("asset_kind_differs", `This is a file of kind ${before.kind}; the new one must be, too.`);
  await assertNotFrozen(tx, before, input.uses);
  await assertNoTwin(tx, { brandId: before.brandId, sha256: media.sha256 });
  await assertQuota(tx, input);
  const asset = await swap(tx, before, { ...factsOf(media), fileName: shownName(input.fileName), storageKey: input.storageKey, ai: aiOf({ media }) }, input.actor);
  return { asset, isNew: true };
}

/** Brings an earlier file back as the newest. Event: `asset.file_replaced`. @throws Problem 404, 409 */
export async function restoreFile(tx: Transaction, input: Pick<ReplaceFile, "assetId" | "brandIds" | "actor" | "uses"> & { number: number }): Promise<AssetRow> {
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  const [version] = await tx.select().from(assetVersions).where(and(eq(assetVersions.assetId, before.id), eq(assetVersions.number, input.number)));
  if (!version) throw notFound("This version");
  await assertNotFrozen(tx, before, input.uses);
  if (version.sha256 !== before.sha256) await assertNoTwin(tx, { brandId: before.brandId, sha256: version.sha256 });
  const { fileName, mimeType, byteLength, sha256, width, height, durationSeconds, pages, storageKey, ai } = version;
  return swap(tx, before, { fileName, mimeType, byteLength, sha256, width, height, durationSeconds, pages, storageKey, ai }, input.actor);
}

/** Earlier files, newest first; the one in force is in the asset's own row. */
export async function listVersions(tx: Transaction, assetId: string): Promise<AssetVersionRow[]> {
  return tx.select().from(assetVersions).where(eq(assetVersions.assetId, assetId)).orderBy(desc(assetVersions.number)).limit(100);
}

type FileColumns = Partial<Pick<AssetRow, "mimeType" | "byteLength" | "sha256" | "width" | "height" | "durationSeconds" | "pages" | "videoCodec" | "audioCodec" | "framesPerSecond" | "fileName" | "storageKey" | "ai">>;

async function swap(tx: Transaction, before: AssetRow, file: FileColumns, actor: Actor): Promise<AssetRow> {
  const { id, organizationId, fileName, mimeType, byteLength, sha256, width, height, durationSeconds, pages, storageKey, ai } = before;
  const createdBy = actor.kind === "user" ? actor.id : null;
  await tx.insert(assetVersions).values({ id: newId(), organizationId, assetId: id, number: before.fileNumber, fileName, mimeType, byteLength, sha256, width, height, durationSeconds, pages, storageKey, ai, createdBy, createdAt: before.createdAt });
  const [row] = await tx.update(assets).set({ ...file, fileNumber: before.fileNumber + 1, version: before.version + 1 }).where(eq(assets.id, id)).returning();
  await dropRenditions(tx, id);
  await announceAsset(tx, "asset.file_replaced", row!, actor);
  return row!;
}

/** What was approved or planned goes out as it was seen. */
async function assertNotFrozen(tx: Transaction, { id }: AssetRow, uses: AssetUses): Promise<void> {
  const frozen = (await uses.find(tx, id)).filter((use) => use.frozen === true);
  if (frozen.length > 0) throw conflict("asset_in_approval", "Content with this file is in review, approved or scheduled. Take it back to draft first, or upload the new file beside this one.", { uses: frozen.slice(0, 20) });
}
