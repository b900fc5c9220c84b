import { describe, expect, it } from "vitest";
import { crossFade, drawOverlay, pushLeft } from "./blend.ts";
import { createFrame, planesOf, type Frame } from "./frame.ts";
import { frameFromRgb, overlayFromRgba } from "./from-rgb.ts";
import { createPlateSampler } from "./sample-plate.ts";

const solid = (width: number, height: number, [r, g, b]: [number, number, number]): Frame => {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set([r, g, b], at);
  return frameFromRgb(pixels, { width, height, channels: 3 });
};
const colourAt = (frame: Frame, x: number, y: number) => {
  const [luma, blue, red] = planesOf(frame);
  const chroma = (y >> 1) * blue.width + (x >> 1);
  return [frame.data[luma.offset + y * frame.width + x], frame.data[blue.offset + chroma], frame.data[red.offset + chroma]];
};

describe("colours", () => {
  it("are those of BT.709 in limited range", () => {
    expect(colourAt(solid(8, 2, [255, 255, 255]), 3, 1)).toEqual([235, 128, 128]);
    expect(colourAt(solid(8, 2, [0, 0, 0]), 0, 0)).toEqual([16, 128, 128]);
    // 75 % colour bars of SMPTE RP 219 in 8 bits.
    expect(colourAt(solid(8, 2, [191, 0, 0]), 0, 0)).toEqual([51, 109, 212]);
    expect(colourAt(solid(8, 2, [0, 0, 191]), 0, 0)).toEqual([28, 212, 120]);
  });
});

describe("a plate", () => {
  it("seen as a whole is the plate", () => {
    const plate = createFrame(16, 8);
    for (let at = 0; at < plate.data.length; at++) plate.data[at] = (at * 37) % 251;
    const seen = createFrame(16, 8);
    createPlateSampler()(plate, { left: 0, top: 0, step: 1 }, seen);
    expect(seen.data).toEqual(plate.data);
  });

  it("moves by parts of a pixel without a jump", () => {
    const plate = createFrame(64, 32);
    for (let y = 0; y < 32; y++) for (let x = 0; x < 64; x++) plate.data[y * 64 + x] = 16 + x * 3;
    const sample = createPlateSampler();
    let before = -1;
    for (let step = 0; step <= 20; step++) {
      const seen = createFrame(32, 16);
      sample(plate, { left: step * 0.5, top: step * 0.1, step: 1.2 }, seen);
      const value = seen.data[8 * 32 + 10]!;
      if (before >= 0) expect(value - before).toBeGreaterThanOrEqual(1);
      if (before >= 0) expect(value - before).toBeLessThanOrEqual(2);
      before = value;
    }
  });

  it("is never read over its edges", () => {
    const seen = createFrame(16, 8);
    createPlateSampler()(solid(16, 8, [255, 255, 255]), { left: -3, top: 6, step: 1.4 }, seen);
    expect(seen.data.subarray(0, 128).every((value) => value === 235)).toBe(true);
  });
});

describe("two frames", () => {
  const white = solid(16, 4, [255, 255, 255]);
  const black = solid(16, 4, [0, 0, 0]);
  it("fade into each other byte by byte", () => {
    const out = createFrame(16, 4);
    crossFade(white, black, 0, out);
    expect(out.data).toEqual(white.data);
    crossFade(white, black, 1, out);
    expect(out.data).toEqual(black.data);
    crossFade(white, black, 0.5, out);
    expect(colourAt(out, 5, 1)).toEqual([125, 128, 128]);
  });
  it("push each other to the left", () => {
    const out = createFrame(16, 4);
    pushLeft(white, black, 0.25, out);
    expect(colourAt(out, 11, 0)[0]).toBe(235);
    expect(colourAt(out, 12, 3)[0]).toBe(16);
  });
});

describe("an overlay", () => {
  const red = new Uint8Array(10 * 5 * 4);
  for (let at = 0; at < red.length; at += 4) red.set([255, 0, 0, 255], at);
  it("covers what lies under it, fades, and is cut at the edges", () => {
    const overlay = overlayFromRgba(red, { width: 10, height: 5 });
    const frame = solid(32, 16, [0, 0, 0]);
    drawOverlay(frame, overlay, { left: 4, top: 2, opacity: 1 });
    expect(colourAt(frame, 4, 2)).toEqual(colourAt(solid(8, 2, [255, 0, 0]), 0, 0));
    expect(colourAt(frame, 3, 2)[0]).toBe(16);
    // The added columns are clear.
    expect(colourAt(frame, 14, 2)[0]).toBe(16);
    const half = solid(32, 16, [0, 0, 0]);
    drawOverlay(half, overlay, { left: -4, top: -2, opacity: 0.5 });
    expect(colourAt(half, 0, 0)[0]).toBe(40);
    drawOverlay(half, overlay, { left: 28, top: 14, opacity: 1 });
    expect(colourAt(half, 31, 15)[0]).toBe(63);
  });
});
