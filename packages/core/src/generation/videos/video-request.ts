import { z } from "zod";
import { videoAspects, videoResolutions } from "@agency/providers/video";

const shared = { title: z.string(), aspectRatio: z.enum(videoAspects) };

/** What a job of the kind `video` stores. */
export const videoRequestSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("avatar"),
    ...shared,
    script: z.string(),
    avatarId: z.string(),
    avatarType: z.string().nullable(),
    voiceId: z.string().nullable(),
    speed: z.number(),
    language: z.string(),
    resolution: z.enum(videoResolutions),
    background: z.string().nullable(),
    captions: z.boolean(),
  }),
  z.object({ type: z.literal("generated"), ...shared, prompt: z.string(), imageAssetId: z.uuid().nullable(), seconds: z.int(), seed: z.int().nullable() }),
]);
export type VideoRequest = z.output<typeof videoRequestSchema>;
