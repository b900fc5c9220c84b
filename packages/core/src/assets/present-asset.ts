import type { Asset, AssetUpload } from "./schema.ts";
import type { AssetRow, AssetUploadRow } from "./table.ts";
import type { PartAddress } from "@agency/platform/storage";

/** The first file's address is the plain one; a replaced file has a new address, so that no browser shows the old one. */
const urlOf = (row: Pick<AssetRow, "id" | "fileNumber">, rendition = ""): string => `/files/${row.id}${rendition}${row.fileNumber > 1 || rendition !== "" ? `?v=${row.fileNumber}` : ""}`;

export function presentAsset(row: AssetRow): Asset {
  // A document is shown by its first page.
  const isPicture = row.kind === "image" || row.kind === "document";
  return {
    id: row.id,
    brandId: row.brandId,
    folderId: row.folderId,
    kind: row.kind,
    mimeType: row.mimeType,
    byteLength: row.byteLength,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    durationSeconds: row.durationSeconds,
    videoCodec: row.videoCodec,
    audioCodec: row.audioCodec,
    pages: row.pages,
    fileName: row.fileName,
    alt: row.alt,
    tags: row.tags,
    focus: row.focusX === null || row.focusY === null ? null : { x: row.focusX, y: row.focusY },
    rights: row.rights,
    ai: row.ai,
    fileNumber: row.fileNumber,
    version: row.version,
    url: urlOf(row),
    thumbnailUrl: isPicture ? urlOf(row, "/thumb-320") : null,
    previewUrl: isPicture ? urlOf(row, "/thumb-640") : null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentUpload(row: AssetUploadRow, receivedParts: number[], parts: (PartAddress & { byteLength: number })[]): AssetUpload {
  return {
    id: row.id,
    status: row.status,
    fileName: row.fileName,
    byteLength: row.byteLength,
    partBytes: row.partBytes,
    receivedParts,
    parts,
    assetId: row.status === "done" ? row.assetId : null,
    error: row.errorCode === null ? null : { code: row.errorCode, detail: row.errorDetail ?? "" },
    expiresAt: row.expiresAt.toISOString(),
  };
}
