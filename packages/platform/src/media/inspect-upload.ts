import { fileTypeFromBuffer } from "file-type";
import { createImageDecoder, type ImageDecoderOptions } from "./image-decoder.ts";
import { MediaError } from "./media-error.ts";
import {
  isMediaMimeType,
  maxImagePixels,
  maxUploadBytes,
  mediaTypes,
  type ImageMimeType,
  type MediaKind,
  type MediaMimeType,
} from "./media-rules.ts";

/** An upload that may be stored and published. */
export interface InspectedMedia {
  kind: MediaKind;
  /** As found in the bytes; what the sender claimed plays no part. */
  mimeType: MediaMimeType;
  /** Of the type, without a dot, for a stored name. */
  extension: string;
  /** What to store: images newly encoded, without metadata, upright; video and audio as they came. */
  bytes: Uint8Array;
  byteLength: number;
  /** Hex, of `bytes`. */
  sha256: string;
  /** Images only. */
  width?: number;
  height?: number;
  /** Of video and audio, where a decoder has measured it; inspection alone does not. */
  durationSeconds?: number;
}

export interface MediaInspector {
  /**
   * Decides whether an upload is what it must be (R32): type by its first bytes, size, and for images a full decode and
   * new encoding in a limited child process. Video and audio are checked by type and size only; their metadata stays.
   * `fileName` serves the wording of a refusal alone. Throws `MediaError`.
   */
  inspectUpload(bytes: Uint8Array, declared: { fileName: string }): Promise<InspectedMedia>;
  /** Ends the child process. */
  close(): Promise<void>;
}

export interface MediaInspectorOptions extends Partial<ImageDecoderOptions> {
  maxPixels?: number;
  maxBytes?: Partial<Record<MediaKind, number>>;
}

/** Measured: the runtime reserves 0.7 GB, and 49 megapixels of WebP or turned JPEG need up to 0.85 GB of real memory. */
const DEFAULTS: ImageDecoderOptions = { memoryBytes: 2 * 1024 ** 3, timeoutMs: 30_000, idleMs: 10_000 };

/** Makes an inspector; its child process starts with the first image and ends after 10 s without work. */
export function createMediaInspector({ maxPixels = maxImagePixels, maxBytes, ...limits }: MediaInspectorOptions = {}): MediaInspector {
  const decoder = createImageDecoder({ ...DEFAULTS, ...limits });
  const allowedBytes = { ...maxUploadBytes, ...maxBytes };

  return {
    async inspectUpload(bytes, { fileName }) {
      const mimeType = await detectType(bytes, fileName);
      const { kind, extension } = mediaTypes[mimeType];
      if (bytes.byteLength > allowedBytes[kind]) {
        throw new MediaError("too_large", `The ${kind} is larger than ${Math.floor(allowedBytes[kind] / 1024 ** 2)} MB.`);
      }
      if (kind !== "image") return { kind, mimeType, extension, ...(await sealed(bytes)) };
      const clean = await decoder.clean({ bytes, mimeType: mimeType as ImageMimeType, maxPixels });
      return { kind, mimeType, extension, ...(await sealed(clean.bytes)), width: clean.width, height: clean.height };
    },
    close: () => decoder.close(),
  };
}

async function detectType(bytes: Uint8Array, fileName: string): Promise<MediaMimeType> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (isMediaMimeType(found?.mime)) return found.mime;
  const claimed = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const name = found ? `.${found.ext} files are` : claimed ? `This .${claimed} file is` : "This kind of file is";
  throw new MediaError("unsupported_type", `${name} not accepted; JPEG, PNG, WebP, GIF, MP4, MOV, MP3 and WAV are.`);
}

async function sealed(bytes: Uint8Array): Promise<{ bytes: Uint8Array; byteLength: number; sha256: string }> {
  // Off the main thread, because a video has hundreds of megabytes.
  const hash = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return { bytes, byteLength: bytes.byteLength, sha256: Buffer.from(hash).toString("hex") };
}
