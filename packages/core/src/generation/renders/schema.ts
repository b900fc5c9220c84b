import { z } from "zod";
import { captionCueSchema, reelAspects, reelDefinitionSchema, reelLimits, reelVoiceSchema } from "@agency/creative/reel/schema";

/** Where the pictures, the voice and the sound of a reel come from, when it is made from a content's script. */
const materialSchema = {
  versionId: z.uuid().optional().describe("Another version than the one in force"),
  pictureAssetIds: z.array(z.uuid()).max(reelLimits.maxScenes).optional().describe("In the order of the scenes; without them the content's own pictures, else those of its product or of the brand's products, else the brand's colours"),
  voice: reelVoiceSchema.nullable().default(null).describe("One recording of the whole script"),
  sceneVoices: z.array(reelVoiceSchema.nullable()).max(reelLimits.maxScenes).default([]).describe("A recording for each scene"),
  musicAssetId: z.uuid().nullable().default(null),
};

/** `POST /videos/render`: a content's script, or a definition that a person edited. */
export const renderVideoSchema = z
  .strictObject({
    contentId: z.uuid().nullable().default(null),
    brandId: z.uuid().optional().describe("Needed without a content"),
    definition: reelDefinitionSchema.optional().describe("What is rendered; without it, it is made from the content's script"),
    aspects: z.array(z.enum(reelAspects)).min(1).max(3).optional().describe("One job each; 9:16 without it"),
    ...materialSchema,
  })
  .refine(({ contentId, brandId, definition }) => contentId !== null || (brandId !== undefined && definition !== undefined), { message: "Name a content with a video script, or a brand and a definition.", path: ["contentId"] });
export type RenderVideo = z.output<typeof renderVideoSchema>;

/** `POST /videos/render/plan`: the same, without rendering. */
export const reelPlanSchema = z
  .object({
    definition: reelDefinitionSchema,
    seconds: z.number().describe("Without recordings, which may make it longer"),
    cues: z.array(captionCueSchema).describe("To be edited and sent back as the definition's captions"),
  })
  .meta({ id: "ReelPlan" });

export const reelCapabilitySchema = z
  .object({
    available: z.boolean(),
    engine: z.enum(["webcodecs", "ffmpeg"]).nullable(),
    found: z.array(z.enum(["webcodecs", "ffmpeg"])),
    install: z.string().nullable().describe("What to do where no engine was found"),
  })
  .meta({ id: "ReelCapability" });
