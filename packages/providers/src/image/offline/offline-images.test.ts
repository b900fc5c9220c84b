import sharp from "sharp";
import { expect, test } from "vitest";
import { createOfflineImages, drawBackground } from "./create-offline-images.ts";
import { schemeOf, toHex, toOklch } from "./colours.ts";
import { styles } from "./styles.ts";

const input = { model: "backgrounds-1", prompt: "Mùa mưa", aspectRatio: "1:1" as const, count: 1, seed: 3, quality: "standard" as const, negativePrompt: null, references: [], palette: ["#c8102e", "#f4b942"] };
const options = { correlation: "x", signal: AbortSignal.timeout(20_000) };

test.each(Object.keys(styles))("the style %s draws every shape, calm where text will stand", async (style) => {
  for (const aspectRatio of ["1:1", "9:16", "16:9"] as const) {
    const { bytes } = await drawBackground({ palette: input.palette, aspectRatio, seed: 5, style });
    const picture = sharp(bytes);
    const { width, height } = await picture.metadata();
    const [w, h] = aspectRatio.split(":").map(Number) as [number, number];
    expect(width / height).toBeCloseTo(w / h, 1);
    const { channels } = await sharp(bytes).resize(64, 64, { fit: "fill" }).stats();
    expect(channels.some(({ stdev }) => stdev > 2), "it is one flat colour").toBe(true);
  }
});

test("the same seed draws the same picture, another one another; several differ", async () => {
  const maker = createOfflineImages();
  const draw = async (changes: Partial<typeof input> = {}) => {
    const made = await maker.start({ ...input, ...changes }, options);
    if (made.state !== "done") throw new Error(made.state);
    return made.outputs.map((output) => Buffer.from((output as { bytes: Uint8Array }).bytes).toString("base64"));
  };
  expect(await draw()).toEqual(await draw());
  expect(await draw({ seed: 4 })).not.toEqual(await draw());
  expect(new Set(await draw({ count: 3 })).size).toBe(3);
});

test("colours keep a brand's hue, and the scheme has light that contrasts with its ground", () => {
  for (const hex of ["#c8102e", "#1f5d57", "#3b4cca", "#f4b942", "#000000", "#ffffff"]) expect(toHex(toOklch(hex))).toBe(hex);
  for (let seed = 0; seed < 40; seed += 1) {
    const { ground, inks, isDark } = schemeOf(["#c8102e"], () => seed / 40);
    const [back, front] = [toOklch(ground), toOklch(inks[0]!)];
    expect(Math.abs(back.l - front.l)).toBeGreaterThan(0.15);
    expect(isDark).toBe(back.l < 0.5);
    const turn = Math.abs(front.h - toOklch("#c8102e").h);
    expect(Math.min(turn, 360 - turn)).toBeLessThan(20);
  }
});
