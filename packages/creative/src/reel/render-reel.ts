import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { CaptionCue } from "../captions/captions-schema.ts";
import { createReelArtist } from "./draw/reel-artist.ts";
import { openEncoder } from "./engine/capability.ts";
import { joinParts } from "./engine/join-parts.ts";
import { audioBitrate, type ReelEncoder } from "./engine/reel-encoder.ts";
import { createFrameMaker } from "./frames.ts";
import { ReelError } from "./reel-error.ts";
import { reelBrandSchema, reelDefinitionSchema, reelLimits, reelSizes, type ReelPicture } from "./reel-schema.ts";
import { mixSound } from "./sound/mix.ts";
import { pcmMs, type Pcm } from "./sound/pcm.ts";
import { framesPerSecond, planReel, type Timeline } from "./timeline.ts";
import { verifyReel, type ReelFacts } from "./verify-reel.ts";

export const renderReelInputSchema = z.strictObject({
  definition: reelDefinitionSchema,
  brand: reelBrandSchema,
  /** Path of a JPEG, PNG or WebP. */
  logoPath: z.string().nullable(),
  /** Where each file of the library lies, by asset id. */
  files: z.record(z.uuid(), z.string()),
  engine: z.enum(["webcodecs", "ffmpeg"]),
  /** As in PATH. */
  searchPath: z.string(),
});
export type RenderReelInput = z.infer<typeof renderReelInputSchema>;

export interface RenderedReel {
  path: string;
  facts: ReelFacts;
  cues: CaptionCue[];
}

export interface RenderReelOptions {
  /** Finished parts in it are kept and used again by the next call with the same input. */
  workDir: string;
  signal: AbortSignal;
  /** 0 to 1. */
  onProgress(share: number): void;
}

/** A crash costs at most so many frames; a multiple of the key frame distance. */
const framesPerPart = 240;
const keyFrameEvery = 60;
const videoBitrate = 6_000_000;

/**
 * Renders a reel into `workDir`, part by part. Meant for a process of its own: it takes several hundred megabytes and both processors.
 * @throws ReelError; the signal's reason
 */
export async function renderReel(input: RenderReelInput, { workDir, signal, onProgress }: RenderReelOptions): Promise<RenderedReel> {
  const { definition } = input;
  await mkdir(workDir, { recursive: true });
  const path = join(workDir, "reel.mp4");
  const encoder = await openEncoder(input.engine, input.searchPath);
  const sounds = await readSounds(input, encoder, signal);
  const timeline = holdLength(planReel(definition, new Map([...sounds].map(([id, pcm]) => [id, pcmMs(pcm)]))));
  const seconds = timeline.totalFrames / framesPerSecond;
  const { width, height } = reelSizes[definition.aspect];
  if (!(await exists(path))) {
    const soundPath = await whole(join(workDir, "sound.mp4"), async (draft) => {
      const voices = timeline.voices.map(({ assetId, atMs }) => ({ pcm: sounds.get(assetId)!, atMs }));
      const music = definition.music ? { pcm: sounds.get(definition.music.assetId)!, gainDb: definition.music.gainDb } : undefined;
      await encoder.writeAudio(mixSound({ totalMs: seconds * 1000, voices, music }), draft, { bitrate: audioBitrate });
    });
    sounds.clear();
    const parts = await renderParts(input, { timeline, encoder, workDir, signal, onProgress });
    await whole(path, (draft) => joinParts({ parts, soundPath, path: draft, fps: framesPerSecond, seconds }));
  }
  try {
    const facts = await verifyReel(path, { width, height, seconds });
    onProgress(1);
    return { path, facts, cues: timeline.cues };
  } catch (error) {
    // What cannot be used is not found by the next try.
    await rm(path, { force: true });
    throw error;
  }
}

async function renderParts(input: RenderReelInput, { timeline, encoder, workDir, signal, onProgress }: RenderReelOptions & { timeline: Timeline; encoder: ReelEncoder }) {
  const { definition, files } = input;
  const { width, height } = reelSizes[definition.aspect];
  const artist = await createReelArtist({ aspect: definition.aspect, language: definition.language, brand: input.brand, logo: input.logoPath === null ? null : await readFile(input.logoPath) });
  const readPicture = async (picture: ReelPicture) => (picture.type === "asset" ? readFile(fileOf(files, picture.assetId)) : null);
  const maker = createFrameMaker({ definition, timeline, artist, readPicture });
  const parts: { path: string; atSeconds: number }[] = [];
  for (let from = 0; from < timeline.totalFrames; from += framesPerPart) {
    const to = Math.min(timeline.totalFrames, from + framesPerPart);
    const path = await whole(join(workDir, `part-${String(from / framesPerPart).padStart(3, "0")}.mp4`), async (draft) => {
      const part = await encoder.openVideo({ path: draft, width, height, fps: framesPerSecond, bitrate: videoBitrate, keyFrameEvery });
      try {
        for (let at = from; at < to; at++) {
          signal.throwIfAborted();
          await part.write(await maker.frame(at));
          if (at % 10 === 0) onProgress((at / timeline.totalFrames) * 0.97);
        }
      } catch (error) {
        await part.abort();
        throw error;
      }
      await part.finish();
    });
    parts.push({ path, atSeconds: from / framesPerSecond });
    onProgress((to / timeline.totalFrames) * 0.97);
  }
  return parts;
}

async function readSounds({ definition, files }: RenderReelInput, encoder: ReelEncoder, signal: AbortSignal): Promise<Map<string, Pcm>> {
  const sounds = new Map<string, Pcm>();
  const wanted = [definition.voice, definition.intro?.voice, ...definition.scenes.map(({ voice }) => voice), definition.music];
  for (const sound of wanted) {
    if (!sound || sounds.has(sound.assetId)) continue;
    signal.throwIfAborted();
    sounds.set(sound.assetId, await encoder.readAudio(fileOf(files, sound.assetId)));
  }
  return sounds;
}

/** Networks take no reel under three seconds: a shorter one rests on its last picture. @throws ReelError `too_long` */
function holdLength(timeline: Timeline): Timeline {
  const missing = reelLimits.minSeconds * framesPerSecond - timeline.totalFrames;
  const most = reelLimits.maxSeconds + 16;
  if (timeline.totalFrames > most * framesPerSecond) throw new ReelError("too_long", `With its voice the reel lasts ${Math.round(timeline.totalFrames / framesPerSecond)} seconds; at most ${reelLimits.maxSeconds} are rendered. Shorten the script.`);
  if (missing > 0) {
    timeline.clips.at(-1)!.frames += missing;
    timeline.totalFrames += missing;
  }
  return timeline;
}

/** Makes a file under another name first: a file that has its name is whole, after any crash. */
async function whole(path: string, make: (draft: string) => Promise<void>): Promise<string> {
  if (await exists(path)) return path;
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  await make(draft);
  await rename(draft, path);
  return path;
}

function fileOf(files: Readonly<Record<string, string>>, assetId: string): string {
  const path = files[assetId];
  if (path === undefined) throw new ReelError("unreadable_picture", "A file of the reel is gone from the library. Choose another one.");
  return path;
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** Keeps parts in `workDir` only where they were made from this very input. */
export async function claimWorkDir(workDir: string, fingerprint: string): Promise<void> {
  const mark = join(workDir, "input");
  if ((await readFile(mark, "utf8").catch(() => null)) === fingerprint) return;
  await rm(workDir, { recursive: true, force: true });
  await mkdir(workDir, { recursive: true });
  await writeFile(mark, fingerprint);
}
