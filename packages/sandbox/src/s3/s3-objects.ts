import { createHash, randomUUID } from "node:crypto";
import type { Store } from "../store/open-store.ts";

export interface S3Object {
  key: string;
  content_type: string;
  etag: string;
  bytes: Uint8Array;
  changed_at: number;
}
export interface S3Part {
  number: number;
  etag: string;
  size: number;
}

/** Objects and unfinished uploads of one bucket, in the sandbox's memory. */
export function s3Objects(store: Store, bucket: string, now: () => number) {
  return {
    get: (key: string) => store.get<S3Object>("SELECT * FROM s3_objects WHERE bucket = ? AND key = ?", bucket, key),
    put(key: string, contentType: string, bytes: Uint8Array, etag = etagOf(bytes)): string {
      store.run("INSERT INTO s3_objects (bucket, key, content_type, etag, bytes, changed_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (bucket, key) DO UPDATE SET content_type = excluded.content_type, etag = excluded.etag, bytes = excluded.bytes, changed_at = excluded.changed_at", bucket, key, contentType, etag, bytes, now());
      return etag;
    },
    delete: (key: string) => void store.run("DELETE FROM s3_objects WHERE bucket = ? AND key = ?", bucket, key),
    list: (prefix: string, after: string, limit: number) =>
      store.all<{ key: string; etag: string; size: number; changed_at: number }>("SELECT key, etag, length(bytes) AS size, changed_at FROM s3_objects WHERE bucket = ? AND substr(key, 1, ?) = ? AND key > ? ORDER BY key LIMIT ?", bucket, prefix.length, prefix, after, limit),
    begin(key: string, contentType: string): string {
      const id = randomUUID();
      store.run("INSERT INTO s3_uploads (id, bucket, key, content_type, begun_at) VALUES (?, ?, ?, ?, ?)", id, bucket, key, contentType, now());
      return id;
    },
    upload: (id: string, key: string) => store.get<{ id: string; content_type: string }>("SELECT id, content_type FROM s3_uploads WHERE id = ? AND bucket = ? AND key = ?", id, bucket, key),
    uploads: () => store.all<{ id: string; key: string; begun_at: number }>("SELECT id, key, begun_at FROM s3_uploads WHERE bucket = ? ORDER BY key, id", bucket),
    putPart(id: string, number: number, bytes: Uint8Array): string {
      const etag = etagOf(bytes);
      store.run("INSERT INTO s3_parts (upload_id, number, etag, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (upload_id, number) DO UPDATE SET etag = excluded.etag, bytes = excluded.bytes", id, number, etag, bytes);
      return etag;
    },
    parts: (id: string) => store.all<S3Part & { bytes: Uint8Array }>("SELECT number, etag, length(bytes) AS size, bytes FROM s3_parts WHERE upload_id = ? ORDER BY number", id),
    end(id: string): void {
      store.run("DELETE FROM s3_parts WHERE upload_id = ?", id);
      store.run("DELETE FROM s3_uploads WHERE id = ?", id);
    },
  };
}
export type S3Objects = ReturnType<typeof s3Objects>;

/** Makes the tables; asked again, nothing happens. */
export function prepareS3(store: Store): void {
  store.run("CREATE TABLE IF NOT EXISTS s3_objects (bucket TEXT, key TEXT, content_type TEXT, etag TEXT, bytes BLOB, changed_at INTEGER, PRIMARY KEY (bucket, key))");
  store.run("CREATE TABLE IF NOT EXISTS s3_uploads (id TEXT PRIMARY KEY, bucket TEXT, key TEXT, content_type TEXT, begun_at INTEGER)");
  store.run("CREATE TABLE IF NOT EXISTS s3_parts (upload_id TEXT, number INTEGER, etag TEXT, bytes BLOB, PRIMARY KEY (upload_id, number))");
}

const etagOf = (bytes: Uint8Array): string => `"${createHash("md5").update(bytes).digest("hex")}"`;
