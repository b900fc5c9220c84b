import sharp from "sharp";
import { inspectVideo } from "../media/inspect-video.ts";
import { keepFile } from "../pages/serve-file.ts";
import type { ContainerFile } from "./containers-table.ts";
import { instagramError } from "./instagram-errors.ts";
import type { InstagramSubcode } from "./instagram-errors.ts";

/** Source: Instagram API, IG User Media reference v26.0 (checked 2026-11-22). */
const limits = {
  imageBytes: 8 * 1024 * 1024,
  minRatio: 0.8,
  maxRatio: 1.91,
  /** Clients that crop to 4:5 round to whole pixels. */
  ratioGrace: 0.005,
  reel: { bytes: 300_000_000, seconds: [3, 15 * 60], ratio: [0.01, 10] },
  story: { bytes: 100_000_000, seconds: [3, 60], ratio: [0.1, 10] },
  columns: 1_920,
  framesPerSecond: [23, 60],
  videoCodecs: ["avc", "hevc"],
  audioCodec: "aac",
} as const;
const maxPixels = 100_000_000;
/** Clips are as long as their frames; none is cut to the millisecond. */
const secondsGrace = 0.05;

/**
 * Looks into a picture and keeps it.
 * @throws GraphError for what is no JPEG, too large, or (in feeds) too tall or wide
 */
export async function inspectImage(bytes: Uint8Array, filesDir: string, place: "feed" | "story"): Promise<ContainerFile> {
  if (bytes.byteLength > limits.imageBytes) throw instagramError(2207004);
  const metadata = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).metadata().catch(() => {
    throw instagramError(2207005);
  });
  if (metadata.format !== "jpeg" || !metadata.width || !metadata.height) throw instagramError(2207005);
  const { width, height } = metadata.autoOrient;
  const ratio = width / height;
  if (place === "feed" && (ratio < limits.minRatio - limits.ratioGrace || ratio > limits.maxRatio + limits.ratioGrace)) throw instagramError(2207009);
  return { ...(await keepFile(filesDir, bytes, "jpeg")), mimeType: "image/jpeg", width, height, seconds: null };
}

/** Looks into a video and keeps it; a subcode for one that Instagram's work would end badly on. */
export async function inspectReel(bytes: Uint8Array, filesDir: string, place: "reel" | "story", thumbOffsetMs: number | null): Promise<ContainerFile | InstagramSubcode> {
  const found = await inspectVideo(bytes);
  const { bytes: maxBytes, seconds, ratio } = limits[place];
  if (!found || bytes.byteLength > maxBytes) return 2207026;
  const isWithin = (value: number, [least, most]: readonly [number, number], grace = 0) => value >= least - grace && value <= most + grace;
  const isGood =
    isWithin(found.seconds, seconds, secondsGrace) && isWithin(found.width / found.height, ratio) && found.width <= limits.columns &&
    isWithin(found.framesPerSecond, limits.framesPerSecond, 0.5) && limits.videoCodecs.some((codec) => codec === found.videoCodec) &&
    (found.audioCodec === null || found.audioCodec === limits.audioCodec) && found.isFastStart;
  if (!isGood) return 2207026;
  if (thumbOffsetMs !== null && thumbOffsetMs > found.seconds * 1000) return 2207057;
  const kept = await keepFile(filesDir, bytes, found.mimeType === "video/mp4" ? "mp4" : "mov");
  return { ...kept, mimeType: found.mimeType, width: found.width, height: found.height, seconds: found.seconds };
}
