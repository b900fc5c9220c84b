import { z } from "zod";
import { captionCueSchema, wordTimingSchema } from "../captions/captions-schema.ts";

export { captionCueSchema };

/** Pixels of each shape. */
export const reelSizes = { "9:16": { width: 1080, height: 1920 }, "1:1": { width: 1080, height: 1080 }, "16:9": { width: 1920, height: 1080 } } as const;
export const reelAspects = ["9:16", "1:1", "16:9"] as const;
export type ReelAspect = (typeof reelAspects)[number];

export const reelMotions = ["still", "zoom-in", "zoom-out", "pan-left", "pan-right", "pan-up", "pan-down"] as const;
export type ReelMotion = (typeof reelMotions)[number];
export const reelTransitions = ["cut", "crossfade", "slide"] as const;

/** Of the finished file. Networks take 3 seconds to 15 minutes (TikTok 10); longer ones are no reels. */
export const reelLimits = { minSeconds: 3, maxSeconds: 180, maxScenes: 40 } as const;

const line = (most: number) => z.string().max(most).transform((text) => text.normalize("NFC").trim());
const focus = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

/** A recording in the library; `words` are its own timestamps, where the voice gave them. */
export const reelVoiceSchema = z.strictObject({ assetId: z.uuid(), words: z.array(wordTimingSchema).max(2_000).nullable().default(null) });

/** What fills the frame: a picture of the library, or the brand's colours. */
export const reelPictureSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("asset"), assetId: z.uuid(), focus: focus.nullable().default(null).describe("Where the subject is; null: found by attention") }),
  z.strictObject({ type: z.literal("colors") }),
]);

export const reelSceneSchema = z.strictObject({
  picture: reelPictureSchema,
  onScreenText: line(300).default(""),
  voiceover: line(2_000).default("").describe("What is said, and what the captions show"),
  voice: reelVoiceSchema.nullable().default(null).describe("The recording of this scene; the scene lasts at least as long"),
  seconds: z.number().min(0.5).max(120),
  motion: z.enum(reelMotions).default("zoom-in"),
  transition: z.enum(reelTransitions).default("crossfade").describe("How it follows the one before"),
});

export const reelDefinitionSchema = z
  .strictObject({
    aspect: z.enum(reelAspects).default("9:16"),
    language: z.enum(["vi", "en"]).default("vi"),
    intro: z
      .strictObject({ text: line(160).describe("Set large over the first picture"), voice: reelVoiceSchema.nullable().default(null), seconds: z.number().min(1).max(8).default(2) })
      .nullable()
      .default(null),
    scenes: z.array(reelSceneSchema).min(1, "A reel needs a scene.").max(reelLimits.maxScenes),
    outro: z.strictObject({ headline: line(120).default(""), cta: line(60).default(""), seconds: z.number().min(1).max(8).default(2.5) }).nullable().default(null),
    captions: z
      .strictObject({
        enabled: z.boolean().default(true),
        cues: z.array(captionCueSchema).max(1_000).nullable().default(null).describe("Edited captions of the whole reel; null: made from the voice or the text"),
      })
      .default({ enabled: true, cues: null }),
    voice: reelVoiceSchema.nullable().default(null).describe("One recording for all scenes, from the first one on"),
    music: z.strictObject({ assetId: z.uuid(), gainDb: z.number().min(-40).max(6).default(-14) }).nullable().default(null),
  })
  .refine(({ scenes }) => scenes.reduce((sum, { seconds }) => sum + seconds, 0) <= reelLimits.maxSeconds, { message: `A reel lasts at most ${reelLimits.maxSeconds} seconds.`, path: ["scenes"] });
export type ReelDefinition = z.infer<typeof reelDefinitionSchema>;
export type ReelScene = ReelDefinition["scenes"][number];
export type ReelPicture = z.infer<typeof reelPictureSchema>;

/** How the brand looks in a reel. */
export const reelBrandSchema = z.strictObject({
  name: z.string().min(1).max(200),
  colors: z.array(z.string().regex(/^#[0-9a-f]{6}$/i)).max(12).describe("The most important first"),
  website: z.string().max(300).nullable(),
});
export type ReelBrand = z.infer<typeof reelBrandSchema>;

/** Every file of the library that a reel needs, each once. */
export function reelAssetIds({ scenes, voice, intro, music }: ReelDefinition): { pictures: string[]; sounds: string[] } {
  const pictures = scenes.flatMap(({ picture }) => (picture.type === "asset" ? [picture.assetId] : []));
  const sounds = [voice, intro?.voice, ...scenes.map((scene) => scene.voice), music].flatMap((sound) => (sound ? [sound.assetId] : []));
  return { pictures: [...new Set(pictures)], sounds: [...new Set(sounds)] };
}
