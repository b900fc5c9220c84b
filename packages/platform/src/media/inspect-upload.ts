import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdtemp, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { readContainer } from "./container-reader.ts";
import { readDocument } from "./document-reader.ts";
import { createImageDecoder, type ImageDecoderOptions } from "./image-decoder.ts";
import { MediaError } from "./media-error.ts";
import { isMediaMimeType, maxDirectUploadBytes, maxDocumentPages, maxDurationSeconds, maxImagePixels, maxUploadBytes, mediaTypes, type ImageMimeType, type MediaKind, type MediaMimeType } from "./media-rules.ts";
import { aiMarkBox, aiXmp, type AiKind } from "./provenance.ts";

/** What is known of a file that may be stored and published. */
export interface MediaFacts {
  kind: MediaKind;
  /** As found in the bytes; what the sender claimed plays no part. */
  mimeType: MediaMimeType;
  /** Of the type, without a dot, for a stored name. */
  extension: string;
  byteLength: number;
  /** Hex, of the clean bytes. */
  sha256: string;
  /** Images and video, in pixels as shown; documents, the first page in points. */
  width?: number;
  height?: number;
  /** Video and audio. */
  durationSeconds?: number;
  videoCodec?: string;
  audioCodec?: string;
  /** Video: pictures a second on average, measured over its beginning. */
  framesPerSecond?: number;
  /** Documents. */
  pages?: number;
  /** The mark of AI that the file carries: put there by us, or found in what was uploaded. */
  aiKind?: AiKind;
}

/** An upload that may be stored and published. */
export interface InspectedMedia extends MediaFacts {
  /** What to store: images newly encoded and upright, video and sound in a fresh container, documents written anew, without metadata. */
  bytes: Uint8Array;
}

/** The same for a file that is too large for memory. */
export interface InspectedFile extends MediaFacts {
  /** Of the clean file, in the folder that the caller named. */
  path: string;
}

/** For the wording of a refusal, and the mark of AI that the clean file shall carry. */
export interface Declared {
  fileName: string;
  ai?: AiKind;
}

export interface MediaInspector {
  /**
   * Decides whether an upload is what it must be (R32): type by its first bytes, size; images by a full decode and new
   * encoding, video and sound by reading their container and copying it anew, documents by looking through every object and
   * writing them anew, each in a limited child process.
   * Throws `MediaError`.
   */
  inspectUpload(bytes: Uint8Array, declared: Declared): Promise<InspectedMedia>;
  /** The same for a file on this disk; the clean one is written beside it, into the same folder. Throws `MediaError`. */
  inspectFile(path: string, declared: Declared): Promise<InspectedFile>;
  /** Ends the child process. */
  close(): Promise<void>;
}

export interface MediaInspectorOptions extends Partial<ImageDecoderOptions> {
  maxPixels?: number;
  maxBytes?: Partial<Record<MediaKind, number>>;
  maxSeconds?: number;
  maxPages?: number;
}

/** Measured: the runtime reserves 0.7 GB, and 49 megapixels of WebP or turned JPEG need up to 0.85 GB of real memory. */
export const decoderDefaults: ImageDecoderOptions = { memoryBytes: 2 * 1024 ** 3, timeoutMs: 30_000, idleMs: 10_000 };
/** Copying 2 GB on a slow disk. */
const containerTimeoutMs = 180_000;

/** Makes an inspector; its child process starts with the first image and ends after 10 s without work. */
export function createMediaInspector({ maxPixels = maxImagePixels, maxBytes, maxSeconds = maxDurationSeconds, maxPages = maxDocumentPages, ...limits }: MediaInspectorOptions = {}): MediaInspector {
  const settings = { ...decoderDefaults, ...limits };
  const decoder = createImageDecoder(settings);
  const allowedBytes = { ...maxUploadBytes, ...maxBytes };

  async function inspectImage(bytes: Uint8Array, mimeType: ImageMimeType, { ai }: Declared): Promise<InspectedMedia> {
    assertSize(bytes.byteLength, "image", allowedBytes.image);
    const clean = await decoder.clean({ bytes, mimeType, maxPixels, ...(ai ? { xmp: aiXmp(ai) } : {}) });
    const aiKind = ai ?? clean.aiKind;
    return { ...mediaTypes[mimeType], mimeType, ...(await sealed(clean.bytes)), width: clean.width, height: clean.height, ...(aiKind ? { aiKind } : {}) };
  }

  async function inspectContainer(path: string, mimeType: MediaMimeType, { ai }: Declared): Promise<InspectedFile> {
    const { kind, extension } = mediaTypes[mimeType];
    const cleanPath = join(dirname(path), `clean.${extension}`);
    if (kind === "document") {
      const facts = await readDocument({ path, cleanPath, maxPages, ...(ai ? { ai } : {}) });
      return { kind, extension, mimeType, path: cleanPath, ...facts, ...(await sealedFile(cleanPath)) };
    }
    const facts = await readContainer({ path, mimeType, cleanPath, maxDurationSeconds: maxSeconds }, { memoryBytes: settings.memoryBytes, timeoutMs: Math.max(containerTimeoutMs, settings.timeoutMs) });
    if (ai && kind === "video") await appendFile(cleanPath, aiMarkBox(ai));
    return { kind, extension, mimeType, path: cleanPath, ...facts, ...(await sealedFile(cleanPath)), ...(ai ? { aiKind: ai } : {}) };
  }

  return {
    async inspectUpload(bytes, declared) {
      const mimeType = await detectType(bytes, declared.fileName);
      const { kind } = mediaTypes[mimeType];
      if (kind === "image") return inspectImage(bytes, mimeType as ImageMimeType, declared);
      assertSize(bytes.byteLength, kind, allowedBytes[kind]);
      const folder = await mkdtemp(join(tmpdir(), "agency-media-"));
      try {
        const path = join(folder, "given");
        await writeFile(path, bytes, { mode: 0o600 });
        const { path: cleanPath, ...facts } = await inspectContainer(path, mimeType, declared);
        return { ...facts, bytes: new Uint8Array(await readFile(cleanPath)) };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async inspectFile(path, declared) {
      const mimeType = await detectType(await firstBytes(path), declared.fileName);
      const { kind, extension } = mediaTypes[mimeType];
      const { size } = await stat(path);
      assertSize(size, kind, kind === "video" ? Math.max(maxDirectUploadBytes, allowedBytes.video) : allowedBytes[kind]);
      if (kind !== "image") return inspectContainer(path, mimeType, declared);
      const { bytes, ...facts } = await inspectImage(new Uint8Array(await readFile(path)), mimeType as ImageMimeType, declared);
      const cleanPath = join(dirname(path), `clean.${extension}`);
      await writeFile(cleanPath, bytes, { mode: 0o600 });
      return { ...facts, path: cleanPath };
    },
    close: () => decoder.close(),
  };
}

function assertSize(byteLength: number, kind: MediaKind, allowed: number): void {
  if (byteLength > allowed) throw new MediaError("too_large", `The ${kind} is larger than ${Math.floor(allowed / 1024 ** 2)} MB.`);
}

async function detectType(bytes: Uint8Array, fileName: string): Promise<MediaMimeType> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (isMediaMimeType(found?.mime)) return found.mime;
  const claimed = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const name = found ? `.${found.ext} files are` : claimed ? `This .${claimed} file is` : "This kind of file is";
  throw new MediaError("unsupported_type", `${name} not accepted; JPEG, PNG, WebP, GIF, MP4, MOV, MP3, WAV and PDF are.`);
}

/** As many as any type is known by. */
async function firstBytes(path: string): Promise<Uint8Array> {
  await using file = await open(path, "r");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
  return new Uint8Array(buffer.subarray(0, bytesRead));
}

async function sealed(bytes: Uint8Array): Promise<{ bytes: Uint8Array; byteLength: number; sha256: string }> {
  // Off the main thread, because a file may have many megabytes.
  const hash = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return { bytes, byteLength: bytes.byteLength, sha256: Buffer.from(hash).toString("hex") };
}

async function sealedFile(path: string): Promise<{ byteLength: number; sha256: string }> {
  const hash = createHash("sha256");
  let byteLength = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    byteLength += chunk.byteLength;
  }
  return { byteLength, sha256: hash.digest("hex") };
}
