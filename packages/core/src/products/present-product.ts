import { priceOf } from "./price-columns.ts";
import type { Product } from "./schema.ts";
import type { ProductRow } from "./table.ts";

export function presentProduct(row: ProductRow): Product {
  return {
    id: row.id,
    brandId: row.brandId,
    name: row.name,
    description: row.description,
    features: row.features,
    benefits: row.benefits,
    price: priceOf(row),
    url: row.url,
    images: row.imageAssetIds.map((assetId) => ({ assetId, url: `/files/${assetId}` })),
    version: row.version,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
