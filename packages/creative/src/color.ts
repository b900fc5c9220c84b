import { clampChroma, converter, formatHex, interpolate, parse, wcagContrast, wcagLuminance, type Oklch } from "culori";

const toOklch = converter("oklch");

/** `#rrggbb` of any `#RGB`/`#RRGGBB`; undefined for what is no colour. */
export function readColor(text: string): string | undefined {
  const color = parse(text.trim());
  return color && formatHex(color);
}

/** Lightness 0–1, chroma 0–0.4, hue in degrees (0 for greys). */
export function oklch(hex: string): { l: number; c: number; h: number } {
  const { l, c, h } = toOklch(hex) ?? { l: 0.5, c: 0, h: 0 };
  return { l, c: c ?? 0, h: h ?? 0 };
}

/** Within sRGB: chroma gives way, lightness and hue stay. */
export function fromOklch(l: number, c: number, h: number): string {
  const color: Oklch = { mode: "oklch", l: Math.min(1, Math.max(0, l)), c, h };
  return formatHex(clampChroma(color, "oklch"));
}

export function mix(from: string, to: string, share: number): string {
  return formatHex(interpolate([from, to], "oklab")(share));
}

/** WCAG 2.2 contrast ratio, 1–21. Source: w3.org/TR/WCAG22 (contrast ratio). */
export const contrast = (one: string, other: string): number => wcagContrast(one, other);
export const luminance = (hex: string): number => wcagLuminance(hex);

/** The colour, or its nearest lighter or darker neighbour that reaches `ratio` on `ground`; at last black or white. */
export function readableOn(color: string, ground: string, ratio: number): string {
  if (contrast(color, ground) >= ratio) return color;
  const { l, c, h } = oklch(color);
  const up = luminance(ground) < 0.22;
  for (let step = 1; step <= 40; step++) {
    const moved = up ? l + (1 - l) * (step / 40) : l * (1 - step / 40);
    const candidate = fromOklch(moved, c * (1 - step / 80), h);
    if (contrast(candidate, ground) >= ratio) return candidate;
  }
  return contrast("#ffffff", ground) > contrast("#000000", ground) ? "#ffffff" : "#000000";
}
