import type { Asset } from "./schema.ts";
import type { AssetRow } from "./table.ts";

export function presentAsset(row: AssetRow): Asset {
  return {
    id: row.id,
    brandId: row.brandId,
    kind: row.kind,
    mimeType: row.mimeType,
    byteLength: row.byteLength,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    fileName: row.fileName,
    alt: row.alt,
    rights: row.rights,
    url: `/files/${row.id}`,
    createdAt: row.createdAt.toISOString(),
  };
}
