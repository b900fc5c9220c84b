import { z } from "zod";

/** As `packages/providers` names them; repeated because a browser reads this file. */
export const imageAspectRatios = ["1:1", "4:5", "5:4", "9:16", "16:9", "3:2", "2:3", "4:3", "3:4", "1.91:1"] as const;
export const imageMakerNames = ["offline", "openai", "replicate", "leonardo", "midjourney"] as const;

/** `POST /images/generate`. Words of one's own, a template of the category `image`, or both. */
export const generateImagesSchema = z
  .strictObject({
    brandId: z.uuid(),
    productId: z.uuid().nullable().default(null),
    contentId: z.uuid().nullable().default(null).describe("The content that it is made for, so that a piece knows its cost"),
    prompt: z.string().trim().max(4_000).default(""),
    promptId: z.uuid().optional().describe("A template of the category `image`; the prompt then says what is particular"),
    variables: z.record(z.string().max(41), z.union([z.string().max(2_000), z.number(), z.boolean()])).default({}),
    provider: z.enum(imageMakerNames).optional().describe("Absent: the first that is set up, else the offline studio"),
    model: z.string().trim().min(1).max(100).optional().describe("Absent: the provider's usual one"),
    aspectRatio: z.enum(imageAspectRatios).default("1:1"),
    count: z.int().min(1).max(8).default(1),
    seed: z.int().min(0).max(2_000_000_000).nullable().default(null),
    quality: z.enum(["draft", "standard", "high"]).default("standard"),
    negativePrompt: z.string().trim().min(1).max(500).nullable().default(null),
    referenceAssetIds: z.array(z.uuid()).max(8).default([]).describe("Pictures to go by; a single one is edited"),
  })
  .refine(({ prompt, promptId }) => prompt !== "" || promptId !== undefined, { path: ["prompt"], message: "Say what the picture shows, or choose a template." });
export type GenerateImages = z.output<typeof generateImagesSchema>;

export const imageEstimateSchema = z
  .object({
    provider: z.string(),
    model: z.string(),
    environment: z.enum(["sandbox", "live"]),
    calls: z.int().describe("Paid creations"),
    cost: z.object({ amount: z.string(), currency: z.string() }).nullable().describe("The most; null: nobody knows"),
    prompt: z.string(),
    warnings: z.array(z.string()),
  })
  .meta({ id: "ImageEstimate" });

export const imageMakerSchema = z
  .object({
    name: z.enum(imageMakerNames),
    label: z.string(),
    configured: z.boolean(),
    environment: z.enum(["sandbox", "live"]),
    isDefault: z.boolean(),
    models: z.array(z.string()),
    mostPerCall: z.int(),
    seed: z.boolean(),
    negativePrompt: z.boolean(),
    quality: z.boolean(),
    references: z.int(),
    aspectRatios: z.array(z.enum(imageAspectRatios)),
  })
  .meta({ id: "ImageMaker" });
