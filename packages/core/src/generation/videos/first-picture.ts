import sharp from "sharp";
import { runwayRules, type GeneratedVideoInput } from "@agency/providers/video";

/** Longest side of a picture that begins to move: videos are 1584 pixels wide at the most. */
const longestSide = 2_048;

/** A picture of the library as a maker of videos takes it: one that is too large for a request is made smaller. */
export async function firstPicture(bytes: Uint8Array, mimeType: string): Promise<NonNullable<GeneratedVideoInput["image"]>> {
  if (bytes.byteLength <= runwayRules.maxImageBytes) return { bytes, mimeType };
  const smaller = await sharp(bytes).resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true }).flatten({ background: "#ffffff" }).jpeg({ quality: 88 }).toBuffer();
  return { bytes: new Uint8Array(smaller), mimeType: "image/jpeg" };
}
