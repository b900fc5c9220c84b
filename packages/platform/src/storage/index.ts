export type { ByteRange, DirectUpload, OpenedObject, PartAddress, PutOptions, ReceivedPart, Storage, StoredObject } from "./storage.ts";
export { StorageError, type StorageErrorCode } from "./storage-error.ts";
export { assertStorageKey } from "./storage-key.ts";
export { createDiskStorage, type DiskStorage, type DiskStorageOptions } from "./disk-storage.ts";
export { createS3Storage, s3Origin, type S3Storage, type S3StorageOptions } from "./s3-storage.ts";
