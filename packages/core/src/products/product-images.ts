import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";

/**
 * Pictures of a product come from the organization's library, and from its own brand or from no brand in particular.
 * Reads the assets' table directly because the room stands a floor higher.
 * @throws Problem 422 naming the position
 */
export async function assertProductImages(tx: Transaction, input: { brandId: string; assetIds: readonly string[] }): Promise<void> {
  if (input.assetIds.length === 0) return;
  const ids = sql.join(input.assetIds.map((id) => sql`${id}::uuid`), sql`, `);
  const usable = await rows<{ id: string }>(
    tx,
    sql`select id from assets where id in (${ids}) and kind = 'image' and deleted_at is null and (brand_id is null or brand_id = ${input.brandId})`,
  );
  const found = new Set(usable.map((row) => row.id));
  const missing = input.assetIds.findIndex((id) => !found.has(id));
  if (missing >= 0) throw invalid("unknown_asset", `/imageAssetIds/${missing}`, "This picture is not in the library of this brand. Upload it first.");
}
