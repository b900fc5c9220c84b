import type { AspectRatio, ImageInput } from "./image-input.ts";

export const imageProviderNames = ["offline", "openai", "replicate", "leonardo", "midjourney"] as const;
export type ImageProviderName = (typeof imageProviderNames)[number];

/** What a maker of images knows. */
export interface ImageMaker {
  name: ImageProviderName;
  label: string;
  /** The first is the usual one. */
  models: readonly string[];
  /** Pictures that one call makes at most; more become calls of their own. */
  mostPerCall: number;
  seed: boolean;
  negativePrompt: boolean;
  quality: boolean;
  references: number;
  aspectRatios: readonly AspectRatio[];
}

const common = ["1:1", "4:5", "5:4", "9:16", "16:9", "3:2", "2:3", "4:3", "3:4"] as const;
const every = [...common, "1.91:1"] as const;

/** Source: contracts of the providers as read 2026-11-22 (model pages, API references). */
export const imageMakers: Readonly<Record<ImageProviderName, ImageMaker>> = {
  offline: { name: "offline", label: "Offline studio", models: ["backgrounds-1"], mostPerCall: 4, seed: true, negativePrompt: false, quality: false, references: 0, aspectRatios: every },
  openai: {
    name: "openai",
    label: "OpenAI",
    models: ["gpt-image-2.5-flare", "gpt-image-2.5-sunburst", "gpt-image-2", "gpt-image-1.5", "gpt-image-1-mini"],
    mostPerCall: 10,
    seed: false,
    negativePrompt: false,
    quality: true,
    references: 16,
    aspectRatios: every,
  },
  replicate: {
    name: "replicate",
    label: "Replicate",
    models: ["black-forest-labs/flux-2-pro", "black-forest-labs/flux-kontext-pro", "black-forest-labs/flux-1.1-pro"],
    mostPerCall: 1,
    seed: true,
    negativePrompt: false,
    quality: false,
    references: 8,
    aspectRatios: every,
  },
  leonardo: { name: "leonardo", label: "Leonardo.Ai", models: ["flux-dev", "gpt-image-2", "seedream-4.5", "ideogram-3.0", "nano-banana-2"], mostPerCall: 8, seed: true, negativePrompt: false, quality: false, references: 4, aspectRatios: every },
  midjourney: { name: "midjourney", label: "Midjourney (by hand)", models: ["v7"], mostPerCall: 4, seed: true, negativePrompt: true, quality: false, references: 0, aspectRatios: every },
};

/** Wishes that this maker ignores, in words; empty when it knows all of them. */
export function unsupportedWishes(maker: ImageMaker, input: Pick<ImageInput, "model" | "seed" | "negativePrompt" | "quality" | "aspectRatio"> & { references: number }): string[] {
  const most = mostReferences(maker, input.model);
  return [
    ...(input.seed !== null && !maker.seed ? [`${maker.label} takes no seed: the same request makes another picture each time.`] : []),
    ...(input.negativePrompt !== null && !maker.negativePrompt ? [`${maker.label} has no field for what must not be there: it was added to the prompt in words.`] : []),
    ...(input.quality !== "standard" && !maker.quality ? [`${maker.label} knows no quality levels.`] : []),
    ...(input.references > most ? [most === 0 ? `${maker.label} (${input.model}) takes no reference image: it was left out.` : `${maker.label} (${input.model}) takes ${most} reference images: the others were left out.`] : []),
    ...(maker.aspectRatios.includes(input.aspectRatio) ? [] : [`${maker.label} does not make ${input.aspectRatio}: the nearest shape was taken.`]),
  ];
}

/** FLUX.1 Kontext edits one picture; FLUX 1.1 is guided by one. Source: Replicate model pages. */
export function mostReferences(maker: ImageMaker, model: string): number {
  return /flux-(kontext|1\.1)/.test(model) ? 1 : maker.references;
}
