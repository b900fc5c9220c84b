import { z } from "zod";

/** As `packages/providers` names them; repeated because a browser reads this file. */
export const avatarMakerNames = ["heygen", "synthesia"] as const;
export const generatedMakerNames = ["runway"] as const;
export const videoAspectRatios = ["9:16", "16:9", "1:1", "4:5", "5:4"] as const;
export const longestScript = 5_000;

const shared = {
  brandId: z.uuid(),
  contentId: z.uuid().nullable().default(null).describe("The content that it is made for, so that a piece knows its cost"),
  title: z.string().trim().max(100).default(""),
  model: z.string().trim().regex(/^[\w.-]{1,60}$/, "This is no name of a model.").optional().describe("Absent: the provider's usual one"),
  aspectRatio: z.enum(videoAspectRatios).default("9:16"),
};

/** `POST /videos/generate`: a person who speaks a script, or moving pictures from a description. */
export const generateVideoSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("avatar"),
    ...shared,
    provider: z.enum(avatarMakerNames).optional().describe("Absent: the first that is set up"),
    script: z.string().trim().min(1, "Write what the avatar says.").max(longestScript),
    avatarId: z.string().trim().min(1, "Choose an avatar.").max(200),
    avatarType: z.string().trim().max(60).nullable().default(null).describe("As the picker lists it; the price may hang on it"),
    voiceId: z.string().trim().min(1).max(200).nullable().default(null).describe("Null: the avatar's own voice"),
    speed: z.number().min(0.5).max(1.5).default(1),
    language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/).default("vi-VN"),
    resolution: z.enum(["720p", "1080p", "4k"]).default("1080p"),
    background: z.string().regex(/^#[0-9a-f]{6}$/i).nullable().default(null),
    captions: z.boolean().default(true),
  }),
  z.strictObject({
    type: z.literal("generated"),
    ...shared,
    provider: z.enum(generatedMakerNames).optional(),
    prompt: z.string().trim().min(1, "Say what the video shows.").max(1_000),
    imageAssetId: z.uuid().nullable().default(null).describe("The first picture, which begins to move"),
    seconds: z.int().min(2).max(10).default(5),
    seed: z.int().min(0).max(2_000_000_000).nullable().default(null),
  }),
]);
export type GenerateVideo = z.output<typeof generateVideoSchema>;

export const mediaEstimateSchema = z
  .object({
    provider: z.string(),
    model: z.string(),
    environment: z.enum(["sandbox", "live"]),
    seconds: z.number().nullable().describe("The longest that it may become"),
    cost: z.object({ amount: z.string(), currency: z.string() }).nullable().describe("The most; null: nobody knows"),
    warnings: z.array(z.string()),
  })
  .meta({ id: "MediaEstimate" });

export const videoMakerSchema = z
  .object({
    name: z.enum([...avatarMakerNames, ...generatedMakerNames]),
    label: z.string(),
    type: z.enum(["avatar", "generated"]),
    configured: z.boolean(),
    environment: z.enum(["sandbox", "live"]),
    isDefault: z.boolean(),
    models: z.array(z.string()),
    aspectRatios: z.array(z.enum(videoAspectRatios)),
    aspectRatiosFromImage: z.array(z.enum(videoAspectRatios)),
  })
  .meta({ id: "VideoMaker" });
