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

/** An upload that a browser sends straight to the store, in parts; the same for every driver. */
export interface DirectUpload {
  key: string;
  /** The driver's own name for it. */
  uploadId: string;
}

/** Where one part goes: `PUT` its bytes there before the address expires. Sending a part again replaces it. */
export interface PartAddress {
  /** From 1. */
  partNumber: number;
  /** Absolute, or a path of our own origin. */
  url: string;
  headers: Record<string, string>;
}

export interface ReceivedPart {
  partNumber: number;
  byteLength: number;
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
  /** Keys that begin with `prefix`, in no particular order; unfinished uploads are not among them. */
  list(prefix: string): AsyncIterable<string>;

  /** Opens a direct upload. Nothing is readable under the key before `completeUpload`. */
  beginUpload(key: string, options: { contentType: string }): Promise<DirectUpload>;
  /** @param part.byteLength exactly what the address takes */
  partAddress(upload: DirectUpload, part: { partNumber: number; byteLength: number; expiresInSeconds: number }): Promise<PartAddress>;
  /** Parts that have arrived whole, by number. Throws `not_found` for an upload that is over. */
  receivedParts(upload: DirectUpload): Promise<ReceivedPart[]>;
  /** Joins the parts, which must be 1 … n, to the object. Throws `not_found` or `incomplete`. */
  completeUpload(upload: DirectUpload): Promise<{ byteLength: number }>;
  /** Forgets an upload and its parts; one that is over is no error. */
  abortUpload(upload: DirectUpload): Promise<void>;
  /** Removes unfinished writes and uploads left behind; returns how many. Younger ones may still be under way. */
  sweepUnfinished(olderThanMs: number): Promise<number>;
}
