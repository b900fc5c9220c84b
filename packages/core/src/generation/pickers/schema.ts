import { z } from "zod";

const problemSchema = z.object({ provider: z.string(), detail: z.string() });

export const videoAvatarsSchema = z.object({
  data: z.array(
    z
      .object({
        provider: z.string(),
        id: z.string(),
        name: z.string(),
        type: z.string().nullable().describe("The provider's own word; the price may hang on it"),
        gender: z.string().nullable(),
        orientation: z.enum(["portrait", "landscape"]).nullable(),
        previewImageUrl: z.string().nullable().describe("Path on this origin, for people of the organization; kept small"),
        defaultVoiceId: z.string().nullable(),
      })
      .meta({ id: "VideoAvatar" }),
  ),
  problems: z.array(problemSchema).describe("Providers whose list could not be read now"),
});

export const voicesSchema = z.object({
  data: z.array(
    z
      .object({
        provider: z.string(),
        id: z.string(),
        name: z.string(),
        language: z.string().nullable(),
        gender: z.string().nullable(),
        accent: z.string().nullable(),
        previewAudioUrl: z.string().nullable().describe("Path on this origin, for people of the organization"),
        isScratch: z.boolean(),
      })
      .meta({ id: "Voice" }),
  ),
  problems: z.array(problemSchema),
});
