import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { GraphError } from "./graph-error.ts";

/** Meta keeps photos safely below this; one 2026 client reads subcode 1366046 as this limit. Source: contract of 2026-11-22. */
const maxPictureBytes = 4 * 1024 * 1024;
const maxSidePixels = 30_000;
const maxPixels = 100_000_000;

const mimeTypes: Record<string, string> = {
  jpeg: "image/jpeg", png: "image/png", gif: "image/gif", webp: "image/webp", tiff: "image/tiff", heif: "image/heif",
};

export interface InspectedPicture {
  sha256: string;
  /** Name below the files folder. */
  file: string;
  mimeType: string;
  width: number;
  height: number;
  byteLength: number;
}

/**
 * Reads what the bytes really are and keeps them, named by their hash.
 * @throws GraphError code 100 subcode 1366046 when they are not a picture that the network takes, or too large.
 */
export async function inspectPicture(bytes: Uint8Array, filesDir: string): Promise<InspectedPicture> {
  if (bytes.byteLength === 0) throw badPicture("The picture is empty.");
  if (bytes.byteLength > maxPictureBytes) throw badPicture("Photos should be smaller than 4 MB.");
  const metadata = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).metadata().catch(() => {
    throw badPicture("Photos should be saved as JPG, PNG, GIF, TIFF, HEIF or WebP files.");
  });
  const mimeType = mimeTypes[metadata.format ?? ""];
  if (!mimeType || !metadata.width || !metadata.height) throw badPicture("Photos should be saved as JPG, PNG, GIF, TIFF, HEIF or WebP files.");
  if (metadata.width > maxSidePixels || metadata.height > maxSidePixels) throw badPicture("The picture has too many pixels.");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = `${sha256}.${mimeType.slice("image/".length)}`;
  await writeFile(join(filesDir, file), bytes);
  return { sha256, file, mimeType, width: metadata.width, height: metadata.height, byteLength: bytes.byteLength };
}

function badPicture(reason: string): GraphError {
  return new GraphError({
    code: 100, subcode: 1_366_046, message: "Invalid parameter", isTransient: false,
    userTitle: "Your photos couldn't be uploaded", userMessage: `Your photos couldn't be uploaded. ${reason}`,
  });
}
