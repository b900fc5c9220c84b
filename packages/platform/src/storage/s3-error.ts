import { findEgressError } from "../egress/index.ts";
import { StorageError } from "./storage-error.ts";

const MISSING = new Set(["NoSuchKey", "NotFound", "NoSuchUpload"]);
/** Names that stores give to a full or capped account. */
const NO_ROOM = new Set(["QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "ServiceQuotaExceededException"]);

/** Turns a failure of the store into ours; an error of the caller's own source stays as it is. */
export function fromS3(error: unknown, key: string): unknown {
  if (error instanceof StorageError) return error;
  const egress = findEgressError(error);
  if (egress) return new StorageError("unavailable", `The file store cannot be reached (${egress.code}).`, error);
  if (!(error instanceof Error) || !("$metadata" in error)) return error;
  const status = (error.$metadata as { httpStatusCode?: number }).httpStatusCode;
  if (error.name === "NoSuchBucket") return new StorageError("unavailable", "The bucket of S3_BUCKET_NAME does not exist.", error);
  if (MISSING.has(error.name) || status === 404) return new StorageError("not_found", `There is no file ${key}.`, error);
  if (error.name === "InvalidRange" || status === 416) return new StorageError("range_not_satisfiable", `${key} is shorter than that.`, error);
  if (error.name === "InvalidPart" || error.name === "InvalidPartOrder" || error.name === "EntityTooSmall") return new StorageError("incomplete", "Parts of this upload have not arrived.", error);
  if (NO_ROOM.has(error.name) || status === 507) return new StorageError("disk_full", `There is no room left to store ${key}.`, error);
  return new StorageError("unavailable", `The file store refused ${key} (${error.name}${status ? `, ${status}` : ""}).`, error);
}
