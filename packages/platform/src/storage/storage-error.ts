export type StorageErrorCode =
  | "invalid_key"
  | "not_found"
  | "range_not_satisfiable"
  | "too_large"
  /** Parts of a direct upload are missing, or one is not as long as agreed. */
  | "incomplete"
  /** No room left: disk, quota or file size limit. Nothing was stored. */
  | "disk_full"
  /** The store does not work: permissions, read-only, input/output error. */
  | "unavailable";

/** A file that cannot be stored or read. The message names the key, never a path of the machine. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StorageError";
    this.code = code;
  }
}

const NO_ROOM = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
/** A missing name, or a file where a directory is needed and the other way round. */
const MISSING = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EEXIST"]);

/** Turns a failure of the file system into ours; other errors stay as they are. */
export function fromFileSystem(error: unknown, key: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  const code = String(error.code);
  if (NO_ROOM.has(code)) return new StorageError("disk_full", `There is no room left to store ${key}.`, error);
  if (MISSING.has(code)) return new StorageError("not_found", `There is no file ${key}.`, error);
  return new StorageError("unavailable", `The file store failed (${code}) on ${key}.`, error);
}
