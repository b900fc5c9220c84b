import { StorageError } from "./storage-error.ts";

const MAX_KEY_LENGTH = 512;
/** Lower case only, because some file systems fold case; no leading dot (hidden, `..`) and no trailing dot (Windows drops it). */
const SEGMENT = /^[a-z0-9_-](?:[a-z0-9._-]{0,198}[a-z0-9_-])?$/;

/** Throws `StorageError` `invalid_key` for anything but `/`-separated plain names: a key can never leave the root. */
export function assertStorageKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH || !key.split("/").every((segment) => SEGMENT.test(segment))) {
    throw new StorageError("invalid_key", `"${key.slice(0, 80)}" is not a storage key.`);
  }
}
