import sharp from "sharp";
import { noCost, type MediaProvider } from "../../spec/media.ts";
import { sizeOf, type AspectRatio, type ImageInput } from "../image-input.ts";
import { schemeOf } from "./colours.ts";
import { styles } from "./styles.ts";

/** Longer than most feeds show, small enough to be drawn in a tenth of a second. */
const area = 1_700_000;

/** Backgrounds drawn here, from the brand's colours: free, at once, the same for the same seed. Gradients, shapes and textures, no objects. */
export function createOfflineImages(): MediaProvider<ImageInput> {
  return {
    kind: "image",
    name: "offline",
    isAsync: false,
    isRepeatable: true,
    estimate: () => ({ microUsd: 0n, priceRow: null }),
    async start(input) {
      const first = input.seed ?? hash(input.prompt);
      const drawn = [];
      for (let index = 0; index < input.count; index += 1) drawn.push(await drawBackground({ palette: input.palette, aspectRatio: input.aspectRatio, seed: first + index, style: styleFor(input.prompt, first, index) }));
      return {
        state: "done",
        outputs: drawn.map(({ bytes }) => ({ bytes, mimeType: "image/png" })),
        cost: noCost,
        details: { label: "offline", seed: first, styles: drawn.map(({ style }) => style) },
        warnings: ["Drawn by the offline studio: a background of shapes and colours. It shows no objects, whatever the prompt says."],
      };
    },
  };
}

/** @returns PNG bytes, and the name of the style that drew them */
export async function drawBackground({ palette, aspectRatio, seed, style }: { palette: readonly string[]; aspectRatio: AspectRatio; seed: number; style: string }): Promise<{ bytes: Uint8Array; style: string }> {
  const { width, height } = sizeOf(aspectRatio, { area, step: 2 });
  const random = seededRandom(seed);
  const scheme = schemeOf(palette.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour)).map((colour) => colour.toLowerCase()), random);
  const drawn = styles[style]!({ width, height, scheme, random });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).flatten({ background: scheme.ground }).raw().toBuffer({ resolveWithObject: true });
  addGrain(data, info.channels, random);
  return { bytes: new Uint8Array(await sharp(data, { raw: { width, height, channels: info.channels } }).png({ compressionLevel: 7 }).toBuffer()), style };
}

/** A little noise, so that soft light shows no bands after a network has compressed it. */
function addGrain(pixels: Buffer, channels: number, random: () => number): void {
  for (let at = 0; at < pixels.length; at += channels) {
    const noise = (random() + random() - 1) * 5;
    for (let channel = 0; channel < 3; channel += 1) pixels[at + channel] = Math.max(0, Math.min(255, Math.round(pixels[at + channel]! + noise)));
  }
}

/** Words that ask for a style, in Vietnamese and English; else the seed chooses, another for each picture. */
const wishes: readonly [RegExp, string][] = [
  [/podium|pedestal|bục|sân khấu|product_showcase|trưng bày/i, "stage"],
  [/terrazzo|stone|đá mài/i, "terrazzo"],
  [/wave|hill|mountain|sóng|đồi|núi|biển/i, "waves"],
  [/geometric|tile|bauhaus|hình học|gạch/i, "tiles"],
  [/halftone|pop art|retro|chấm/i, "halftone"],
  [/bokeh|light|sparkle|festive|lung linh|lấp lánh|tết|noel/i, "bokeh"],
  [/line|silk|contour|lụa|đường nét/i, "contours"],
  [/ray|sunburst|sale|khuyến mãi|giảm giá/i, "rays"],
  [/blob|organic|paper|giấy|mềm mại/i, "blobs"],
  [/gradient|mesh|blur|chuyển màu|mờ/i, "mesh"],
];

function styleFor(prompt: string, seed: number, index: number): string {
  const names = Object.keys(styles);
  const wished = index === 0 ? wishes.find(([pattern]) => pattern.test(prompt))?.[1] : undefined;
  return wished ?? names[(Math.abs(seed) + index * 3) % names.length]!;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value % 2_000_000_000;
}

/** Numbers in [0, 1) that a seed repeats (mulberry32, public domain). */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
