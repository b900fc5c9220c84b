import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { assets, type AssetRow } from "./table.ts";

/**
 * @param options.brandIds brands that the caller may touch; an asset of no brand belongs to everyone in the organization
 * @throws Problem 404 also for a deleted asset and for one of another organization or brand (R24, R26)
 */
export async function getAsset(tx: Transaction, assetId: string, options: { brandIds?: readonly string[] | null; lock?: boolean } = {}): Promise<AssetRow> {
  const query = tx.select().from(assets).where(and(eq(assets.id, assetId), isNull(assets.deletedAt)));
  const [row] = options.lock ? await query.for("update") : await query;
  const mayTouch = options.brandIds === undefined || options.brandIds === null || row?.brandId == null || options.brandIds.includes(row.brandId);
  if (!row || !mayTouch) throw notFound("This file");
  return row;
}
