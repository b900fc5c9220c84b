import type { CaptionCue } from "../captions/captions-schema.ts";
import { cuesFromText, cuesFromWords, readingMs, settleCues, shiftCues } from "../captions/cues.ts";
import type { ReelAspect, ReelDefinition, ReelPicture, ReelScene } from "./reel-schema.ts";

export const framesPerSecond = 30;
/** The two pictures of a transition are both seen for so long. */
export const transitionFrames = 12;
/** The voice begins when a transition is mostly over, and rests before the next one. */
const breathBeforeMs = 200;
const breathAfterMs = 250;

export interface Clip {
  kind: "intro" | "scene" | "outro";
  /** Of the definition; -1 for intro and outro. */
  scene: number;
  picture: ReelPicture;
  motion: ReelScene["motion"];
  transition: ReelScene["transition"];
  /** First frame, and how many until the next clip begins; a transition shows it for longer. */
  start: number;
  frames: number;
  text: string;
}

export interface Sound {
  assetId: string;
  atMs: number;
}

export interface Timeline {
  clips: Clip[];
  totalFrames: number;
  voices: Sound[];
  cues: CaptionCue[];
}

/** Letters of a caption line at its natural size; two lines at most. */
export const captionRoom: Record<ReelAspect, { maxCharacters: number; maxLines: number }> = {
  "9:16": { maxCharacters: 27, maxLines: 2 },
  "1:1": { maxCharacters: 32, maxLines: 2 },
  "16:9": { maxCharacters: 46, maxLines: 2 },
};

/**
 * When everything happens. A scene lasts as long as it says, and longer where its voice, or a reader, needs the time.
 * @param voiceMs length of each recording by asset id
 */
export function planReel(definition: ReelDefinition, voiceMs: ReadonlyMap<string, number>): Timeline {
  const clips: Clip[] = [];
  const voices: Sound[] = [];
  const cues: CaptionCue[] = [];
  const room = captionRoom[definition.aspect];
  let at = 0;
  const add = (clip: Omit<Clip, "start" | "frames">, ms: number) => {
    const frames = Math.max(transitionFrames + 3, Math.round((ms * framesPerSecond) / 1000));
    clips.push({ ...clip, start: at, frames });
    at += frames;
  };
  const lengthOf = (voice: ReelScene["voice"]) => (voice ? (voiceMs.get(voice.assetId) ?? 0) : 0);
  const now = () => (at / framesPerSecond) * 1000;

  const { intro, outro } = definition;
  const [first] = definition.scenes;
  if (intro && first) {
    if (intro.voice) voices.push({ assetId: intro.voice.assetId, atMs: now() + breathBeforeMs });
    const spoken = intro.voice ? breathBeforeMs + lengthOf(intro.voice) + breathAfterMs : 0;
    add({ kind: "intro", scene: -1, picture: first.picture, motion: "zoom-in", transition: "cut", text: intro.text }, Math.max(intro.seconds * 1000, spoken));
  }
  const begin = now();
  if (definition.voice) voices.push({ assetId: definition.voice.assetId, atMs: begin + breathBeforeMs });
  for (const [index, scene] of definition.scenes.entries()) {
    const from = now() + breathBeforeMs;
    const spokenMs = lengthOf(scene.voice);
    const readMs = definition.captions.enabled && !definition.voice ? readingMs(scene.voiceover) : 0;
    const neededMs = scene.voice ? spokenMs : scene.voiceover === "" ? 0 : readMs;
    const clipMs = Math.max(scene.seconds * 1000, neededMs === 0 ? 0 : breathBeforeMs + neededMs + breathAfterMs);
    if (scene.voice) voices.push({ assetId: scene.voice.assetId, atMs: from });
    if (scene.voice?.words) cues.push(...shiftCues(cuesFromWords(scene.voice.words, room), Math.round(from)));
    else if (!definition.voice?.words && scene.voiceover !== "") {
      // Without timestamps: over the recording where there is one, else at a reader's pace, at most as long as the scene.
      const durationMs = scene.voice ? spokenMs : Math.min(clipMs - breathBeforeMs - 50, Math.max(readMs, (clipMs - breathBeforeMs - breathAfterMs) * 0.92));
      cues.push(...cuesFromText(scene.voiceover, { ...room, startMs: Math.round(from), durationMs }));
    }
    add({ kind: "scene", scene: index, picture: scene.picture, motion: scene.motion, transition: clips.length === 0 ? "cut" : scene.transition, text: scene.onScreenText }, clipMs);
  }
  if (definition.voice) {
    if (definition.voice.words) cues.push(...shiftCues(cuesFromWords(definition.voice.words, room), Math.round(begin + breathBeforeMs)));
    // Nothing that is said is cut off: the last scene stays.
    const last = clips.at(-1)!;
    const missing = Math.ceil(((begin + breathBeforeMs + lengthOf(definition.voice) + breathAfterMs - now()) * framesPerSecond) / 1000);
    if (missing > 0) {
      last.frames += missing;
      at += missing;
    }
  }
  if (outro) add({ kind: "outro", scene: -1, picture: { type: "colors" }, motion: "still", transition: "crossfade", text: outro.headline }, outro.seconds * 1000);
  const endMs = Math.round(now());
  const shown = definition.captions.enabled ? settleCues(definition.captions.cues ?? cues) : [];
  return {
    clips,
    totalFrames: at,
    voices,
    cues: shown.flatMap((cue) => (cue.startMs >= endMs ? [] : [{ ...cue, endMs: Math.min(cue.endMs, endMs) }])),
  };
}
