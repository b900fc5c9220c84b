import type { GraphicScheme, GraphicWarning } from "./graphic.ts";
import { contrast, fromOklch, luminance, mix, oklch, readableOn, readColor } from "./color.ts";
import type { Fill, Tone } from "./layout.ts";

/** WCAG 2.2 AA for text of any size. Source: w3.org/TR/WCAG22 success criterion 1.4.3. */
export const readableRatio = 4.5;

export interface Palette {
  fills: Record<Fill, string>;
  /** A tone as it reads on a ground. */
  tone(tone: Tone, ground: string): string;
  /** Darkest shade of the brand, for scrims and shadows. */
  shade: string;
  /** What drawn pictures stand on. */
  motif: string;
  /** As light as a veiled photo gets under text: what colours on photos are chosen for. */
  veiled: string;
  warnings: GraphicWarning[];
}

const calmGrey = ["#334155", "#0F766E"];

/** Grounds and inks from one to many brand colours: what is missing is derived from the hue of the first. */
export function derivePalette(brandColors: readonly string[], scheme: GraphicScheme): Palette {
  const given = brandColors.map(readColor).filter((color) => color !== undefined);
  const colors = given.length > 0 ? given : calmGrey.map((color) => readColor(color)!);
  const primary = colors[0]!;
  const { c, h } = oklch(primary);
  const paper = colors.find((color) => oklch(color).l > 0.93 && oklch(color).c < 0.05) ?? fromOklch(0.972, Math.min(0.012, c * 0.2), h);
  const darkest = [...colors].sort((one, other) => oklch(one).l - oklch(other).l)[0]!;
  const shade = fromOklch(Math.min(0.23, oklch(darkest).l * 0.8), Math.min(0.05, Math.max(oklch(darkest).c, c * 0.3) * 0.8), oklch(darkest).c > 0.02 ? oklch(darkest).h : h);
  const accent = chooseAccent(colors, primary, paper);

  const grounds: Record<GraphicScheme, string> = { light: paper, dark: shade, bold: primary };
  const ground = grounds[scheme];
  const visibleAccent = apart(accent, ground, 2.2);
  const call = scheme === "light" ? apart(primary, ground, 2.6) : visibleAccent;
  const { l, c: groundChroma, h: groundHue } = oklch(ground);
  const panel = scheme === "light" ? mix(paper, primary, luminance(primary) > 0.5 ? 0.28 : 0.09) : fromOklch(l + (l > 0.6 ? -0.06 : 0.055), groundChroma, groundHue);
  const fills: Record<Fill, string> = { ground, panel, primary: scheme === "bold" ? paper : apart(primary, ground, 1.5), accent: visibleAccent, ink: shade, paper, call };
  const warnings: GraphicWarning[] = [];
  if (Math.abs(oklch(visibleAccent).l - oklch(accent).l) > 0.12) warnings.push({ code: "contrast_adjusted", color: accent, used: visibleAccent });

  const ink = readableOn(shade, paper, 10);
  return {
    fills,
    shade,
    motif: scheme === "light" ? call : panel,
    veiled: mix(shade, "#ffffff", 0.2),
    warnings,
    tone(tone, on) {
      const strong = contrast(paper, on) >= contrast(ink, on) ? readableOn(paper, on, readableRatio) : readableOn(ink, on, readableRatio);
      switch (tone) {
        case "strong":
          return strong;
        case "soft":
          return readableOn(mix(strong, on, 0.26), on, readableRatio + 0.3);
        case "accent":
          return leastChanged([accent, ...colors], on, strong);
        case "faint":
          return mix(on, strong, 0.16);
      }
    },
  };
}

/** The colour that stands out beside the first: the most colourful of the others, else a warm or lighter relative. */
function chooseAccent(colors: readonly string[], primary: string, paper: string): string {
  const others = colors.slice(1).filter((color) => color !== paper && contrast(color, primary) > 1.35 && oklch(color).c > 0.035);
  const best = [...others].sort((one, other) => stands(other, primary) - stands(one, primary))[0];
  if (best) return best;
  const { l, c, h } = oklch(primary);
  return l < 0.62 ? fromOklch(0.82, Math.max(0.06, Math.min(0.13, c * 0.9)), h + 38) : fromOklch(0.42, Math.max(0.07, c), h - 24);
}

function stands(color: string, primary: string): number {
  const one = oklch(color);
  const other = oklch(primary);
  return one.c * 2 + Math.abs(one.l - other.l);
}

/** The brand colour that needs the least change to be read there; the accent where it is as good. */
function leastChanged(colors: readonly string[], on: string, strong: string): string {
  const scored = colors
    .filter((color, index) => oklch(color).c > 0.03 && contrast(color, strong) > 1.9 && (index === 0 || contrast(color, on) > 1.6))
    .map((color, index) => {
      const readable = readableOn(color, on, readableRatio);
      return { readable, change: Math.abs(oklch(readable).l - oklch(color).l) - (index === 0 ? 0.06 : 0) };
    })
    .sort((one, other) => one.change - other.change);
  return scored[0]?.readable ?? strong;
}

/** The colour moved away from the ground until a shape in it can be seen. */
function apart(color: string, ground: string, ratio: number): string {
  return contrast(color, ground) >= ratio ? color : readableOn(color, ground, ratio);
}
