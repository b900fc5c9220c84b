import { fromOklch, luminance, mix, oklch } from "./color.ts";
import type { Icon, Motif } from "./layout.ts";

/** Colours of a drawn ground: what it stands on, two colours of the brand and a light. */
export interface MotifColors {
  ground: string;
  primary: string;
  accent: string;
  paper: string;
}

/**
 * Procedural grounds. `quiet` ones lie under text and differ little from their ground; the others take the place of a photo.
 * Sizes in pixels; the drawing fills the rectangle.
 */
export function drawMotif(motif: Motif, width: number, height: number, colors: MotifColors, quiet: boolean): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${drawings[motif](width, height, quiet ? hush(colors) : loud(colors))}</svg>`;
}

interface Inks {
  ground: string;
  one: string;
  two: string;
  three: string;
}

function hush({ ground, accent }: MotifColors): Inks {
  const { l, c, h } = oklch(ground);
  const step = l > 0.62 ? -1 : 1;
  return { ground, one: fromOklch(l + step * 0.035, c * 1.05, h), two: fromOklch(l + step * 0.06, c * 1.05, h), three: mix(ground, accent, 0.12) };
}

/** The colour of a quiet motif on which text of the ground's ink is hardest to read. */
export function hardestOf(colors: MotifColors): string {
  const inks = hush(colors);
  const dark = luminance(colors.ground) < 0.22;
  return [inks.ground, inks.one, inks.two, inks.three].sort((one, other) => (dark ? luminance(other) - luminance(one) : luminance(one) - luminance(other)))[0]!;
}

function loud({ primary, accent, paper }: MotifColors): Inks {
  return { ground: primary, one: mix(primary, accent, 0.32), two: accent, three: mix(paper, accent, 0.18) };
}

type Drawing = (width: number, height: number, inks: Inks) => string;
const circle = (x: number, y: number, radius: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
const ring = (x: number, y: number, radius: number, stroke: string, width: number) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
const ground = (width: number, height: number, fill: string) => `<rect width="${width}" height="${height}" fill="${fill}"/>`;

const drawings: Record<Motif, Drawing> = {
  arcs: (w, h, ink) => {
    const unit = Math.sqrt(w * h);
    return ground(w, h, ink.ground) + circle(w, h, unit * 0.78, ink.one) + circle(w, h, unit * 0.54, ink.two) + circle(w, h, unit * 0.3, ink.three);
  },
  sun: (w, h, ink) => {
    const unit = Math.min(w, h);
    return (
      ground(w, h, ink.ground) +
      circle(w * 0.62, h * 0.46, unit * 0.3, ink.two) +
      `<path d="M0 ${h * 0.66} C ${w * 0.28} ${h * 0.54}, ${w * 0.58} ${h * 0.76}, ${w} ${h * 0.6} V ${h} H 0 Z" fill="${ink.one}"/>` +
      `<path d="M0 ${h * 0.84} C ${w * 0.3} ${h * 0.74}, ${w * 0.7} ${h * 0.94}, ${w} ${h * 0.8} V ${h} H 0 Z" fill="${ink.three}"/>`
    );
  },
  dots: (w, h, ink) => {
    const step = Math.max(28, Math.min(w, h) / 22);
    let out = ground(w, h, ink.ground);
    for (let y = step / 2; y < h; y += step) for (let x = step / 2; x < w; x += step) out += `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${(step * 0.075).toFixed(1)}" fill="${ink.two}"/>`;
    return out;
  },
  waves: (w, h, ink) => {
    const wave = (y: number, lift: number, fill: string) => `<path d="M0 ${y} C ${w * 0.25} ${y - lift}, ${w * 0.45} ${y + lift}, ${w * 0.7} ${y - lift * 0.2} S ${w} ${y - lift * 0.8}, ${w} ${y - lift * 0.8} V ${h} H 0 Z" fill="${fill}"/>`;
    return ground(w, h, ink.ground) + wave(h * 0.7, h * 0.1, ink.one) + wave(h * 0.82, h * 0.08, ink.two) + wave(h * 0.93, h * 0.05, ink.three);
  },
  tiles: (w, h, ink) => {
    const columns = Math.max(2, Math.round((4 * w) / Math.max(h, w * 0.45)));
    // Whole pixels: seams would show between tiles.
    const side = Math.ceil(w / columns);
    const rows = Math.ceil(h / side);
    let out = ground(w, h, ink.ground);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = column * side;
        const y = row * side;
        const kind = (row * 7 + column * 5 + ((row * column) % 3)) % 6;
        if (kind === 0) out += circle(x + side / 2, y + side / 2, side * 0.5, ink.two);
        if (kind === 1) out += `<path d="M${x} ${y + side} A ${side} ${side} 0 0 1 ${x + side} ${y} V ${y + side} Z" fill="${ink.one}"/>`;
        if (kind === 2) out += `<path d="M${x} ${y} H ${x + side} A ${side} ${side} 0 0 1 ${x} ${y + side} Z" fill="${ink.three}"/>`;
        if (kind === 4) out += `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="${ink.one}"/>` + circle(x + side / 2, y + side / 2, side * 0.24, ink.two);
        if (kind === 5) out += `<path d="M${x} ${y} A ${side} ${side} 0 0 0 ${x + side} ${y + side} V ${y} Z" fill="${ink.two}"/>`;
      }
    }
    return out;
  },
  rings: (w, h, ink) => {
    const unit = Math.min(w, h);
    const line = Math.max(2, unit * 0.004);
    let out = ground(w, h, ink.ground);
    for (let index = 1; index <= 7; index++) out += ring(w * 0.86, h * 0.1, unit * 0.13 * index, index % 3 === 0 ? ink.three : ink.two, line);
    return out;
  },
  beam: (w, h, ink) =>
    ground(w, h, ink.ground) +
    `<path d="M${w * 0.42} 0 H ${w} V ${h * 0.5} Z" fill="${ink.one}"/><path d="M${w} ${h * 0.22} V ${h} H ${w * 0.3} Z" fill="${ink.two}" opacity="0.55"/><path d="M0 ${h} L ${w * 0.55} ${h} L 0 ${h * 0.52} Z" fill="${ink.one}"/>`,
};

export function drawIcon(icon: Icon, color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 24 24">${icons[icon](color)}</svg>`;
}

const stroked = (path: string) => (color: string) => `<path d="${path}" fill="none" stroke="${color}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`;
const filled = (path: string) => (color: string) => `<path d="${path}" fill="${color}"/>`;
const icons: Record<Icon, (color: string) => string> = {
  arrow: stroked("M4 12 H20 M13.5 5.5 L20 12 L13.5 18.5"),
  quote: filled("M2 18.5 V12.6 C2 8.4 4.3 5.6 8.6 4.9 L9.5 6.8 C7.2 7.5 6 8.9 5.9 11 H9.9 V18.5 Z M13 18.5 V12.6 C13 8.4 15.3 5.6 19.6 4.9 L20.5 6.8 C18.2 7.5 17 8.9 16.9 11 H20.9 V18.5 Z"),
  star: filled("M12 2.6 L14.9 8.7 L21.6 9.6 L16.7 14.2 L17.9 20.9 L12 17.6 L6.1 20.9 L7.3 14.2 L2.4 9.6 L9.1 8.7 Z"),
  check: stroked("M4.5 12.5 L10 18 L19.5 7"),
  pin: (color) => `<path d="M12 22 C7.5 16.6 5 13.1 5 9.8 A7 7 0 0 1 19 9.8 C19 13.1 16.5 16.6 12 22 Z" fill="none" stroke="${color}" stroke-width="2.1" stroke-linejoin="round"/><circle cx="12" cy="9.8" r="2.5" fill="${color}"/>`,
  clock: (color) => `<circle cx="12" cy="12" r="9" fill="none" stroke="${color}" stroke-width="2.1"/><path d="M12 6.8 V12.2 L15.6 14.4" fill="none" stroke="${color}" stroke-width="2.1" stroke-linecap="round"/>`,
};
