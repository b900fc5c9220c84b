import { reelDefinitionSchema, type ReelAspect, type ReelDefinition, type ReelMotion } from "./reel-schema.ts";

/** The parts of a video script that a reel is made from; scripts are written by `contents`. */
export interface VideoScript {
  hook: string;
  scenes: readonly { voiceover: string; onScreenText: string; seconds: number }[];
}

export interface ScriptToReelOptions {
  aspect: ReelAspect;
  /** Words on the screen that are no more than this are left out: intro and end say it. */
  brandName?: string | undefined;
  language: "vi" | "en";
  /** Pictures in the order of the scenes; fewer are used again in turns, none gives the brand's colours. */
  pictureAssetIds: readonly string[];
  /** Recordings: of the hook, and of each scene; null where there is none. */
  hookVoiceAssetId?: string | null | undefined;
  sceneVoices?: readonly ({ assetId: string; words: { text: string; startMs: number; endMs: number }[] | null } | null)[] | undefined;
  outro: { headline: string; cta: string } | null;
  musicAssetId?: string | null | undefined;
}

/** Movements in turns, so that no two scenes in a row move alike. */
const motions: readonly ReelMotion[] = ["zoom-in", "pan-right", "zoom-out", "pan-left"];

/** A reel of a video script, to be rendered as it is or edited first. The hook is set large over the first picture. */
export function scriptToReel(script: VideoScript, options: ScriptToReelOptions): ReelDefinition {
  const { pictureAssetIds: pictures } = options;
  const scenes = script.scenes.length > 0 ? script.scenes : [{ voiceover: "", onScreenText: "", seconds: 3 }];
  return reelDefinitionSchema.parse({
    aspect: options.aspect,
    language: options.language,
    intro: script.hook.trim() === "" ? null : { text: shorten(script.hook, 160), seconds: 2.2, voice: options.hookVoiceAssetId ? { assetId: options.hookVoiceAssetId } : null },
    scenes: scenes.map((scene, index) => ({
      picture: pictures.length === 0 ? { type: "colors" } : { type: "asset", assetId: pictures[index % pictures.length] },
      // The captions say what is spoken.
      onScreenText: [scene.voiceover, options.brandName ?? ""].some((said) => bare(said) === bare(scene.onScreenText)) ? "" : scene.onScreenText,
      voiceover: scene.voiceover,
      voice: options.sceneVoices?.[index] ?? null,
      seconds: scene.seconds,
      motion: pictures.length === 0 ? "still" : motions[index % motions.length],
      // A push where a new thought begins, a fade within one.
      transition: index % 3 === 2 ? "slide" : "crossfade",
    })),
    outro: options.outro && { headline: shorten(options.outro.headline, 120), cta: shorten(options.outro.cta, 60), seconds: 2.6 },
    music: options.musicAssetId ? { assetId: options.musicAssetId } : null,
  });
}

const bare = (text: string): string => text.normalize("NFC").toLocaleLowerCase().replace(/[\s.,:;!?…]+/gu, " ").trim();

/** At a space, with an ellipsis. */
function shorten(text: string, most: number): string {
  const clean = text.normalize("NFC").trim();
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`;
}
