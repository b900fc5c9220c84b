export type MediaKind = "image" | "video" | "audio" | "document";
export type ImageMimeType = "image/jpeg" | "image/png" | "image/webp" | "image/gif";
export type MediaMimeType = ImageMimeType | "video/mp4" | "video/quicktime" | "audio/mpeg" | "audio/wav" | "application/pdf";

/** Everything that may be uploaded (R32); SVG, HTML, HEIF and the rest are refused unread. */
export const mediaTypes: Readonly<Record<MediaMimeType, { kind: MediaKind; extension: string }>> = {
  "image/jpeg": { kind: "image", extension: "jpg" },
  "image/png": { kind: "image", extension: "png" },
  "image/webp": { kind: "image", extension: "webp" },
  "image/gif": { kind: "image", extension: "gif" },
  "video/mp4": { kind: "video", extension: "mp4" },
  "video/quicktime": { kind: "video", extension: "mov" },
  "audio/mpeg": { kind: "audio", extension: "mp3" },
  "audio/wav": { kind: "audio", extension: "wav" },
  "application/pdf": { kind: "document", extension: "pdf" },
};

/** Largest upload of each kind, in bytes. */
export const maxUploadBytes: Readonly<Record<MediaKind, number>> = {
  image: 30 * 1024 * 1024,
  video: 300 * 1024 * 1024,
  audio: 50 * 1024 * 1024,
  // As LinkedIn takes documents: 100 MB, in units of a thousand.
  document: 95 * 1024 * 1024,
};

/** Largest video that arrives in parts rather than in one request, in bytes. */
export const maxDirectUploadBytes = 2 * 1024 ** 3;

/** Longest video and sound, in seconds: 60 minutes, above what the networks take of a business (Facebook 240 min excepted). */
export const maxDurationSeconds = 3_600;

/** Pages of a document, as LinkedIn takes it. Source: LinkedIn help, documents (seen 2026-11-22). */
export const maxDocumentPages = 300;

/** Pixels of an image, all frames of an animation together (R32). */
export const maxImagePixels = 50_000_000;

export function isMediaMimeType(text: string | undefined): text is MediaMimeType {
  return text !== undefined && Object.hasOwn(mediaTypes, text);
}
