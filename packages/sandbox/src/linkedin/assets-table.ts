import { randomBytes, randomUUID } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { assetUrn } from "./urns.ts";

export type AssetKind = "image" | "video" | "document";

export interface LinkedInAsset {
  urn: string;
  kind: AssetKind;
  owner: string;
  createdAt: number;
  /** Signs its upload addresses. */
  secret: string;
  urlExpiresAt: number;
  processingMs: number;
  promisedBytes: number | null;
  uploadToken: string | null;
  fault: string | null;
  uploadedAt: number | null;
  failure: string | null;
  sha256: string | null;
  /** Name below the sandbox's files. */
  file: string | null;
  mimeType: string | null;
  byteLength: number | null;
  width: number | null;
  height: number | null;
  seconds: number | null;
  pages: number | null;
  /** Pictures of a document's first pages, where they can be had without drawing it. */
  previews: string[];
}

/** What inspection found in the bytes. */
export type AssetFacts = Pick<LinkedInAsset, "sha256" | "file" | "mimeType" | "byteLength" | "width" | "height" | "seconds" | "pages" | "previews">;

const addressLifeMs = 24 * 3_600_000;

export function beginAsset(store: Store, now: number, input: { kind: AssetKind; owner: string; promisedBytes: number | null; processingMs: number; fault: string | null }): LinkedInAsset {
  const urn = assetUrn(input.kind);
  store.run(
    "INSERT INTO li_assets (urn, kind, owner, created_at, secret, url_expires_at, processing_ms, promised_bytes, upload_token, fault) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    urn, input.kind, input.owner, now, randomBytes(12).toString("hex"), now + addressLifeMs, input.processingMs, input.promisedBytes, input.kind === "video" ? randomUUID() : null, input.fault,
  );
  const asset = findAsset(store, urn);
  if (!asset) throw new Error(`${urn} was not stored`);
  return asset;
}

export function findAsset(store: Store, urn: string): LinkedInAsset | undefined {
  const row = store.get<AssetRow>("SELECT * FROM li_assets WHERE urn = ?", urn);
  return row && fromRow(row);
}

/** The bytes are here: they are being worked on from now. `failure`: they will be refused in the end. */
export function finishUpload(store: Store, now: number, urn: string, facts: AssetFacts | null, failure: string | null): void {
  store.run(
    "UPDATE li_assets SET uploaded_at = ?, failure = ?, sha256 = ?, file = ?, mime_type = ?, byte_length = ?, width = ?, height = ?, seconds = ?, pages = ?, previews = ? WHERE urn = ?",
    now, failure, facts?.sha256 ?? null, facts?.file ?? null, facts?.mimeType ?? null, facts?.byteLength ?? null, facts?.width ?? null, facts?.height ?? null, facts?.seconds ?? null, facts?.pages ?? null, JSON.stringify(facts?.previews ?? []), urn,
  );
}

export type AssetStatus = "WAITING_UPLOAD" | "PROCESSING" | "AVAILABLE" | "PROCESSING_FAILED";

export function statusOf(asset: LinkedInAsset, now: number): AssetStatus {
  if (asset.uploadedAt === null) return "WAITING_UPLOAD";
  if (asset.fault === "stuck" || now < asset.uploadedAt + asset.processingMs) return "PROCESSING";
  return asset.failure === null ? "AVAILABLE" : "PROCESSING_FAILED";
}

export function storePart(store: Store, part: { asset: string; part: number; etag: string; file: string }): void {
  store.run("INSERT OR REPLACE INTO li_parts (asset, part, etag, file) VALUES (?, ?, ?, ?)", part.asset, part.part, part.etag, part.file);
}

export const partsOf = (store: Store, asset: string): { part: number; etag: string; file: string }[] => store.all<{ part: number; etag: string; file: string }>("SELECT part, etag, file FROM li_parts WHERE asset = ? ORDER BY part", asset);

interface AssetRow {
  urn: string; kind: AssetKind; owner: string; created_at: number; secret: string; url_expires_at: number; processing_ms: number; promised_bytes: number | null;
  upload_token: string | null; fault: string | null; uploaded_at: number | null; failure: string | null; sha256: string | null; file: string | null; mime_type: string | null;
  byte_length: number | null; width: number | null; height: number | null; seconds: number | null; pages: number | null; previews: string;
}

const fromRow = (row: AssetRow): LinkedInAsset => ({
  urn: row.urn, kind: row.kind, owner: row.owner, createdAt: row.created_at, secret: row.secret, urlExpiresAt: row.url_expires_at, processingMs: row.processing_ms,
  promisedBytes: row.promised_bytes, uploadToken: row.upload_token, fault: row.fault, uploadedAt: row.uploaded_at, failure: row.failure, sha256: row.sha256, file: row.file,
  mimeType: row.mime_type, byteLength: row.byte_length, width: row.width, height: row.height, seconds: row.seconds, pages: row.pages, previews: JSON.parse(row.previews) as string[],
});
