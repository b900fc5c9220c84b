import { z } from "zod";

/** As `packages/providers` names them; repeated because a browser reads this file. */
export const voiceMakerNames = ["elevenlabs", "openai", "offline"] as const;
export const longestVoiceover = 10_000;

/** `POST /voiceovers/generate`. */
export const generateVoiceoverSchema = z.strictObject({
  brandId: z.uuid(),
  contentId: z.uuid().nullable().default(null).describe("The content that it is made for, so that a piece knows its cost"),
  provider: z.enum(voiceMakerNames).optional().describe("Absent: the first that is set up, else the scratch voice of this machine"),
  model: z.string().trim().regex(/^[\w.-]{1,60}$/, "This is no name of a model.").optional().describe("Absent: the provider's usual one"),
  text: z.string().trim().min(1, "Write what the voice says.").max(longestVoiceover),
  voiceId: z.string().trim().min(1).max(200).optional().describe("Absent: the usual one, where the provider has one for everybody"),
  language: z.enum(["vi", "en"]).default("vi"),
  speed: z.number().min(0.5).max(2).default(1),
  seed: z.int().min(0).max(2_000_000_000).nullable().default(null),
});
export type GenerateVoiceover = z.output<typeof generateVoiceoverSchema>;

export const voiceMakerSchema = z
  .object({
    name: z.enum(voiceMakerNames),
    label: z.string(),
    configured: z.boolean(),
    environment: z.enum(["sandbox", "live"]),
    isDefault: z.boolean(),
    isScratch: z.boolean().describe("Plainly a machine: for timing, not for publishing"),
    models: z.array(z.object({ id: z.string(), maxCharacters: z.int(), retiresAt: z.string().nullable() })),
  })
  .meta({ id: "VoiceMaker" });
