import type { ProposalSource } from "./schema.ts";

export interface FoundColor {
  /** `#RRGGBB` */
  value: string;
  source: ProposalSource;
}

type Rgb = [number, number, number];
const mostRead = 600_000;
const mostColors = 5;
const colorPattern = /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|rgba?\(\s*\d{1,3}[\s,]+\d{1,3}[\s,]+\d{1,3}|hsla?\(\s*\d{1,3}(?:deg)?[\s,]+\d{1,3}%[\s,]+\d{1,3}%/gi;
const variablePattern = /--([a-z0-9_-]{1,60})\s*:\s*([^;{}]{1,80})/gi;
const brandVariable = /(^|[-_])(brand|primary|accent|main|secondary|theme|chu-dao)([-_]|$|\d)/i;
/** Tools ship these with every site: they say nothing of a brand. */
const presetVariable = /^(wp--preset|bs-|swiper|tw-|fa-|woocommerce|wc-|chakra|mantine|radix)/i;

/** The palette that a site shows, main colour first: what it names, then what it uses most. Greys are left out. */
export function readColors(input: { themeColors: readonly string[]; css: string; logoColors: readonly string[] }): FoundColor[] {
  const scores = new Map<string, { score: number; source: ProposalSource; weight: number }>();
  const add = (text: string, score: number, source: ProposalSource) => {
    const rgb = parseColor(text);
    if (!rgb || !isColorful(rgb)) return;
    const value = hex(rgb);
    const known = scores.get(value);
    scores.set(value, { score: (known?.score ?? 0) + score, source: known && known.weight >= score ? known.source : source, weight: Math.max(known?.weight ?? 0, score) });
  };
  const css = input.css.slice(0, mostRead);
  for (const color of input.themeColors) add(color, 40, "theme_color");
  for (const [, name, value] of css.matchAll(variablePattern)) if (!presetVariable.test(name!)) add(value!.trim(), brandVariable.test(name!) ? 30 : 6, "css_variable");
  for (const [index, color] of input.logoColors.entries()) add(color, 20 - index * 4, "logo_colors");
  const uses = new Map<string, number>();
  for (const [color] of css.replace(variablePattern, "").matchAll(colorPattern)) uses.set(color, (uses.get(color) ?? 0) + 1);
  for (const [color, count] of uses) add(color, Math.min(18, count * 1.5), "css_usage");

  const chosen: (FoundColor & { rgb: Rgb })[] = [];
  for (const [value, { source }] of [...scores].sort(([, left], [, right]) => right.score - left.score)) {
    const rgb = parseColor(value)!;
    if (chosen.every((other) => distance(other.rgb, rgb) > 48)) chosen.push({ value, source, rgb });
    if (chosen.length === mostColors) break;
  }
  return chosen.map(({ value, source }) => ({ value, source }));
}

/** `#rgb`, `#rrggbb`, `rgb()` and `hsl()`; undefined for names, variables and gradients. */
export function parseColor(text: string): Rgb | undefined {
  const value = text.trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)) as Rgb;
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?$/.exec(value);
  if (long) return long.slice(1).map((pair) => Number.parseInt(pair, 16)) as Rgb;
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value);
  if (rgb) return rgb.slice(1).map((part) => Math.min(255, Number(part))) as Rgb;
  const hsl = /^hsla?\(\s*(\d{1,3})(?:deg)?[\s,]+(\d{1,3})%[\s,]+(\d{1,3})%/.exec(value);
  return hsl ? fromHsl(Number(hsl[1]), Math.min(100, Number(hsl[2])) / 100, Math.min(100, Number(hsl[3])) / 100) : undefined;
}

export const hex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("").toUpperCase()}`;

/** Neither grey nor so light or dark that no one would name its colour. */
export function isColorful([red, green, blue]: Rgb): boolean {
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  return high - low >= 28 && high >= 40 && low <= 225;
}

export const distance = (left: Rgb, right: Rgb): number => Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return [part(0), part(8), part(4)];
}
