import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { chooseTranscoder, TranscodeError, transcodeInProcess } from "@agency/creative/transcode";
import type { Config } from "@agency/platform/config";
import { newId } from "@agency/platform/db";
import { MediaError, mediaTypes, type AiKind, type MediaInspector, type MediaMimeType, type RenditionMaker, type RenditionSource } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { sizeWithin } from "@agency/providers/social/network-rules";
import type { MediaEncoding } from "@agency/providers/social/rules";
import { storageKeyOf } from "../add-asset.ts";
import type { AssetCopyRow } from "../table.ts";
import { CopyError, type CopiedFile } from "./copy.ts";

export interface CopyTools {
  config: Config;
  storage: Storage;
  sizes: RenditionMaker;
  media: MediaInspector;
}

/** A copy in the store, not yet written down. */
export interface StoredCopy {
  file: CopiedFile;
  storageKey: string;
}

/**
 * Encodes a file anew and stores the result. Nothing is cropped, cut or enlarged; the mark of AI is written into the copy as well.
 * @throws CopyError where another try would not help; anything else may pass
 */
export async function makeCopy(tools: CopyTools, row: AssetCopyRow, { ai, signal }: { ai: AiKind | null; signal: AbortSignal }): Promise<StoredCopy> {
  try {
    return "maxLongSide" in row.encoding ? await copyPicture(tools, row, row.encoding, ai) : await copyVideo(tools, row, row.encoding, { ai, signal });
  } catch (error) {
    if (error instanceof MediaError && error.code !== "decode_timeout") throw new CopyError("unreadable", error.message, error);
    if (error instanceof TranscodeError && error.isFinal) throw new CopyError(finalCodes[error.code] ?? "unreadable", error.message, error);
    throw error;
  }
}

const finalCodes: Partial<Record<TranscodeError["code"], CopyError["code"]>> = { engine_missing: "engine_missing", high_dynamic_range: "high_dynamic_range", too_heavy: "too_heavy" };

/** Best first. What is too heavy in full size loses a little of it before it looks bad. */
const attempts = [
  { quality: 90, scale: 1 },
  { quality: 82, scale: 1 },
  { quality: 76, scale: 1 },
  { quality: 82, scale: 0.8 },
  { quality: 80, scale: 0.64 },
  { quality: 80, scale: 0.5 },
];

async function copyPicture({ storage, sizes }: CopyTools, row: AssetCopyRow, encoding: MediaEncoding["picture"], ai: AiKind | null): Promise<StoredCopy> {
  const { source } = row;
  const bytes = await storage.read(source.storageKey);
  if (isAnimatedWebp(bytes)) throw new CopyError("animated", "The picture moves, and this network takes still pictures only. Choose a still one, or a video.");
  const own = { width: source.width ?? encoding.maxLongSide, height: source.height ?? encoding.maxShortSide };
  for (const { quality, scale } of attempts) {
    const size = sizeWithin(own, { long: encoding.maxLongSide * scale, short: encoding.maxShortSide * scale });
    const made = await sizes.make({ bytes, mimeType: source.mimeType as RenditionSource["mimeType"] }, { ...size, fit: "inside", focus: null, format: "jpeg", quality }, ai);
    if (made.bytes.byteLength > encoding.maxBytes) continue;
    const storageKey = storageKeyOf(row.organizationId, newId(), "jpg");
    await storage.put(storageKey, made.bytes, { contentType: "image/jpeg" });
    const sha256 = createHash("sha256").update(made.bytes).digest("hex");
    const still = { durationSeconds: null, framesPerSecond: null, videoCodec: null, audioCodec: null };
    return { storageKey, file: { sha256, mimeType: "image/jpeg", byteLength: made.bytes.byteLength, width: made.width, height: made.height, ...still } };
  }
  throw new CopyError("too_heavy", "The picture stays too heavy for this network. Choose a smaller one.");
}

/** Source: the WebP container, its extended header's flag of animation (RFC 9649, 2.7.1). */
function isAnimatedWebp(bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString("latin1");
  return text(0, 4) === "RIFF" && text(8, 16) === "WEBPVP8X" && ((bytes[20] ?? 0) & 0b10) !== 0;
}

/** Source: measured; 1080p takes 300–600 MB with either engine. */
const memoryBytes = 1.5 * 1024 ** 3;
const niceness = 10;
/** For each second of video, on a machine that has more to do. */
const patienceMs = 8_000;
/** Rounding of the last picture's time, and what an encoder adds before the first sound. */
const lengthGraceSeconds = 0.5;

async function copyVideo({ config, storage, media }: CopyTools, row: AssetCopyRow, encoding: MediaEncoding["video"], { ai, signal }: { ai: AiKind | null; signal: AbortSignal }): Promise<StoredCopy> {
  const { source } = row;
  const folder = join(copiesFolder(config), row.id);
  // What a killed process left of it is of no use.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const path = join(folder, `given.${mediaTypes[source.mimeType as MediaMimeType]?.extension ?? "bin"}`);
    const outPath = join(folder, "made.mp4");
    const { stream } = await storage.open(source.storageKey);
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path, { mode: 0o600 }));
    const seconds = source.durationSeconds ?? 60;
    const engine = chooseTranscoder({ searchPath: config.searchPath });
    await transcodeInProcess({ path, outPath, engine, searchPath: config.searchPath, ...encoding }, { signal, memoryBytes, niceness, timeoutMs: 120_000 + seconds * patienceMs });
    await rm(path);
    const { path: clean, ...facts } = await media.inspectFile(outPath, { fileName: "made.mp4", ...(ai ? { ai } : {}) });
    if (source.durationSeconds !== null && Math.abs((facts.durationSeconds ?? 0) - source.durationSeconds) > lengthGraceSeconds) {
      throw new CopyError("changed", `The converted video runs ${facts.durationSeconds} s instead of ${source.durationSeconds} s. Convert it to MP4 (H.264, AAC) yourself.`);
    }
    const storageKey = storageKeyOf(row.organizationId, newId(), "mp4");
    await storage.put(storageKey, createReadStream(clean), { contentType: facts.mimeType });
    const { sha256, mimeType, byteLength, width = null, height = null, durationSeconds = null, framesPerSecond = null, videoCodec = null, audioCodec = null } = facts;
    return { storageKey, file: { sha256, mimeType, byteLength, width, height, durationSeconds, framesPerSecond, videoCodec, audioCodec } };
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** Where videos are encoded, on this machine's own disk. */
export const copiesFolder = (config: Pick<Config, "AGENCY_DATA_DIR">): string => join(config.AGENCY_DATA_DIR, "copies");
