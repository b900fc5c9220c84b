import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { inspectVideo as lookInto } from "../media/inspect-video.ts";
import { keepFile } from "../pages/serve-file.ts";
import type { AssetFacts, AssetKind } from "./assets-table.ts";

/** Source: LinkedIn Images, Videos and Documents API (seen 2026-11-22). */
const maxPixels = 36_152_320;
const maxGifFrames = 250;
const videoSeconds = { least: 3, most: 30 * 60 };
const maxDocumentBytes = 100_000_000;
const maxDocumentPages = 300;
const imageFormats = { jpeg: "image/jpeg", png: "image/png", gif: "image/gif" } as const;

/** What the bytes really are, kept under their hash; or why LinkedIn's processing ends badly. */
export async function inspectAsset(kind: AssetKind, bytes: Uint8Array, filesDir: string): Promise<{ facts: AssetFacts } | { failure: string }> {
  const found = await { image: inspectImage, video: inspectVideo, document: inspectDocument }[kind](bytes);
  if (typeof found === "string") return { failure: found };
  const { extension, mimeType, width, height, seconds, pages } = found;
  return { facts: { ...(await keepFile(filesDir, bytes, extension)), mimeType, byteLength: bytes.byteLength, width: width ?? null, height: height ?? null, seconds: seconds ?? null, pages: pages ?? null, previews: await keepPreviews(found.pictures ?? [], filesDir) } };
}

interface Found {
  extension: "jpeg" | "png" | "gif" | "mp4" | "pdf";
  mimeType: string;
  width?: number;
  height?: number;
  seconds?: number;
  pages?: number;
  /** JPEGs that stand in a document as they are. */
  pictures?: Uint8Array[];
}

async function inspectImage(bytes: Uint8Array): Promise<Found | string> {
  const metadata = await sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata().catch(() => null);
  const format = metadata?.format ?? "";
  if (!metadata?.width || !metadata.height || !isImageFormat(format)) return "UNSUPPORTED_IMAGE_FORMAT";
  if (metadata.width * metadata.height >= maxPixels) return "IMAGE_TOO_LARGE";
  if ((metadata.pages ?? 1) > maxGifFrames) return "TOO_MANY_GIF_FRAMES";
  return { extension: format, mimeType: imageFormats[format], width: metadata.width, height: metadata.pageHeight ?? metadata.height };
}

const isImageFormat = (format: string): format is keyof typeof imageFormats => Object.hasOwn(imageFormats, format);

async function inspectVideo(bytes: Uint8Array): Promise<Found | string> {
  const video = await lookInto(bytes);
  if (!video || video.mimeType !== "video/mp4") return "UNSUPPORTED_VIDEO_FORMAT";
  const { width, height, seconds, audioCodec } = video;
  // Frames end a little before or after a whole second.
  if (seconds < videoSeconds.least - 0.2 || seconds > videoSeconds.most + 0.2) return "INVALID_VIDEO_DURATION";
  if (audioCodec !== null && audioCodec !== "aac") return "UNSUPPORTED_AUDIO_CODEC";
  return { extension: "mp4", mimeType: "video/mp4", width, height, seconds };
}

async function inspectDocument(bytes: Uint8Array): Promise<Found | string> {
  if (bytes.byteLength > maxDocumentBytes) return "DOCUMENT_TOO_LARGE";
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!text.startsWith("%PDF-") || !text.slice(-1_024).includes("%%EOF")) return "UNSUPPORTED_DOCUMENT_FORMAT";
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text.slice(-4_096))) return "DOCUMENT_ENCRYPTED";
  const pages = pagesIn(text);
  if (pages === 0) return "DOCUMENT_EMPTY";
  return pages > maxDocumentPages ? "TOO_MANY_PAGES" : { extension: "pdf", mimeType: "application/pdf", pages, pictures: picturesIn(text) };
}

/** The JPEGs of a document whose pages are pictures. */
function picturesIn(text: string): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const start of text.matchAll(/\/DCTDecode[^]{0,300}?stream\r?\n/g)) {
    const from = start.index + start[0].length;
    const end = text.indexOf("endstream", from);
    if (end > from && text.startsWith("\xff\xd8", from)) found.push(new Uint8Array(Buffer.from(text.slice(from, end), "latin1")));
    if (found.length === mostPreviews) break;
  }
  return found;
}

const mostPreviews = 10;

const keepPreviews = (pictures: readonly Uint8Array[], filesDir: string): Promise<string[]> => Promise.all(pictures.map(async (bytes) => (await keepFile(filesDir, bytes, "jpeg")).file));

/** Page objects, those inside of packed object streams included. */
function pagesIn(text: string): number {
  let count = countPages(text);
  for (const stream of text.matchAll(/\/Type\s*\/ObjStm[^]*?stream\r?\n/g)) {
    const end = text.indexOf("endstream", stream.index);
    try {
      count += countPages(inflateSync(Buffer.from(text.slice(stream.index + stream[0].length, end), "latin1")).toString("latin1"));
    } catch {
      // A packing that we do not read.
    }
  }
  return count;
}

const countPages = (text: string): number => text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
