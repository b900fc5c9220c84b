import type { Box, RawImage } from "./compose.ts";
import type { TextOutcome } from "./fit.ts";
import { readableRatio } from "./palette.ts";

/** Strength that a scrim always has, so that all photos of a series sit alike. */
const leastStrength = 0.5;
/** From this size on (pixels; at least 24 as a phone shows them) WCAG counts text as large. Source: w3.org/TR/WCAG22 1.4.3. */
export const largeText = 66;
export const largeRatio = 3;
/** Aimed a little above AA: encoders and anti-aliasing take some. */
const margin = 0.7;

/** The contrast that a text must have to what is behind it. */
export function neededRatio(size: number): number {
  return size >= largeText ? largeRatio : readableRatio;
}

/**
 * The veil between a photo and the text on it, as a CSS gradient: as strong as the brightest area behind the text demands, solid under
 * the text and running out beyond it. It comes from the left where the text leaves the right side free, else from below.
 * @param photo as it will be shown, in pixels of its box
 */
export function scrimFor(photo: RawImage, box: Box, texts: readonly TextOutcome[], shade: string): string | undefined {
  if (texts.length === 0) return undefined;
  const area = around(texts.map((entry) => entry.box), box, 0);
  const strength = Math.max(leastStrength, ...texts.map((entry) => strengthFor(photo, around([entry.box], box, 6), entry.text.color, shade, neededRatio(entry.text.size) + margin)));
  const aside = box.width > box.height * 1.2 && area.x + area.width < box.width * 0.72;
  const length = aside ? box.width : box.height;
  const reach = aside ? area.x + area.width : box.height - area.y;
  const solid = reach + length * 0.025;
  const clear = solid + Math.max(length * 0.2, reach * 0.4);
  const stop = (share: number, at: number) => `${rgba(shade, strength * share)} ${at.toFixed(1)}px`;
  const span = clear - solid;
  // Eased: a straight run shows its edge.
  return `linear-gradient(to ${aside ? "right" : "top"}, ${rgba(shade, Math.min(0.94, strength + 0.12))} 0px, ${stop(1, solid * 0.75)}, ${stop(1, solid)}, ${stop(0.74, solid + span * 0.25)}, ${stop(0.4, solid + span * 0.5)}, ${stop(0.13, solid + span * 0.76)}, ${stop(0, clear)})`;
}

/** In pixels of the box. */
function around(boxes: readonly Box[], box: Box, margin: number): Box {
  const left = Math.max(0, Math.min(...boxes.map((one) => one.x)) - box.x - margin);
  const top = Math.max(0, Math.min(...boxes.map((one) => one.y)) - box.y - margin);
  const right = Math.min(box.width, Math.max(...boxes.map((one) => one.x + one.width)) - box.x + margin);
  const bottom = Math.min(box.height, Math.max(...boxes.map((one) => one.y + one.height)) - box.y + margin);
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function strengthFor(photo: RawImage, area: Box, color: string, shade: string, ratio: number): number {
  const bright = brightPixel(photo, area);
  const ink = channels(color);
  const veil = channels(shade);
  for (let strength = 0; strength < 0.95; strength += 0.02) {
    const behind = bright.map((value, index) => value * (1 - strength) + veil[index]! * strength);
    if ((luminanceOf(ink) + 0.05) / (luminanceOf(behind) + 0.05) >= ratio) return strength;
  }
  return 0.95;
}

/** One of the brightest pixels: brighter ones are specks. */
function brightPixel(photo: RawImage, area: Box): number[] {
  const step = Math.max(1, Math.floor(Math.sqrt((area.width * area.height) / 4_000)));
  const found: { luminance: number; at: number }[] = [];
  for (let y = Math.floor(area.y); y < Math.min(photo.height, area.y + area.height); y += step) {
    for (let x = Math.floor(area.x); x < Math.min(photo.width, area.x + area.width); x += step) {
      const at = (y * photo.width + x) * 4;
      found.push({ at, luminance: luminanceOf([photo.data[at]!, photo.data[at + 1]!, photo.data[at + 2]!]) });
    }
  }
  found.sort((one, other) => one.luminance - other.luminance);
  const at = found[Math.floor((found.length - 1) * 0.99)]?.at ?? 0;
  return [photo.data[at]!, photo.data[at + 1]!, photo.data[at + 2]!];
}

const linear = Float64Array.from({ length: 256 }, (_, value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));

/** WCAG relative luminance of sRGB bytes. Source: w3.org/TR/WCAG22. */
export function luminanceOf(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => linear[Math.round(Math.min(255, Math.max(0, value)))]!);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function rgba(hex: string, alpha: number): string {
  return `rgba(${channels(hex).join(",")},${alpha.toFixed(3)})`;
}
