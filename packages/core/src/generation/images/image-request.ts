import { z } from "zod";
import { aspectRatios, imageQualities } from "@agency/providers/image";

/** What a job of the kind `image` stores. */
export const imageRequestSchema = z.object({
  prompt: z.string(),
  aspectRatio: z.enum(aspectRatios),
  count: z.int(),
  seed: z.int().nullable(),
  quality: z.enum(imageQualities),
  negativePrompt: z.string().nullable(),
  referenceAssetIds: z.array(z.uuid()),
  palette: z.array(z.string()),
  promptVersionId: z.uuid().nullable(),
});
export type ImageRequest = z.output<typeof imageRequestSchema>;
