/** Lightness 0 to 1, chroma, hue in degrees: equal steps look equal. Source: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** Colours of one picture, made from a brand's. */
export interface Scheme {
  isDark: boolean;
  /** Behind everything. */
  ground: string;
  /** A near neighbour of the ground, for depth. */
  groundShade: string;
  /** Two or three colours that draw. */
  inks: string[];
  /** The brightest touch, used little. */
  spark: string;
}

const fallback = ["#d9772b", "#1f5d57"];

/** @param palette `#rrggbb`; empty takes warm orange and pine */
export function schemeOf(palette: readonly string[], random: () => number): Scheme {
  const brand = (palette.length > 0 ? palette : fallback).map(toOklch);
  const coloured = brand.filter(({ c }) => c > 0.03);
  const main = coloured[0] ?? brand[0]!;
  const second = coloured[1] ?? { ...main, h: (main.h + 38) % 360, c: Math.max(main.c * 0.8, 0.06) };
  const third = coloured[2] ?? { ...main, h: (main.h + 330) % 360, c: Math.max(main.c * 0.7, 0.05) };
  const isDark = random() < 0.38;
  const tint = (colour: Oklch, l: number, chroma: number): string => toHex({ l, c: Math.min(colour.c, chroma), h: colour.h });
  // Yellow in the dark is mud: it stays lighter than the others.
  const glow = (colour: Oklch, l: number, chroma: number): string => tint(colour, colour.h > 55 && colour.h < 120 ? l + 0.15 : l, chroma);
  return isDark
    ? {
        isDark,
        ground: tint(main, 0.27, 0.08),
        groundShade: tint(main, 0.19, 0.06),
        inks: [glow(main, 0.58, 0.18), glow(second, 0.5, 0.14), glow(third, 0.41, 0.11)],
        spark: tint(second, 0.84, 0.11),
      }
    : {
        isDark,
        ground: tint(main, 0.955, 0.022),
        groundShade: tint(second, 0.9, 0.04),
        inks: [tint(main, Math.max(0.66, Math.min(main.l, 0.78)), 0.16), tint(second, Math.max(0.7, Math.min(second.l, 0.84)), 0.13), tint(third, 0.85, 0.09)],
        spark: tint(main, 0.56, 0.17),
      };
}

export function toOklch(hex: string): Oklch {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360 };
}

/** Chroma gives way until the colour exists on a screen. */
export function toHex({ l, c, h }: Oklch): string {
  for (let chroma = c; ; chroma -= 0.004) {
    const rgb = toRgb({ l, c: Math.max(0, chroma), h });
    if (chroma <= 0 || rgb.every((each) => each >= -0.001 && each <= 1.001)) {
      return `#${rgb.map((each) => Math.round(Math.min(1, Math.max(0, each)) * 255).toString(16).padStart(2, "0")).join("")}`;
    }
  }
}

function toRgb({ l, c, h }: Oklch): number[] {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3, -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3, -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3].map(gamma);
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const gamma = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
