import { createFfmpegEncoder, findFfmpeg } from "./ffmpeg-encoder.ts";
import type { ReelEncoder } from "./reel-encoder.ts";
import { createWebcodecsEncoder, findWebcodecs } from "./webcodecs-encoder.ts";
import { ReelError } from "../reel-error.ts";

export type ReelEngine = ReelEncoder["name"];

/** What this machine can render reels with. `install` says what to do where nothing is found. */
export type ReelCapability = { available: true; engine: ReelEngine; found: ReelEngine[] } | { available: false; engine: null; found: []; install: string };

export const howToInstall = "Install ffmpeg so that it is found on PATH (Debian, Ubuntu: apt-get install ffmpeg; macOS: brew install ffmpeg), or on Linux x64 run npm ci without --omit=optional.";

/**
 * Looks; loads nothing.
 * @param searchPath as in the environment variable PATH
 * @param prefer takes this engine where it is found
 */
export function reelCapability({ searchPath, prefer }: { searchPath: string; prefer?: ReelEngine | undefined }): ReelCapability {
  const found: ReelEngine[] = [];
  if (findWebcodecs() !== null) found.push("webcodecs");
  if (findFfmpeg(searchPath) !== null) found.push("ffmpeg");
  const engine = prefer !== undefined && found.includes(prefer) ? prefer : found[0];
  return engine === undefined ? { available: false, engine: null, found: [], install: howToInstall } : { available: true, engine, found };
}

/** @throws ReelError `engine_missing` */
export async function openEncoder(engine: ReelEngine, searchPath: string): Promise<ReelEncoder> {
  if (engine === "webcodecs") return createWebcodecsEncoder();
  const program = findFfmpeg(searchPath);
  if (program === null) throw new ReelError("engine_missing", howToInstall);
  return createFfmpegEncoder(program);
}
