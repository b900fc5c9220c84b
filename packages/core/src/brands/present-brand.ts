import type { Brand } from "./schema.ts";
import type { BrandRow } from "./table.ts";

export function presentBrand(row: BrandRow): Brand {
  const { organizationId: _organization, searchText: _search, ...shown } = row;
  return {
    ...shown,
    logoUrl: row.logoAssetId === null ? null : `/files/${row.logoAssetId}`,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
