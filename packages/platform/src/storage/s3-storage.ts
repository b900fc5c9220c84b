import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  paginateListParts,
  S3Client,
  UploadPartCommand,
  type ListMultipartUploadsCommandOutput,
  type Part,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { fromS3 } from "./s3-error.ts";
import { createS3RequestHandler } from "./s3-request-handler.ts";
import type { ByteRange, DirectUpload, Storage } from "./storage.ts";
import { StorageError } from "./storage-error.ts";
import { assertStorageKey } from "./storage-key.ts";

export interface S3StorageOptions {
  /** Of S3, R2, Supabase Storage, MinIO …; may have a path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `https://host/bucket/key`; otherwise `https://bucket.host/key`. */
  forcePathStyle: boolean;
  /** Sends each request, through the one door out. */
  fetch: typeof fetch;
}

export interface S3Storage extends Storage {
  /** Throws `StorageError` unless the bucket answers to these keys. */
  check(): Promise<void>;
  close(): void;
}

/** What one request carries at most; every store takes parts of 5 MiB and more. */
const PART_BYTES = 8 * 1024 * 1024;

/** Origins that `S3StorageOptions.fetch` must be allowed to call. */
export function s3Origin({ endpoint, bucket, forcePathStyle }: Pick<S3StorageOptions, "endpoint" | "bucket" | "forcePathStyle">): string {
  const url = new URL(endpoint);
  return forcePathStyle ? url.origin : `${url.protocol}//${bucket}.${url.host}`;
}

/** Stores files in a private bucket of any store that speaks the S3 protocol. */
export function createS3Storage(options: S3StorageOptions): S3Storage {
  const { bucket } = options;
  const client = new S3Client({
    endpoint: options.endpoint,
    region: options.region,
    forcePathStyle: options.forcePathStyle,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    requestHandler: createS3RequestHandler(options.fetch),
    // R2, Supabase and others do not know the trailing checksums that the SDK would add; our rows keep a SHA-256 of every file.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // Nothing is looked up on this machine or its metadata service.
    defaultsMode: "standard",
  });
  const ask = async <Answer>(key: string, call: () => Promise<Answer>): Promise<Answer> => {
    assertStorageKey(key);
    try {
      return await call();
    } catch (error) {
      throw fromS3(error, key);
    }
  };
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  const headBytes = async (key: string): Promise<number> => (await client.send(new HeadObjectCommand(at(key)))).ContentLength ?? 0;
  const partsOf = async ({ key, uploadId }: DirectUpload): Promise<Part[]> => {
    const parts: Part[] = [];
    for await (const page of paginateListParts({ client }, { ...at(key), UploadId: uploadId })) parts.push(...(page.Parts ?? []));
    return parts.toSorted((one, other) => one.PartNumber! - other.PartNumber!);
  };

  return {
    put: (key, source, { contentType, maxBytes }) =>
      ask(key, async () => {
        const hash = createHash("sha256");
        let byteLength = 0;
        const measured = async function* () {
          for await (const chunk of source instanceof Uint8Array ? [source] : source) {
            byteLength += chunk.byteLength;
            if (maxBytes !== undefined && byteLength > maxBytes) throw new StorageError("too_large", `${key} is larger than ${maxBytes} bytes.`);
            hash.update(chunk);
            yield chunk;
          }
        };
        // Up to one part goes as a single request, more as a multipart upload that a failure aborts: readers see all or nothing.
        const upload = new Upload({ client, params: { ...at(key), Body: Readable.from(measured()), ContentType: contentType }, partSize: PART_BYTES, queueSize: 2 });
        await upload.done();
        return { byteLength, sha256: hash.digest("hex") };
      }),
    open: (key, range) =>
      ask(key, async () => {
        if (range && (range.start < 0 || (range.end !== undefined && range.end < range.start))) throw new StorageError("range_not_satisfiable", "This range is empty.");
        const found = await client.send(new GetObjectCommand({ ...at(key), ...(range ? { Range: rangeHeader(range) } : {}) }));
        const byteLength = found.ContentLength ?? 0;
        const total = /\/(\d+)$/.exec(found.ContentRange ?? "")?.[1];
        const stream = (found.Body?.transformToWebStream() ?? new Blob([]).stream()) as ReadableStream<Uint8Array>;
        return { stream, byteLength, totalByteLength: total === undefined ? byteLength : Number(total), ...(found.ContentType ? { contentType: found.ContentType } : {}) };
      }),
    read: (key) => ask(key, async () => (await client.send(new GetObjectCommand(at(key)))).Body!.transformToByteArray()),
    delete: (key) => ask(key, async () => void (await client.send(new DeleteObjectCommand(at(key))))),
    exists: (key) =>
      ask(key, async () => {
        try {
          await headBytes(key);
          return true;
        } catch (error) {
          const failure = fromS3(error, key);
          if (failure instanceof StorageError && failure.code === "not_found") return false;
          throw failure;
        }
      }),
    async *list(prefix) {
      if (prefix.includes("/")) assertStorageKey(prefix.slice(0, prefix.lastIndexOf("/")));
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
        }
      } catch (error) {
        throw fromS3(error, prefix);
      }
    },
    beginUpload: (key, { contentType }) =>
      ask(key, async () => ({ key, uploadId: (await client.send(new CreateMultipartUploadCommand({ ...at(key), ContentType: contentType }))).UploadId! })),
    partAddress: ({ key, uploadId }, { partNumber, byteLength, expiresInSeconds }) =>
      ask(key, async () => {
        const command = new UploadPartCommand({ ...at(key), UploadId: uploadId, PartNumber: partNumber, ContentLength: byteLength });
        // The length is signed, so that the address takes exactly what was counted against the quota.
        const url = await getSignedUrl(client, command, { expiresIn: expiresInSeconds, signableHeaders: new Set(["host", "content-length"]) });
        return { partNumber, url, headers: {} };
      }),
    receivedParts: (upload) => ask(upload.key, async () => (await partsOf(upload)).map(({ PartNumber, Size }) => ({ partNumber: PartNumber!, byteLength: Size ?? 0 }))),
    completeUpload: (upload) =>
      ask(upload.key, async () => {
        const parts = await partsOf(upload);
        if (parts.length === 0 || parts.some(({ PartNumber }, index) => PartNumber !== index + 1)) throw new StorageError("incomplete", "Parts of this upload have not arrived.");
        const Parts = parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
        await client.send(new CompleteMultipartUploadCommand({ ...at(upload.key), UploadId: upload.uploadId, MultipartUpload: { Parts } }));
        return { byteLength: await headBytes(upload.key) };
      }),
    abortUpload: (upload) =>
      ask(upload.key, async () => {
        await client.send(new AbortMultipartUploadCommand({ ...at(upload.key), UploadId: upload.uploadId }));
      }).catch((error: unknown) => {
        if (!(error instanceof StorageError && error.code === "not_found")) throw error;
      }),
    async sweepUnfinished(olderThanMs) {
      let removed = 0;
      try {
        let from: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
        while (from) {
          const page: ListMultipartUploadsCommandOutput = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket, ...from }));
          for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
            if (!Key || !UploadId || (Initiated && Date.now() - Initiated.getTime() < olderThanMs)) continue;
            await client.send(new AbortMultipartUploadCommand({ ...at(Key), UploadId }));
            removed += 1;
          }
          const { IsTruncated, NextKeyMarker, NextUploadIdMarker } = page;
          from = IsTruncated && NextKeyMarker ? { KeyMarker: NextKeyMarker, ...(NextUploadIdMarker ? { UploadIdMarker: NextUploadIdMarker } : {}) } : undefined;
        }
        return removed;
      } catch (error) {
        throw fromS3(error, "uploads");
      }
    },
    check: () => ask("check", async () => void (await client.send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 })))),
    close: () => client.destroy(),
  };
}

const rangeHeader = ({ start, end }: ByteRange): string => `bytes=${start}-${end ?? ""}`;
