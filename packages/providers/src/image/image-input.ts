/** Shapes that networks and templates want, width to height. */
export const aspectRatios = ["1:1", "4:5", "5:4", "9:16", "16:9", "3:2", "2:3", "4:3", "3:4", "1.91:1"] as const;
export type AspectRatio = (typeof aspectRatios)[number];
export const imageQualities = ["draft", "standard", "high"] as const;
export type ImageQuality = (typeof imageQualities)[number];

/** A picture to go by or to edit, opened. */
export interface ReferenceImage {
  bytes: Uint8Array;
  mimeType: string;
}

/** What to make. What a provider does not know is ignored and told (`unsupportedWishes`). */
export interface ImageInput {
  model: string;
  prompt: string;
  aspectRatio: AspectRatio;
  /** In this one call. */
  count: number;
  seed: number | null;
  quality: ImageQuality;
  /** Absent things, e.g. `text, logo`. */
  negativePrompt: string | null;
  /** The first is edited where there is only one; several are gone by. */
  references: ReferenceImage[];
  /** The brand's colours, `#rrggbb`, for makers that draw by themselves. */
  palette: string[];
}

/** Width divided by height. */
export function ratioOf(aspectRatio: AspectRatio): number {
  const [width, height] = aspectRatio.split(":").map(Number) as [number, number];
  return width / height;
}

/** Pixels of that shape with about `area` pixels, both sides a multiple of `step`. */
export function sizeOf(aspectRatio: AspectRatio, { area, step, longest = Number.POSITIVE_INFINITY }: { area: number; step: number; longest?: number }): { width: number; height: number } {
  const ratio = ratioOf(aspectRatio);
  const snap = (side: number) => Math.max(step, Math.round(side / step) * step);
  const height = Math.sqrt(area / ratio);
  const [width, tall] = [snap(height * ratio), snap(height)];
  const scale = Math.min(1, longest / Math.max(width, tall));
  return { width: Math.floor((width * scale) / step) * step, height: Math.floor((tall * scale) / step) * step };
}
