import { describe, expect, it } from "vitest";
import { loudnessOf } from "./loudness.ts";
import { mixSound } from "./mix.ts";
import { fromInterleaved, sampleRate, scale, silence, toInterleaved, type Pcm } from "./pcm.ts";

function tone(seconds: number, { hertz = 997, level = 1 }: { hertz?: number; level?: number } = {}): Pcm {
  const pcm = silence(Math.round(seconds * sampleRate));
  for (let at = 0; at < pcm.left.length; at++) pcm.left[at] = pcm.right[at] = level * Math.sin((2 * Math.PI * hertz * at) / sampleRate);
  return pcm;
}
const peakOf = ({ left }: Pcm, from = 0, to = left.length) => left.subarray(from, to).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe("loudness", () => {
  it("is measured as BS.1770 says: a full sine of 997 Hz in one channel is -3.01 LUFS", () => {
    const { left } = tone(3);
    expect(loudnessOf({ left, right: new Float32Array(left.length) })).toBeCloseTo(-3.01, 1);
    expect(loudnessOf(tone(3, { level: 0.1 }))).toBeCloseTo(-20, 1);
  });
  it("leaves pauses out", () => {
    const spoken = silence(10 * sampleRate);
    spoken.left.set(tone(3).left);
    spoken.right.set(tone(3).right);
    expect(loudnessOf(spoken)).toBeCloseTo(0, 0);
    expect(loudnessOf(silence(sampleRate))).toBe(-Infinity);
  });
});

describe("a mix", () => {
  it("comes out at -14 LUFS with peaks under -1 dBFS, however loud its parts were", () => {
    for (const level of [0.01, 0.2, 1]) {
      const mix = mixSound({ totalMs: 6_000, voices: [{ pcm: tone(4, { hertz: 300, level }), atMs: 500 }] });
      expect(loudnessOf(mix)).toBeCloseTo(-14, 0);
      expect(peakOf(mix)).toBeLessThanOrEqual(0.8914);
    }
    const spiky = tone(4, { level: 0.02 });
    for (let at = 0; at < spiky.left.length; at += 9_600) spiky.left[at] = spiky.right[at] = 1;
    expect(peakOf(mixSound({ totalMs: 4_000, voices: [{ pcm: spiky, atMs: 0 }] }))).toBeLessThanOrEqual(0.8914);
  });

  it("turns the music down while somebody speaks and up again after", () => {
    const music = tone(2, { hertz: 220, level: 0.5 });
    const voice = silence(2 * sampleRate);
    // A voice that the music's pitch does not hide: only its left channel is heard, so that the right one shows the music.
    voice.left.set(tone(2, { hertz: 1_500, level: 0.5 }).left);
    const mix = mixSound({ totalMs: 9_000, voices: [{ pcm: voice, atMs: 3_000 }], music: { pcm: music, gainDb: -10 } });
    const level = (second: number) => peakOf({ left: mix.right, right: mix.right }, second * sampleRate, (second + 0.4) * sampleRate);
    expect(level(4) / level(1.5)).toBeLessThan(0.4);
    expect(level(6.8) / level(1.5)).toBeGreaterThan(0.85);
    // Repeated to the end, where it fades.
    expect(level(7.2)).toBeGreaterThan(0.01);
    expect(peakOf(mix, 9 * sampleRate - 200)).toBeLessThan(0.01);
  });

  it("of nothing is silence", () => {
    expect(peakOf(mixSound({ totalMs: 1_000, voices: [] }))).toBe(0);
  });
});

it("goes to interleaved samples and back", () => {
  const pcm = tone(0.01);
  scale(pcm, 0.5);
  expect(fromInterleaved(toInterleaved(pcm))).toEqual(pcm);
});
