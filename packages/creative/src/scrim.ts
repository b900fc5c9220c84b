import type { Box, RawImage } from "./compose.ts";
import type { TextOutcome } from "./fit.ts";
import { readableRatio } from "./palette.ts";

/** Strength that a scrim always has, so that all photos of a series sit alike. */
const leastStrength = 0.28;
/** Aimed a little above AA: encoders and anti-aliasing take some. */
const aimedRatio = readableRatio + 0.5;

/**
 * The veil between a photo and the text on it, as CSS gradients: as strong as the brightest area behind the text demands, solid under
 * the text and running out beyond it.
 * @param photo as it will be shown, in pixels of its box
 */
export function scrimFor(photo: RawImage, box: Box, texts: readonly TextOutcome[], shade: string): string | undefined {
  if (texts.length === 0) return undefined;
  const groups = groupByEnd(box, texts);
  const layers = groups.map(({ end, texts: group }) => {
    const area = around(group.map((entry) => entry.box), box, box.height * 0.02);
    const strength = group.reduce((most, entry) => Math.max(most, strengthFor(photo, around([entry.box], box, 6), entry.text.color, shade)), leastStrength);
    const reach = end === "bottom" ? box.height - area.y : area.y + area.height;
    const solid = reach + box.height * 0.03;
    const clear = Math.min(box.height * 1.3, solid + Math.max(box.height * 0.22, reach * 0.45));
    const stop = (share: number, at: number) => `${rgba(shade, strength * share)} ${at.toFixed(1)}px`;
    const span = clear - solid;
    // Eased: a straight run shows its edge.
    return `linear-gradient(to ${end === "bottom" ? "top" : "bottom"}, ${rgba(shade, Math.min(0.96, strength + 0.08))} 0px, ${stop(1, solid * 0.7)}, ${stop(1, solid)}, ${stop(0.74, solid + span * 0.25)}, ${stop(0.4, solid + span * 0.5)}, ${stop(0.13, solid + span * 0.76)}, ${stop(0, clear)})`;
  });
  return layers.join(", ");
}

/** Text near the top gets a veil of its own, so that the middle of the photo stays clear. */
function groupByEnd(box: Box, texts: readonly TextOutcome[]): { end: "top" | "bottom"; texts: TextOutcome[] }[] {
  const middle = (entry: TextOutcome) => (entry.box.y + entry.box.height / 2 - box.y) / box.height;
  const top = texts.filter((entry) => middle(entry) < 0.3);
  const bottom = texts.filter((entry) => middle(entry) >= 0.3);
  return [
    ...(bottom.length > 0 ? [{ end: "bottom" as const, texts: bottom }] : []),
    ...(top.length > 0 ? [{ end: "top" as const, texts: top }] : []),
  ];
}

/** In pixels of the box. */
function around(boxes: readonly Box[], box: Box, margin: number): Box {
  const left = Math.max(0, Math.min(...boxes.map((one) => one.x)) - box.x - margin);
  const top = Math.max(0, Math.min(...boxes.map((one) => one.y)) - box.y - margin);
  const right = Math.min(box.width, Math.max(...boxes.map((one) => one.x + one.width)) - box.x + margin);
  const bottom = Math.min(box.height, Math.max(...boxes.map((one) => one.y + one.height)) - box.y + margin);
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function strengthFor(photo: RawImage, area: Box, color: string, shade: string): number {
  const bright = brightPixel(photo, area);
  const ink = channels(color);
  const veil = channels(shade);
  for (let strength = leastStrength; strength < 0.95; strength += 0.02) {
    const behind = bright.map((value, index) => value * (1 - strength) + veil[index]! * strength);
    if ((luminanceOf(ink) + 0.05) / (luminanceOf(behind) + 0.05) >= aimedRatio) return strength;
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
  const at = found[Math.floor((found.length - 1) * 0.985)]?.at ?? 0;
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
