import { sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { foldText } from "@agency/platform/text";
import { assertBrandIsOpen } from "./brand-is-open.ts";
import { priceColumns } from "./price-columns.ts";
import { assertProductImages } from "./product-images.ts";
import type { createProductSchema } from "./schema.ts";
import { products, type ProductRow } from "./table.ts";

/**
 * Adds a product to a brand. Event: `product.created`.
 * @throws Problem 404 for an unknown brand, 409 for an archived one, 422 for a picture that is not in the library
 */
export async function createProduct(
  tx: Transaction,
  input: { organizationId: string; brandId: string; actor: Actor; product: z.output<typeof createProductSchema> },
): Promise<ProductRow> {
  await assertBrandIsOpen(tx, input.brandId);
  const { price, ...fields } = input.product;
  await assertProductImages(tx, { brandId: input.brandId, assetIds: fields.imageAssetIds });
  const [row] = await tx
    .insert(products)
    .values({
      ...fields,
      ...priceColumns(price),
      id: newId(),
      organizationId: input.organizationId,
      brandId: input.brandId,
      searchText: productSearchText(fields),
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, {
    organizationId: input.organizationId,
    type: "product.created",
    subjectType: "product",
    subjectId: row!.id,
    brandId: input.brandId,
    actor: input.actor,
  });
  return row!;
}

export const productSearchText = (product: { name: string; description: string | null }): string =>
  foldText(`${product.name} ${product.description ?? ""}`);
