import type { CaptionCue } from "../captions/captions-schema.ts";
import { type Placed, type ReelArtist } from "./draw/reel-artist.ts";
import { crossFade, drawOverlay, pushLeft } from "./pixels/blend.ts";
import { createFrame, type Frame } from "./pixels/frame.ts";
import { createPlateSampler, type View } from "./pixels/sample-plate.ts";
import { reelSizes, type ReelDefinition, type ReelPicture } from "./reel-schema.ts";
import { framesPerSecond, transitionFrames, type Clip, type Timeline } from "./timeline.ts";

export interface FrameMaker {
  /** Frame `index` drawn into memory that the next call uses again; cheapest when asked in order. @throws ReelError `unreadable_picture` */
  frame(index: number): Promise<Frame>;
}

export interface FrameMakerOptions {
  definition: ReelDefinition;
  timeline: Timeline;
  artist: ReelArtist;
  readPicture(picture: ReelPicture): Promise<Uint8Array | null>;
}

/** A moving picture is this much larger than the frame, so that nothing is enlarged while it is near. */
const plateScale = 1.16;
/** How far a picture comes near, at most. */
const mostZoom = 1.14;
const fadeFrames = 8;

/** Plates and texts are drawn when first needed and forgotten when they have passed. */
export function createFrameMaker({ definition, timeline, artist, readPicture }: FrameMakerOptions): FrameMaker {
  const { width, height } = reelSizes[definition.aspect];
  const sample = createPlateSampler();
  const out = createFrame(width, height);
  const [leaving, coming] = [createFrame(width, height), createFrame(width, height)];
  const plates = new Map<number, Promise<Frame>>();
  const cards = new Map<number, Promise<Placed | null>>();
  const captions = new Map<CaptionCue, Promise<Placed>>();

  const plateOf = (index: number): Promise<Frame> => {
    const { kind, picture, motion } = timeline.clips[index]!;
    return remember(plates, index, async () => artist.plate(picture, await readPicture(picture), { scale: motion === "still" ? 1 : plateScale, dimmed: kind === "intro" }));
  };
  const cardOf = (index: number): Promise<Placed | null> => {
    const { kind, picture, text } = timeline.clips[index]!;
    return remember(cards, index, async () => {
      if (kind === "outro") return artist.outro({ headline: text, cta: definition.outro?.cta ?? "" });
      if (kind === "scene" && picture.type === "colors") return artist.statement(text);
      if (text === "") return null;
      return kind === "intro" ? artist.hook(text) : artist.title(text);
    });
  };

  async function drawClip(index: number, at: number, into: Frame): Promise<void> {
    const clip = timeline.clips[index]!;
    const plate = await plateOf(index);
    sample(plate, viewAt(clip, at, { plate, width, height }), into);
  }

  async function drawCard(index: number, at: number): Promise<void> {
    const card = await cardOf(index);
    if (!card) return;
    const { opacity, rise } = appearance(timeline.clips[index]!, at);
    drawOverlay(out, card.overlay, { left: card.left, top: card.top + rise, opacity });
  }

  return {
    async frame(at) {
      const index = timeline.clips.findLastIndex(({ start }) => start <= at);
      const clip = timeline.clips[index]!;
      const local = at - clip.start;
      const inTransition = index > 0 && clip.transition !== "cut" && local < transitionFrames;
      if (inTransition) {
        await drawClip(index - 1, at, leaving);
        await drawClip(index, at, coming);
        const share = ease((local + 1) / (transitionFrames + 1));
        if (clip.transition === "slide") pushLeft(leaving, coming, share, out);
        else crossFade(leaving, coming, share, out);
        await drawCard(index - 1, at);
      } else {
        await drawClip(index, at, out);
      }
      await drawCard(index, at);
      const ms = (at / framesPerSecond) * 1000;
      for (const cue of timeline.cues) {
        if (ms < cue.startMs || ms >= cue.endMs) continue;
        const { overlay, left, top } = await remember(captions, cue, () => artist.caption(cue.text));
        drawOverlay(out, overlay, { left, top, opacity: Math.min(1, 0.4 + (ms - cue.startMs) / 120) });
      }
      if (!inTransition) for (const store of [plates, cards]) for (const key of store.keys()) if (key < index) store.delete(key);
      for (const cue of captions.keys()) if (cue.endMs < ms) captions.delete(cue);
      return out;
    },
  };
}

function remember<K, V>(store: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const found = store.get(key);
  if (found) return found;
  const made = make();
  store.set(key, made);
  return made;
}

/** Which part of the plate is seen: movement at an even pace through the clip and the transition after it. */
export function viewAt({ motion, start, frames }: Clip, at: number, { plate, width, height }: { plate: Pick<Frame, "width" | "height">; width: number; height: number }): View {
  const whole = Math.min(plate.width / width, plate.height / height);
  if (motion === "still") return centred(whole);
  const seconds = frames / framesPerSecond;
  // A short scene moves less far, not faster.
  const zoom = Math.min(mostZoom, 1.03 + 0.03 * seconds);
  const share = Math.min(1, Math.max(0, (at - start) / (frames + transitionFrames)));
  if (motion === "zoom-in") return centred(whole / (1 + (zoom - 1) * share));
  if (motion === "zoom-out") return centred(whole / (zoom - (zoom - 1) * share));
  const step = whole / zoom;
  const room = { x: plate.width - width * step, y: plate.height - height * step };
  const middle = { left: room.x / 2, top: room.y / 2, step };
  switch (motion) {
    case "pan-left":
      return { ...middle, left: room.x * (1 - share) };
    case "pan-right":
      return { ...middle, left: room.x * share };
    case "pan-up":
      return { ...middle, top: room.y * (1 - share) };
    case "pan-down":
      return { ...middle, top: room.y * share };
  }

  function centred(step: number): View {
    return { left: (plate.width - width * step) / 2, top: (plate.height - height * step) / 2, step };
  }
}

/** How a clip's text comes and goes. The hook is there from the first frame: networks take that one as the cover. */
function appearance({ kind, start, frames }: Clip, at: number): { opacity: number; rise: number } {
  const local = at - start;
  if (kind === "intro") return { opacity: 1 - Math.max(0, local - frames) / fadeFrames, rise: 0 };
  const inAt = kind === "outro" ? 5 : 6;
  const come = ease(Math.min(1, Math.max(0, (local - inAt) / fadeFrames)));
  const go = kind === "outro" ? 1 : Math.min(1, Math.max(0, (frames - local) / 5));
  return { opacity: come * go, rise: (1 - come) * 28 };
}

const ease = (share: number): number => share * share * (3 - 2 * share);
