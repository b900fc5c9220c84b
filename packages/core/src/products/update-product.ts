import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { productSearchText } from "./create-product.ts";
import { getProduct } from "./get-product.ts";
import { priceColumns } from "./price-columns.ts";
import { assertProductImages } from "./product-images.ts";
import type { updateProductSchema } from "./schema.ts";
import { products, type ProductRow } from "./table.ts";

/**
 * Changes the given fields. Event: `product.updated`.
 * @param input.ifMatch version that the caller last saw; absent means last write wins
 * @throws Problem 404, 412 when someone changed the product in the meantime (R19), or 422 for an unknown picture
 */
export async function updateProduct(
  tx: Transaction,
  input: { productId: string; actor: Actor; changes: z.output<typeof updateProductSchema>; ifMatch?: number | undefined },
): Promise<ProductRow> {
  const before = await getProduct(tx, input.productId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const { price, ...fields } = input.changes;
  if (fields.imageAssetIds) await assertProductImages(tx, { brandId: before.brandId, assetIds: fields.imageAssetIds });
  const [row] = await tx
    .update(products)
    .set({
      ...fields,
      ...(price === undefined ? {} : priceColumns(price)),
      searchText: productSearchText({ ...before, ...fields }),
      version: before.version + 1,
      updatedAt: sql`agency.now()`,
    })
    .where(eq(products.id, before.id))
    .returning();
  await recordEvents(tx, {
    organizationId: before.organizationId,
    type: "product.updated",
    subjectType: "product",
    subjectId: before.id,
    brandId: before.brandId,
    actor: input.actor,
  });
  return row!;
}
