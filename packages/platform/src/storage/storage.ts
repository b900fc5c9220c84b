/** Inclusive byte positions; without `end`, up to the last byte. */
export interface ByteRange {
  start: number;
  end?: number;
}

export interface PutOptions {
  contentType: string;
  /** Ends the write with `StorageError` `too_large` once the source has given more. */
  maxBytes?: number;
}

export interface StoredObject {
  byteLength: number;
  /** Hex. */
  sha256: string;
}

export interface OpenedObject {
  /** Must be read to its end or cancelled. */
  stream: ReadableStream<Uint8Array>;
  /** Bytes that the stream will give: the part asked for, or all. */
  byteLength: number;
  /** Bytes of the whole object. */
  totalByteLength: number;
  /** Known to drivers that keep it beside the bytes; the asset's row is the truth. */
  contentType?: string;
}

/**
 * Where files live. Keys are made by us (`org/<id>/<uuid>.jpg`), never by a person; see `assertStorageKey`.
 * All methods throw `StorageError`.
 */
export interface Storage {
  /** Writes or replaces an object; a reader sees the old bytes or all of the new ones, and a failed write leaves nothing. */
  put(key: string, source: Uint8Array | AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredObject>;
  /** Throws `not_found`, or `range_not_satisfiable` when the range begins past the end; a longer range is cut to the end. */
  open(key: string, range?: ByteRange): Promise<OpenedObject>;
  /** The whole object in memory; for small ones. Throws `not_found`. */
  read(key: string): Promise<Uint8Array>;
  /** Removes an object; removing what is not there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  /** Keys that begin with `prefix`, in no particular order. */
  list(prefix: string): AsyncIterable<string>;
}
