import { createFrame, planesOf, type Frame } from "./frame.ts";

/** A picture that is laid over frames: colours as in `Frame`, with its own opacity for luma and chroma. Width a multiple of 8, height of 2. */
export interface Overlay {
  frame: Frame;
  /** 0–255, one per luma pixel. */
  alpha: Uint8Array;
  /** 0–255, one per chroma pixel. */
  chromaAlpha: Uint8Array;
}

/** Packed RGB or RGBA (opacity is ignored) as a frame. */
export function frameFromRgb(pixels: Uint8Array, { width, height, channels }: { width: number; height: number; channels: 3 | 4 }): Frame {
  const frame = createFrame(width, height);
  const { data } = frame;
  const [, blue, red] = planesOf(frame);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let sumR = 0;
      let sumG = 0;
      let sumB = 0;
      for (let corner = 0; corner < 4; corner++) {
        const at = (y + (corner >> 1)) * width + x + (corner & 1);
        const source = at * channels;
        const r = pixels[source]!;
        const g = pixels[source + 1]!;
        const b = pixels[source + 2]!;
        data[at] = luma(r, g, b);
        sumR += r;
        sumG += g;
        sumB += b;
      }
      const at = (y >> 1) * (width >> 1) + (x >> 1);
      data[blue.offset + at] = chromaBlue(sumR / 4, sumG / 4, sumB / 4);
      data[red.offset + at] = chromaRed(sumR / 4, sumG / 4, sumB / 4);
    }
  }
  return frame;
}

/** Packed RGBA, opacity not multiplied in. Chroma is weighed by opacity, so that clear pixels leave no fringe. */
export function overlayFromRgba(pixels: Uint8Array, { width, height }: { width: number; height: number }): Overlay {
  const wide = Math.ceil(width / 8) * 8;
  const high = Math.ceil(height / 2) * 2;
  const frame = createFrame(wide, high);
  const alpha = new Uint8Array(wide * high);
  const chromaAlpha = new Uint8Array((wide * high) / 4);
  const { data } = frame;
  const [, blue, red] = planesOf(frame);
  data.fill(128, blue.offset);
  for (let y = 0; y < high; y += 2) {
    for (let x = 0; x < wide; x += 2) {
      let sumR = 0;
      let sumG = 0;
      let sumB = 0;
      let sumA = 0;
      for (let corner = 0; corner < 4; corner++) {
        const px = x + (corner & 1);
        const py = y + (corner >> 1);
        if (px >= width || py >= height) continue;
        const source = (py * width + px) * 4;
        const r = pixels[source]!;
        const g = pixels[source + 1]!;
        const b = pixels[source + 2]!;
        const a = pixels[source + 3]!;
        data[py * wide + px] = luma(r, g, b);
        alpha[py * wide + px] = a;
        sumR += r * a;
        sumG += g * a;
        sumB += b * a;
        sumA += a;
      }
      if (sumA === 0) continue;
      const at = (y >> 1) * (wide >> 1) + (x >> 1);
      chromaAlpha[at] = Math.round(sumA / 4);
      data[blue.offset + at] = chromaBlue(sumR / sumA, sumG / sumA, sumB / sumA);
      data[red.offset + at] = chromaRed(sumR / sumA, sumG / sumA, sumB / sumA);
    }
  }
  return { frame, alpha, chromaAlpha };
}

/** Source: ITU-R BT.709-6, 3.3–3.5 (coefficients, 8-bit quantisation). */
const luma = (r: number, g: number, b: number): number => Math.round(16 + ((0.2126 * r + 0.7152 * g + 0.0722 * b) * 219) / 255);
const chromaBlue = (r: number, g: number, b: number): number => Math.round(128 + (((-0.2126 * r - 0.7152 * g + 0.9278 * b) / 1.8556) * 224) / 255);
const chromaRed = (r: number, g: number, b: number): number => Math.round(128 + (((0.7874 * r - 0.7152 * g - 0.0722 * b) / 1.5748) * 224) / 255);
