import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { AssetUse, AssetUses } from "./asset-uses.ts";
import { getAsset } from "./get-asset.ts";
import type { updateAssetSchema } from "./schema.ts";
import { assets, type AssetRow } from "./table.ts";

type Input = { assetId: string; brandIds: readonly string[] | null; actor: Actor };

/** Changes description or rights. Event: `asset.updated`. @throws Problem 404 */
export async function updateAsset(tx: Transaction, input: Input & { changes: z.output<typeof updateAssetSchema> }): Promise<AssetRow> {
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  if (Object.keys(input.changes).length === 0) return before;
  const [row] = await tx.update(assets).set(input.changes).where(eq(assets.id, before.id)).returning();
  await announce(tx, "asset.updated", row!, input.actor);
  return row!;
}

/**
 * Takes a file out of the library; its bytes stay for what was published with it. Event: `asset.deleted`.
 * @throws Problem 404, or 409 naming what still uses it
 */
export async function deleteAsset(tx: Transaction, input: Input & { uses: AssetUses }): Promise<AssetRow> {
  const before = await getAsset(tx, input.assetId, { brandIds: input.brandIds, lock: true });
  const uses = [...(await ownUses(tx, before.id)), ...(await input.uses.find(tx, before.id))];
  if (uses.length > 0) throw conflict("asset_in_use", "This file is in use. Take it out there first.", { uses: uses.slice(0, 20) });
  await tx.update(assets).set({ deletedAt: sql`agency.now()` }).where(eq(assets.id, before.id));
  await announce(tx, "asset.deleted", before, input.actor);
  return before;
}

/** Logos of brands and pictures of products that are not archived. */
async function ownUses(tx: Transaction, assetId: string): Promise<AssetUse[]> {
  const found = await rows<{ what: string; id: string }>(
    tx,
    sql`select 'brand' as what, id from brands where logo_asset_id = ${assetId} and archived_at is null
        union all select 'product', id from products where ${assetId} = any (image_asset_ids) and archived_at is null`,
  );
  return found.map(({ what, id }) => ({ what, id }));
}

const announce = (tx: Transaction, type: string, row: AssetRow, actor: Actor): Promise<void> =>
  recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "asset", subjectId: row.id, brandId: row.brandId, actor });
