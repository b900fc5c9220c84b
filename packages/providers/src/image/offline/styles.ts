import type { Scheme } from "./colours.ts";

/** A sheet to draw on. Text will stand in the calm part: the left or the lower third stays quiet. */
export interface Sheet {
  width: number;
  height: number;
  scheme: Scheme;
  random: () => number;
}

/** Draws the inside of an SVG of `width` × `height`. */
type Style = (sheet: Sheet) => string;

/** Where nothing loud happens: a third on the left of wide pictures, at the bottom of others. */
const isCalm = ({ width, height }: Sheet, x: number, y: number): boolean => (width > height * 1.3 ? x < width * 0.36 : y > height * 0.66);

/** Soft light in brand colours, as through frosted glass. */
const mesh: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const side = Math.max(width, height);
  const places = [[0.82, 0.18], [0.95, 0.55], [0.55, 0.1], [0.3, 0.35], [0.75, 0.8]] as const;
  const lights = places.map(([x, y], index) => {
    const ink = index === 4 ? scheme.groundShade : scheme.inks[index % scheme.inks.length]!;
    const radius = side * (0.34 + random() * 0.22);
    return radial(`m${index}`, ink, index === 3 ? 0.5 : 0.85, (x + (random() - 0.5) * 0.2) * width, (y + (random() - 0.5) * 0.2) * height, radius);
  });
  return `${ground(sheet)}${lights.join("")}`;
};

/** Hills of colour, each a little nearer. */
const waves: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const layers = 6;
  const sun = radial("sun", scheme.spark, scheme.isDark ? 0.75 : 0.45, width * (0.62 + random() * 0.25), height * 0.26, Math.min(width, height) * 0.36);
  const hills = Array.from({ length: layers }, (_, layer) => {
    const base = height * (0.34 + (layer / layers) * 0.62);
    const swing = height * (0.075 - layer * 0.006);
    const [a, b, shift] = [0.8 + random() * 0.8, 1.7 + random() * 1.4, random() * 6.3];
    const points = Array.from({ length: 49 }, (_point, index) => {
      const x = (index / 48) * width;
      const at = (index / 48) * Math.PI * 2;
      return `${x.toFixed(1)},${(base - Math.sin(at * a + shift) * swing - Math.sin(at * b + shift * 2) * swing * 0.45).toFixed(1)}`;
    });
    const ink = mix(scheme.inks[layer % 2]!, scheme.groundShade, layer / (layers + 1));
    return `<path d="M0,${height} L${points.join(" L")} L${width},${height} Z" fill="${ink}" fill-opacity="${(0.5 + layer * 0.08).toFixed(2)}"/>`;
  });
  return `${ground(sheet)}${sun}${hills.join("")}`;
};

/** Quarter circles and discs on a grid, as on a good tile floor; the calm part stays plain. */
const tiles: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const cell = Math.min(width, height) / 6;
  const shapes: string[] = [];
  for (let y = 0; y < height; y += cell) {
    for (let x = 0; x < width; x += cell) {
      const pick = random();
      const ink = scheme.inks[Math.floor(random() * scheme.inks.length)]!;
      const turn = Math.floor(random() * 4);
      if (isCalm(sheet, x + cell / 2, y + cell / 2)) continue;
      const half = cell / 2;
      if (pick < 0.52) shapes.push(`<path transform="translate(${x + half} ${y + half}) rotate(${turn * 90})" d="M${-half},${-half} h${cell} a${cell},${cell} 0 0 1 ${-cell},${cell} z" fill="${ink}"/>`);
      else if (pick < 0.7) shapes.push(`<circle cx="${x + half}" cy="${y + half}" r="${half * 0.62}" fill="${pick < 0.56 ? scheme.spark : ink}"/>`);
      else if (pick < 0.84) shapes.push(`<path transform="translate(${x + half} ${y + half}) rotate(${turn * 90})" d="M${-half},0 a${half},${half} 0 0 1 ${cell},0 z" fill="${ink}" fill-opacity="0.85"/>`);
    }
  }
  return `${ground(sheet)}${shapes.join("")}`;
};

/** Dots that swell towards one corner, as in print. */
const halftone: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const step = Math.min(width, height) / 30;
  const [cx, cy] = [width * (0.8 + random() * 0.2), height * random() * 0.2];
  const reach = Math.hypot(width, height) * 0.72;
  const dots: string[] = [];
  for (let row = 0; row * step * 0.866 < height + step; row += 1) {
    for (let x = (row % 2) * (step / 2); x < width + step; x += step) {
      const y = row * step * 0.866;
      const near = 1 - Math.hypot(x - cx, y - cy) / reach;
      const radius = Math.max(0, near) ** 1.5 * step * 0.56;
      if (radius > step * 0.04) dots.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(2)}"/>`);
    }
  }
  return `${ground(sheet)}${radial("glow", scheme.inks[1]!, 0.55, cx, cy, reach * 0.8)}<g fill="${scheme.inks[0]}" fill-opacity="0.9">${dots.join("")}</g>`;
};

/** Three or four large soft shapes with a thin line beside each, like cut paper. */
const blobs: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const side = Math.min(width, height);
  const places = width > height * 1.3 ? [[0.86, 0.2, 0.5], [0.72, 0.86, 0.36], [0.5, 0.02, 0.26]] : [[0.88, 0.14, 0.42], [0.1, 0.34, 0.3], [0.72, 0.52, 0.24], [0.2, 0.02, 0.2]];
  const shapes = places.map(([x, y, size], index) => {
    const radius = side * (size! + random() * 0.06);
    const path = blobPath(width * x!, height * y!, radius, random);
    const outline = blobPath(width * x! + side * 0.015, height * y! + side * 0.02, radius * 1.05, random);
    return `<path d="${path}" fill="${scheme.inks[index % scheme.inks.length]}" fill-opacity="${index === 0 ? 0.95 : 0.8}"/><path d="${outline}" fill="none" stroke="${scheme.spark}" stroke-opacity="0.5" stroke-width="${(side / 420).toFixed(2)}"/>`;
  });
  return `${ground(sheet)}${shapes.join("")}`;
};

/** Light that falls through leaves: discs out of focus. */
const bokeh: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const side = Math.min(width, height);
  const discs = Array.from({ length: 46 }, (_, index) => {
    const [x, y] = [random() * width, random() * height];
    const quiet = isCalm(sheet, x, y) ? 0.3 : 1;
    const radius = side * (0.02 + random() ** 2 * 0.13);
    const ink = index % 7 === 0 ? scheme.spark : scheme.inks[index % scheme.inks.length]!;
    const opacity = (0.12 + random() * 0.3) * quiet;
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${ink}" fill-opacity="${opacity.toFixed(2)}"/><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(radius * 0.97).toFixed(1)}" fill="none" stroke="${ink}" stroke-opacity="${(opacity * 0.9).toFixed(2)}" stroke-width="${(radius * 0.06).toFixed(1)}"/>`;
  });
  return `${ground(sheet)}${radial("b0", scheme.inks[0]!, 0.6, width * 0.75, height * 0.25, side * 0.8)}${radial("b1", scheme.inks[1]!, 0.45, width * 0.2, height * 0.1, side * 0.6)}${discs.join("")}`;
};

/** Chips of stone set in plaster. */
const terrazzo: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const side = Math.min(width, height);
  const chips = Array.from({ length: Math.round((width * height) / (side * side) * 300) }, () => {
    const [x, y] = [random() * width, random() * height];
    const size = side * (0.008 + random() ** 2.4 * 0.045);
    const corners = 5 + Math.floor(random() * 3);
    const points = Array.from({ length: corners }, (_, corner) => {
      const angle = (corner / corners) * Math.PI * 2 + random() * 0.7;
      const reach = size * (0.65 + random() * 0.6);
      return `${(x + Math.cos(angle) * reach).toFixed(1)},${(y + Math.sin(angle) * reach * 0.8).toFixed(1)}`;
    });
    const pick = random();
    const ink = pick < 0.08 ? scheme.spark : scheme.inks[Math.floor(random() * scheme.inks.length)]!;
    return isCalm(sheet, x, y) && size > side * 0.012 ? "" : `<polygon points="${points.join(" ")}" fill="${ink}" fill-opacity="${(0.55 + random() * 0.4).toFixed(2)}"/>`;
  });
  return `${ground(sheet)}${chips.join("")}`;
};

/** Fine lines that bend together, like silk or a map of hills. */
const contours: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const lines = 44;
  const [shift, bend] = [random() * 6.3, 0.7 + random() * 0.6];
  const paths = Array.from({ length: lines }, (_, line) => {
    const share = line / lines;
    const points = Array.from({ length: 41 }, (_point, index) => {
      const at = index / 40;
      const wave = Math.sin(at * 4.2 * bend + shift + share * 2.6) * (0.1 + share * 0.1) + Math.sin(at * 7.9 + share * 4 + shift) * 0.035;
      return `${(at * width).toFixed(1)},${((share * 1.3 - 0.15 + wave * (0.4 + at)) * height).toFixed(1)}`;
    });
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${mix(scheme.inks[0]!, scheme.inks[1]!, share)}" stroke-opacity="${(0.4 + 0.55 * Math.abs(Math.sin(share * 9))).toFixed(2)}" stroke-width="${(Math.min(width, height) / 430).toFixed(2)}"/>`;
  });
  return `${ground(sheet)}${radial("c0", scheme.inks[2]!, 0.55, width * 0.8, height * 0.2, Math.max(width, height) * 0.5)}${paths.join("")}`;
};

/** A lit stand and a wall, on which a product can be set. */
const stage: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const side = Math.min(width, height);
  const floor = height * 0.72;
  const cx = width > height * 1.3 ? width * 0.7 : width * 0.5;
  const radius = side * 0.27;
  const depth = side * 0.085;
  const arch = side * (0.34 + random() * 0.04);
  const [top, front] = [scheme.isDark ? scheme.inks[0]! : mix(scheme.ground, scheme.inks[0]!, 0.25), scheme.isDark ? scheme.inks[1]! : mix(scheme.groundShade, scheme.inks[0]!, 0.55)];
  return `${ground(sheet)}
    <path d="M${cx - arch},${floor} V${floor - arch * 1.15} a${arch},${arch} 0 0 1 ${arch * 2},0 V${floor} Z" fill="${scheme.inks[1]}" fill-opacity="0.75"/>
    ${radial("lamp", scheme.isDark ? scheme.spark : "#ffffff", scheme.isDark ? 0.35 : 0.7, cx, floor - arch * 1.1, arch * 1.25)}
    <rect x="0" y="${floor}" width="${width}" height="${height - floor}" fill="${mix(scheme.groundShade, scheme.inks[0]!, 0.18)}"/>
    ${radial("shade", scheme.isDark ? "#000000" : mix(scheme.inks[0]!, "#000000", 0.45), 0.35, cx, floor + depth + radius * 0.34, radius * 1.35, 0.3)}
    <path d="M${cx - radius},${floor} v${depth} a${radius},${radius * 0.26} 0 0 0 ${radius * 2},0 v${-depth} z" fill="${front}"/>
    <ellipse cx="${cx}" cy="${floor}" rx="${radius}" ry="${radius * 0.26}" fill="${top}"/>
    <ellipse cx="${cx}" cy="${floor}" rx="${radius * 0.93}" ry="${radius * 0.23}" fill="none" stroke="${scheme.spark}" stroke-opacity="0.35" stroke-width="${(side / 500).toFixed(2)}"/>`;
};

/** Rays from below, as on old posters, fading upwards. */
const rays: Style = (sheet) => {
  const { width, height, scheme, random } = sheet;
  const [cx, cy] = [width * (width > height * 1.3 ? 0.72 : 0.5), height * (0.36 + random() * 0.06)];
  const reach = Math.hypot(width, height);
  const count = 28;
  const wedges = Array.from({ length: count }, (_, index) => {
    const [from, to] = [((index + 0.02) / count) * Math.PI * 2, ((index + 0.5) / count) * Math.PI * 2];
    const at = (angle: number) => `${(cx + Math.cos(angle) * reach).toFixed(1)},${(cy + Math.sin(angle) * reach).toFixed(1)}`;
    return `<polygon points="${cx},${cy} ${at(from)} ${at(to)}"/>`;
  });
  return `${ground(sheet)}<g fill="${scheme.inks[2]}" fill-opacity="${scheme.isDark ? 0.5 : 0.42}">${wedges.join("")}</g>${radial("r0", scheme.ground, 0.95, cx, cy, Math.min(width, height) * 0.5)}${radial("r1", scheme.inks[0]!, 0.5, cx, cy, Math.min(width, height) * 0.3)}`;
};

/** By name, so that a request may ask for one. */
export const styles: Readonly<Record<string, Style>> = { mesh, waves, tiles, halftone, blobs, bokeh, terrazzo, contours, stage, rays };

function ground({ width, height, scheme, random }: Sheet): string {
  const slant = random() < 0.5 ? 'x1="0" y1="0" x2="1" y2="1"' : 'x1="0" y1="1" x2="1" y2="0"';
  return `<defs><linearGradient id="ground" ${slant}><stop offset="0" stop-color="${scheme.ground}"/><stop offset="1" stop-color="${scheme.groundShade}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#ground)"/>`;
}

/** Light that ends softly. `flat` squeezes it to an ellipse of that height. */
function radial(id: string, ink: string, opacity: number, cx: number, cy: number, radius: number, flat = 1): string {
  const stops = [[0, 1], [0.35, 0.72], [0.65, 0.28], [0.85, 0.07], [1, 0]].map(([at, share]) => `<stop offset="${at}" stop-color="${ink}" stop-opacity="${(opacity * share!).toFixed(3)}"/>`);
  return `<defs><radialGradient id="${id}">${stops.join("")}</radialGradient></defs><ellipse cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" rx="${radius.toFixed(1)}" ry="${(radius * flat).toFixed(1)}" fill="url(#${id})"/>`;
}

/** A round shape that is no circle, smooth through eight points. */
function blobPath(cx: number, cy: number, radius: number, random: () => number): string {
  const points = Array.from({ length: 8 }, (_, index) => {
    const angle = (index / 8) * Math.PI * 2;
    const reach = radius * (0.82 + random() * 0.32);
    return [cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach] as const;
  });
  const at = (index: number) => points[(index + 8) % 8]!;
  // Catmull-Rom through the points, written as Bézier curves.
  const curves = points.map((_, index) => {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    return `C${(p1[0] + (p2[0] - p0[0]) / 6).toFixed(1)},${(p1[1] + (p2[1] - p0[1]) / 6).toFixed(1)} ${(p2[0] - (p3[0] - p1[0]) / 6).toFixed(1)},${(p2[1] - (p3[1] - p1[1]) / 6).toFixed(1)} ${p2[0].toFixed(1)},${p2[1].toFixed(1)}`;
  });
  return `M${at(0)[0].toFixed(1)},${at(0)[1].toFixed(1)} ${curves.join(" ")} Z`;
}

/** Between two `#rrggbb`, plainly by channel: neighbours only. */
function mix(one: string, other: string, share: number): string {
  return `#${[1, 3, 5].map((at) => Math.round(Number.parseInt(one.slice(at, at + 2), 16) * (1 - share) + Number.parseInt(other.slice(at, at + 2), 16) * share).toString(16).padStart(2, "0")).join("")}`;
}
