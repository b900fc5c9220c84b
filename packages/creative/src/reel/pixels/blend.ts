import { planesOf, type Frame, type Plane } from "./frame.ts";
import type { Overlay } from "./from-rgb.ts";

/** `share` 0 shows `from`, 1 shows `to`; `into` may be either of them. */
export function crossFade(from: Frame, to: Frame, share: number, into: Frame): void {
  const part = Math.round(share * 256);
  const rest = 256 - part;
  const a = from.words;
  const b = to.words;
  const out = into.words;
  for (let at = 0; at < out.length; at++) {
    const one = a[at]!;
    const other = b[at]!;
    const even = ((Math.imul(one & 0xff00ff, rest) + Math.imul(other & 0xff00ff, part)) >>> 8) & 0xff00ff;
    const odd = (Math.imul((one >>> 8) & 0xff00ff, rest) + Math.imul((other >>> 8) & 0xff00ff, part)) & 0xff00ff00;
    out[at] = even | odd;
  }
}

/** `to` pushes `from` out to the left; `into` must be neither. */
export function pushLeft(from: Frame, to: Frame, share: number, into: Frame): void {
  const moved = Math.round((into.width * share) / 2);
  for (const [index, { offset, width, height }] of planesOf(into).entries()) {
    const shift = index === 0 ? moved * 2 : moved;
    for (let y = 0; y < height; y++) {
      const row = offset + y * width;
      into.data.set(from.data.subarray(row + shift, row + width), row);
      into.data.set(to.data.subarray(row, row + shift), row + width - shift);
    }
  }
}

/** Lays a picture over a frame; what lies outside is cut. `left` and `top` are rounded to even pixels. */
export function drawOverlay(frame: Frame, { frame: picture, alpha, chromaAlpha }: Overlay, { left, top, opacity }: { left: number; top: number; opacity: number }): void {
  const strength = Math.round(Math.min(1, Math.max(0, opacity)) * 256);
  if (strength === 0) return;
  const x = Math.round(left / 2);
  const y = Math.round(top / 2);
  const [luma, blue, red] = planesOf(frame);
  const [fromLuma, fromBlue, fromRed] = planesOf(picture);
  blendPlane(frame.data, luma, picture.data, fromLuma, alpha, x * 2, y * 2, strength);
  blendPlane(frame.data, blue, picture.data, fromBlue, chromaAlpha, x, y, strength);
  blendPlane(frame.data, red, picture.data, fromRed, chromaAlpha, x, y, strength);
}

function blendPlane(out: Uint8Array, to: Plane, source: Uint8Array, from: Plane, alpha: Uint8Array, left: number, top: number, strength: number): void {
  const firstX = Math.max(0, -left);
  const lastX = Math.min(from.width, to.width - left);
  for (let y = Math.max(0, -top); y < Math.min(from.height, to.height - top); y++) {
    let at = y * from.width + firstX;
    let target = to.offset + (y + top) * to.width + left + firstX;
    for (let x = firstX; x < lastX; x++, at++, target++) {
      const opaque = alpha[at]!;
      if (opaque === 0) continue;
      // 255 × 256 is full strength.
      const weight = (opaque + (opaque >> 7)) * strength;
      const under = out[target]!;
      out[target] = under + (((source[from.offset + at]! - under) * weight + 32_768) >> 16);
    }
  }
}
