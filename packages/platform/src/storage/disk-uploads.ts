import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DirectUpload, PartAddress, ReceivedPart } from "./storage.ts";
import { fromFileSystem, StorageError } from "./storage-error.ts";
import { assertStorageKey } from "./storage-key.ts";
import { openPartClaim, sealPartClaim } from "./upload-token.ts";

const uuid = /^[0-9a-f-]{36}$/;
const partName = /^[1-9]\d{0,4}$/;

/** Parts of direct uploads, in a directory for each upload. */
export interface DiskUploads {
  begin(key: string): Promise<DirectUpload>;
  partAddress(upload: DirectUpload, part: { partNumber: number; byteLength: number; expiresInSeconds: number }): PartAddress;
  /** Takes one part. Throws `StorageError` `not_found` for a wrong or late token, `incomplete` for another length. */
  receivePart(token: string, source: AsyncIterable<Uint8Array>): Promise<void>;
  received(upload: DirectUpload): Promise<ReceivedPart[]>;
  /** The parts' bytes, one after the other. Throws `incomplete` when one is missing between. */
  bytesOf(upload: DirectUpload): Promise<AsyncIterable<Uint8Array>>;
  abort(upload: DirectUpload): Promise<void>;
  sweep(olderThanMs: number): Promise<number>;
}

/** @param options.path of our own origin that takes parts; the token is appended */
export function createDiskUploads(options: { directory: string; secret: Buffer; path: string; now: () => number }): DiskUploads {
  const { directory, secret, now } = options;
  const directoryOf = (uploadId: string): string => {
    if (!uuid.test(uploadId)) throw gone(uploadId);
    return join(directory, uploadId);
  };
  const received = async ({ key, uploadId }: DirectUpload): Promise<ReceivedPart[]> => {
    try {
      const names = (await readdir(directoryOf(uploadId))).filter((name) => partName.test(name));
      const parts = await Promise.all(names.map(async (name) => ({ partNumber: Number(name), byteLength: (await stat(join(directoryOf(uploadId), name))).size })));
      return parts.toSorted((one, other) => one.partNumber - other.partNumber);
    } catch (error) {
      throw fromFileSystem(error, key);
    }
  };

  return {
    async begin(key) {
      assertStorageKey(key);
      const uploadId = randomUUID();
      await mkdir(directoryOf(uploadId), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
        throw fromFileSystem(error, key);
      });
      return { key, uploadId };
    },
    partAddress({ key, uploadId }, { partNumber, byteLength, expiresInSeconds }) {
      const token = sealPartClaim(secret, { key, uploadId, partNumber, byteLength, expiresAtMs: now() + expiresInSeconds * 1_000 });
      return { partNumber, url: `${options.path}/${token}`, headers: {} };
    },
    async receivePart(token, source) {
      const claim = openPartClaim(secret, token, now());
      if (!claim) throw new StorageError("not_found", "This upload address is wrong or has expired. Ask for a new one.");
      const draft = join(directoryOf(claim.uploadId), `draft-${randomUUID()}`);
      try {
        await using file = await open(draft, "wx", 0o600);
        let written = 0;
        for await (const chunk of source) {
          written += chunk.byteLength;
          if (written > claim.byteLength) break;
          for (let at = 0; at < chunk.byteLength; ) at += (await file.write(chunk, at)).bytesWritten;
        }
        if (written !== claim.byteLength) throw new StorageError("incomplete", `Part ${claim.partNumber} must have ${claim.byteLength} bytes.`);
        await file.sync();
        await rename(draft, join(directoryOf(claim.uploadId), String(claim.partNumber)));
      } catch (error) {
        await rm(draft, { force: true });
        throw fromFileSystem(error, claim.key);
      }
    },
    received,
    async bytesOf(upload) {
      const parts = await received(upload);
      if (parts.length === 0 || parts.some(({ partNumber }, index) => partNumber !== index + 1)) throw new StorageError("incomplete", "Parts of this upload have not arrived.");
      return (async function* () {
        for (const { partNumber } of parts) yield* createReadStream(join(directoryOf(upload.uploadId), String(partNumber))) as AsyncIterable<Uint8Array>;
      })();
    },
    abort: ({ uploadId }) => rm(directoryOf(uploadId), { recursive: true, force: true }),
    async sweep(olderThanMs) {
      let removed = 0;
      for (const name of await readdir(directory).catch(() => [])) {
        const path = join(directory, name);
        // A part that arrives renews the directory's time.
        const found = await stat(path).catch(() => undefined);
        if (!found || Date.now() - found.mtimeMs < olderThanMs) continue;
        await rm(path, { recursive: true, force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

const gone = (uploadId: string) => new StorageError("not_found", `There is no upload ${uploadId.slice(0, 80)}.`);
