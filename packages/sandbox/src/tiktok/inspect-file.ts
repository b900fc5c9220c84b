import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from "mediabunny";
import sharp from "sharp";
import type { PublishedFile } from "./publishes-table.ts";

/** Source: media transfer guide (seen 2026-11-22). */
const minSide = 360;
const maxSide = 4_096;
const framesPerSecond = { min: 23, max: 60 };
const videoCodecs = new Set(["avc", "hevc", "vp8", "vp9"]);
const maxPhotoBytes = 20_000_000;
const maxPhotoSides = { short: 1_080, long: 1_920 };
/** Frame rates are averages and seldom whole. */
const rateTolerance = 0.5;

/** A file and, when TikTok would not take it, its `fail_reason`. */
export interface InspectedFile {
  file: PublishedFile;
  failReason: string | null;
}

/** Reads what a received video really is and keeps it, named by its hash. Moves the file at `path`. */
export async function inspectVideo(path: string, filesDir: string, maxSeconds: number): Promise<InspectedFile> {
  const facts = await readVideo(path).catch(() => null);
  const kept = await keep(path, filesDir, facts?.mimeType ?? "video/mp4");
  const file: PublishedFile = { ...kept, width: facts?.width ?? 0, height: facts?.height ?? 0, durationSeconds: facts?.durationSeconds ?? null };
  return { file, failReason: facts === null ? "file_format_check_failed" : reasonAgainst(facts, maxSeconds) };
}

/** Reads what a fetched picture really is and keeps it. Moves the file at `path`. */
export async function inspectPhoto(path: string, filesDir: string): Promise<InspectedFile> {
  const facts = await sharp(path, { limitInputPixels: 100_000_000, failOn: "error" }).metadata().catch(() => null);
  const kept = await keep(path, filesDir, facts?.format === "webp" ? "image/webp" : "image/jpeg");
  const [width, height] = [facts?.width ?? 0, facts?.height ?? 0];
  const isTaken = (facts?.format === "jpeg" || facts?.format === "webp") && kept.byteLength <= maxPhotoBytes;
  const isTooBig = Math.min(width, height) > maxPhotoSides.short || Math.max(width, height) > maxPhotoSides.long;
  return { file: { ...kept, width, height, durationSeconds: null }, failReason: !isTaken ? "file_format_check_failed" : isTooBig ? "picture_size_check_failed" : null };
}

interface VideoFacts {
  mimeType: string;
  codec: string | null;
  width: number;
  height: number;
  durationSeconds: number;
  framesPerSecond: number;
}

async function readVideo(path: string): Promise<VideoFacts> {
  using input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, WEBM, MATROSKA] });
  const format = await input.getFormat();
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error("the file has no picture");
  const stats = await video.computePacketStats(300);
  return {
    mimeType: format.mimeType.split(";")[0] ?? "video/mp4",
    codec: await video.getCodec(),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    durationSeconds: await input.computeDuration(),
    framesPerSecond: stats.averagePacketRate,
  };
}

function reasonAgainst(facts: VideoFacts, maxSeconds: number): string | null {
  if (facts.codec === null || !videoCodecs.has(facts.codec)) return "file_format_check_failed";
  if (Math.min(facts.width, facts.height) < minSide || Math.max(facts.width, facts.height) > maxSide) return "picture_size_check_failed";
  if (facts.framesPerSecond < framesPerSecond.min - rateTolerance || facts.framesPerSecond > framesPerSecond.max + rateTolerance) return "frame_rate_check_failed";
  return facts.durationSeconds > maxSeconds + 1 ? "duration_check_failed" : null;
}

const extensions: Readonly<Record<string, string>> = { "video/mp4": "mp4", "video/quicktime": "mov", "video/webm": "webm", "image/jpeg": "jpeg", "image/webp": "webp" };

async function keep(path: string, filesDir: string, mimeType: string): Promise<Pick<PublishedFile, "sha256" | "file" | "mimeType" | "byteLength">> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const sha256 = hash.digest("hex");
  const { size: byteLength } = await stat(path);
  const file = `${sha256}.${extensions[mimeType] ?? "mp4"}`;
  await rename(path, join(filesDir, file));
  return { sha256, file, mimeType, byteLength };
}
