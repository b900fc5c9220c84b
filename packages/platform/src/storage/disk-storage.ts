import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, opendir, readFile, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { createDiskUploads } from "./disk-uploads.ts";
import type { ByteRange, OpenedObject, PutOptions, Storage, StoredObject } from "./storage.ts";
import { fromFileSystem, StorageError } from "./storage-error.ts";
import { assertStorageKey } from "./storage-key.ts";

export interface DiskStorage extends Storage {
  /**
   * Takes the part of a direct upload that its address names.
   * Throws `StorageError` `not_found` for a wrong or late token, `incomplete` for another length than agreed.
   */
  receivePart(token: string, source: AsyncIterable<Uint8Array>): Promise<void>;
}

export interface DiskStorageOptions {
  /** Seals the addresses of direct uploads; every process that shares the directory needs the same. Default: made anew. */
  uploadSecret?: Buffer;
  /** Path of our origin that hands bodies to `receivePart`. */
  uploadPath?: string;
  now?: () => number;
}

/** Inside the root, so that a rename never crosses file systems; keys cannot begin with a dot. */
const UNFINISHED = ".unfinished";
const UPLOADS = ".uploads";

/** Stores files under a directory of this machine, which is made when needed. */
export function createDiskStorage(root: string, options: DiskStorageOptions = {}): DiskStorage {
  const unfinished = join(root, UNFINISHED);
  const { uploadSecret: secret = randomBytes(32), uploadPath = "/uploads", now = Date.now } = options;
  const uploads = createDiskUploads({ directory: join(root, UPLOADS), secret, path: uploadPath, now });
  const pathOf = (key: string): string => {
    assertStorageKey(key);
    return join(root, ...key.split("/"));
  };

  const put: Storage["put"] = async (key, source, options) => {
    const path = pathOf(key);
    const draft = join(unfinished, randomUUID());
    try {
      await mkdir(unfinished, { recursive: true, mode: 0o700 });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const stored = await writeDraft(draft, source, options, key);
      await rename(draft, path);
      await syncDirectory(dirname(path));
      return stored;
    } catch (error) {
      await rm(draft, { force: true });
      if (error instanceof SourceFailure) throw error.cause;
      const failure = fromFileSystem(error, key);
      if (failure instanceof StorageError && failure.code === "not_found") {
        throw new StorageError("invalid_key", `${key} lies above or below another stored key.`, error);
      }
      throw failure;
    }
  };

  return {
    put,
    async open(key, range) {
      const path = pathOf(key);
      try {
        return await openFile(path, key, range);
      } catch (error) {
        throw fromFileSystem(error, key);
      }
    },
    async read(key) {
      const path = pathOf(key);
      try {
        return new Uint8Array(await readFile(path));
      } catch (error) {
        throw fromFileSystem(error, key);
      }
    },
    async delete(key) {
      const path = pathOf(key);
      try {
        await rm(path);
      } catch (error) {
        const failure = fromFileSystem(error, key);
        if (!(failure instanceof StorageError && failure.code === "not_found")) throw failure;
      }
    },
    async exists(key) {
      const path = pathOf(key);
      try {
        return (await stat(path)).isFile();
      } catch (error) {
        const failure = fromFileSystem(error, key);
        if (failure instanceof StorageError && failure.code === "not_found") return false;
        throw failure;
      }
    },
    list: (prefix) => listFiles(root, prefix),
    beginUpload: (key) => uploads.begin(key),
    partAddress: async (upload, part) => uploads.partAddress(upload, part),
    receivePart: (token, source) => uploads.receivePart(token, source),
    receivedParts: (upload) => uploads.received(upload),
    async completeUpload(upload) {
      const { byteLength } = await put(upload.key, await uploads.bytesOf(upload), { contentType: "application/octet-stream" });
      await uploads.abort(upload);
      return { byteLength };
    },
    abortUpload: (upload) => uploads.abort(upload),
    sweepUnfinished: async (olderThanMs) => (await sweep(unfinished, olderThanMs)) + (await uploads.sweep(olderThanMs)),
  };
}

async function writeDraft(
  draft: string,
  source: Uint8Array | AsyncIterable<Uint8Array>,
  { maxBytes }: PutOptions,
  key: string,
): Promise<StoredObject> {
  const hash = createHash("sha256");
  let byteLength = 0;
  await using file = await open(draft, "wx", 0o600);
  for await (const chunk of source instanceof Uint8Array ? [source] : markFailures(source)) {
    byteLength += chunk.byteLength;
    if (maxBytes !== undefined && byteLength > maxBytes) throw new StorageError("too_large", `${key} is larger than ${maxBytes} bytes.`);
    hash.update(chunk);
    await writeAll(file, chunk);
  }
  await file.sync();
  return { byteLength, sha256: hash.digest("hex") };
}

/** Carries an error of the source past the translation of file system errors: a lost download is not a broken disk. */
class SourceFailure extends Error {}

async function* markFailures(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* source;
  } catch (cause) {
    throw new SourceFailure("The source failed.", { cause });
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    written += (await file.write(chunk, written)).bytesWritten;
  }
}

/** Without it a power cut may forget the new name of a file whose bytes are safe. */
async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory and keeps names in its journal.
  if (process.platform === "win32") return;
  await using directory = await open(path, "r");
  await directory.sync();
}

async function openFile(path: string, key: string, range: ByteRange | undefined): Promise<OpenedObject> {
  const file = await open(path, "r");
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new StorageError("not_found", `There is no file ${key}.`);
    const totalByteLength = found.size;
    const start = range?.start ?? 0;
    const end = Math.min(range?.end ?? totalByteLength - 1, totalByteLength - 1);
    if (range && (start < 0 || start >= totalByteLength || end < start)) {
      throw new StorageError("range_not_satisfiable", `${key} has ${totalByteLength} bytes.`);
    }
    if (totalByteLength === 0) {
      await file.close();
      return { stream: new Blob([]).stream(), byteLength: 0, totalByteLength };
    }
    const stream = Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream<Uint8Array>;
    return { stream, byteLength: end - start + 1, totalByteLength };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* listFiles(root: string, prefix: string): AsyncIterable<string> {
  // Only whole segments of the prefix name a directory; the rest filters.
  const parent = prefix.includes("/") ? prefix.slice(0, prefix.lastIndexOf("/")) : "";
  if (parent !== "") assertStorageKey(parent);
  let directory;
  try {
    directory = await opendir(join(root, ...parent.split("/")), { recursive: true });
  } catch (error) {
    const failure = fromFileSystem(error, prefix);
    if (failure instanceof StorageError && failure.code === "not_found") return;
    throw failure;
  }
  for await (const entry of directory) {
    const key = relative(root, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isFile() && key.startsWith(prefix) && !key.startsWith(".")) yield key;
  }
}

async function sweep(unfinished: string, olderThanMs: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(unfinished).catch(() => [])) {
    const path = join(unfinished, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs >= olderThanMs) {
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}
