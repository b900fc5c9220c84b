export type { ByteRange, OpenedObject, PutOptions, Storage, StoredObject } from "./storage.ts";
export { StorageError, type StorageErrorCode } from "./storage-error.ts";
export { assertStorageKey } from "./storage-key.ts";
export { createDiskStorage, type DiskStorage } from "./disk-storage.ts";
