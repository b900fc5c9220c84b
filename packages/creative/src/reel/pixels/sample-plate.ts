import { planesOf, type Frame, type Plane } from "./frame.ts";

/** Which part of a plate is seen, in luma pixels of the plate. */
export interface View {
  left: number;
  top: number;
  /** Plate pixels for one pixel of the frame; from just under 1 to about 1.5 it stays sharp. */
  step: number;
}

/** Draws a part of a larger plate into a frame, between pixels too, so that slow movement does not tremble. */
export function createPlateSampler(): (plate: Frame, view: View, into: Frame) => void {
  // Rows and columns are used again for each frame: nothing is allocated while frames are made.
  let row = new Uint8Array(0);
  let rowWords = new Uint32Array(0);
  let columns = new Int32Array(0);
  let shares = new Int32Array(0);

  function sample(plate: Frame, from: Plane, into: Frame, to: Plane, left: number, top: number, step: number): void {
    const { words } = plate;
    const out = into.data;
    const lastX = (from.width - 1) * 256;
    const lastY = (from.height - 1) * 256;
    for (let x = 0; x < to.width; x++) {
      const at = Math.min(lastX, Math.max(0, Math.round((left + (x + 0.5) * step - 0.5) * 256)));
      columns[x] = at >> 8;
      shares[x] = at & 255;
    }
    const firstWord = columns[0]! >> 2;
    const lastWord = Math.min((from.width >> 2) - 1, (columns[to.width - 1]! + 1) >> 2);
    for (let y = 0; y < to.height; y++) {
      const at = Math.min(lastY, Math.max(0, Math.round((top + (y + 0.5) * step - 0.5) * 256)));
      const share = at & 255;
      const upper = (from.offset + (at >> 8) * from.width) >> 2;
      mixWords(words, upper, upper + (from.width >> 2), share, rowWords, firstWord, lastWord);
      let target = to.offset + y * to.width;
      for (let x = 0; x < to.width; x++) {
        const column = columns[x]!;
        const near = row[column]!;
        out[target++] = near + (((row[column + 1]! - near) * shares[x]! + 128) >> 8);
      }
    }
  }

  return (plate, { left, top, step }, into) => {
    if (step === 1 && left === 0 && top === 0 && plate.width === into.width && plate.height === into.height) return into.data.set(plate.data);
    if (row.length < plate.width + 8) {
      row = new Uint8Array(Math.ceil((plate.width + 8) / 4) * 4);
      rowWords = new Uint32Array(row.buffer);
    }
    if (columns.length < into.width) {
      columns = new Int32Array(into.width);
      shares = new Int32Array(into.width);
    }
    const source = planesOf(plate);
    const target = planesOf(into);
    sample(plate, source[0], into, target[0], left, top, step);
    sample(plate, source[1], into, target[1], left / 2, top / 2, step);
    sample(plate, source[2], into, target[2], left / 2, top / 2, step);
  };
}

/** Four pixels at a time: even and odd bytes have room for a product of eight bits by eight each. */
function mixWords(words: Uint32Array, upper: number, lower: number, share: number, into: Uint32Array, first: number, last: number): void {
  if (share === 0) {
    for (let at = first; at <= last; at++) into[at] = words[upper + at]!;
    return;
  }
  const rest = 256 - share;
  for (let at = first; at <= last; at++) {
    const a = words[upper + at]!;
    const b = words[lower + at]!;
    const even = ((Math.imul(a & 0xff00ff, rest) + Math.imul(b & 0xff00ff, share)) >>> 8) & 0xff00ff;
    const odd = (Math.imul((a >>> 8) & 0xff00ff, rest) + Math.imul((b >>> 8) & 0xff00ff, share)) & 0xff00ff00;
    into[at] = even | odd;
  }
}
