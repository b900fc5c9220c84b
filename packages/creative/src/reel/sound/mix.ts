import { loudnessOf } from "./loudness.ts";
import { decibels, sampleRate, scale, silence, type Pcm } from "./pcm.ts";

/** What networks play without turning it down. Source: contracts of Meta and TikTok name none; -14 LUFS is what their players level to. */
export const targetLufs = -14;
/** Leaves room for what encoding adds. */
const ceiling = decibels(-1);
/** A whisper is not pulled up into noise. */
const mostGain = decibels(24);
const duckedBy = decibels(-10);
const attackMs = 90;
const releaseMs = 450;
const fadeInMs = 250;
const fadeOutMs = 1_200;

export interface MixInput {
  totalMs: number;
  voices: readonly { pcm: Pcm; atMs: number }[];
  /** Repeated to the end. `gainDb` against the voice. */
  music?: { pcm: Pcm; gainDb: number } | undefined;
}

/** Voice over music: the music goes down while somebody speaks, and the whole comes out at -14 LUFS with peaks under -1 dBFS. */
export function mixSound({ totalMs, voices, music }: MixInput): Pcm {
  const total = Math.round((totalMs / 1000) * sampleRate);
  const mix = silence(total);
  for (const { pcm, atMs } of voices) add(mix, pcm, Math.round((atMs / 1000) * sampleRate), levelTo(pcm, -16));
  if (music && music.pcm.left.length > 0) addMusic(mix, music, voices.length > 0);
  const loudness = loudnessOf(mix);
  if (loudness === -Infinity) return mix;
  scale(mix, Math.min(mostGain, decibels(targetLufs - loudness)));
  limitPeaks(mix);
  return mix;
}

const levelTo = (pcm: Pcm, lufs: number): number => {
  const loudness = loudnessOf(pcm);
  return loudness === -Infinity ? 1 : Math.min(mostGain, decibels(lufs - loudness));
};

function add(mix: Pcm, { left, right }: Pcm, from: number, gain: number): void {
  const count = Math.min(left.length, mix.left.length - from);
  for (let at = 0; at < count; at++) {
    mix.left[from + at]! += left[at]! * gain;
    mix.right[from + at]! += right[at]! * gain;
  }
}

function addMusic(mix: Pcm, { pcm, gainDb }: NonNullable<MixInput["music"]>, ducks: boolean): void {
  const gain = levelTo(pcm, -16) * (ducks ? decibels(gainDb) : 1);
  const total = mix.left.length;
  const fadeIn = (fadeInMs / 1000) * sampleRate;
  const fadeOut = (fadeOutMs / 1000) * sampleRate;
  const duck = ducks ? duckCurve(mix) : null;
  const length = pcm.left.length;
  for (let at = 0; at < total; at++) {
    const edge = Math.min(1, at / fadeIn, (total - at) / fadeOut);
    const now = gain * edge * (duck ? duck[at]! : 1);
    mix.left[at]! += pcm.left[at % length]! * now;
    mix.right[at]! += pcm.right[at % length]! * now;
  }
}

/** 1 where nobody speaks, `duckedBy` where somebody does; falls fast and a little early, rises slowly. */
function duckCurve(voice: Pcm): Float32Array {
  const window = sampleRate / 100;
  const count = Math.ceil(voice.left.length / window);
  const speaks = new Uint8Array(count);
  for (let block = 0; block < count; block++) {
    let energy = 0;
    const end = Math.min(voice.left.length, (block + 1) * window);
    for (let at = block * window; at < end; at++) energy += voice.left[at]! ** 2 + voice.right[at]! ** 2;
    speaks[block] = energy / (2 * window) > decibels(-40) ** 2 ? 1 : 0;
  }
  const ahead = Math.round(attackMs / 10);
  const curve = new Float32Array(voice.left.length);
  let level = 1;
  for (let block = 0; block < count; block++) {
    const soon = speaks.subarray(block, block + ahead).includes(1);
    const towards = soon ? duckedBy : 1;
    const perBlock = 10 / (soon ? attackMs : releaseMs);
    const next = level + (towards - level) * Math.min(1, perBlock * 2);
    const end = Math.min(curve.length, (block + 1) * window);
    for (let at = block * window; at < end; at++) curve[at] = level + ((next - level) * (at - block * window)) / window;
    level = next;
  }
  return curve;
}

/** Turns peaks down before they come; between blocks the gain moves in a straight line, so that nothing clicks. */
function limitPeaks(pcm: Pcm): void {
  const size = 64;
  const total = pcm.left.length;
  const count = Math.ceil(total / size);
  const needed = new Float32Array(count + 2).fill(1);
  for (let block = 0; block < count; block++) {
    let peak = 0;
    const end = Math.min(total, (block + 1) * size);
    for (let at = block * size; at < end; at++) peak = Math.max(peak, Math.abs(pcm.left[at]!), Math.abs(pcm.right[at]!));
    if (peak > ceiling) needed[block + 1] = ceiling / peak;
  }
  const gains = new Float32Array(count + 2).fill(1);
  for (let block = 1; block <= count; block++) gains[block] = Math.min(needed[block - 1]!, needed[block]!, needed[block + 1]!, gains[block - 1]! + 0.002);
  for (let block = count; block >= 1; block--) gains[block] = Math.min(gains[block]!, gains[block + 1]! + 0.05);
  gains[0] = gains[1]!;
  gains[count + 1] = gains[count]!;
  for (let at = 0; at < total; at++) {
    // Gains stand at the middle of their blocks.
    const place = at / size + 0.5;
    const block = Math.floor(place);
    const gain = gains[block]! + (gains[block + 1]! - gains[block]!) * (place - block);
    pcm.left[at]! *= gain;
    pcm.right[at]! *= gain;
  }
}
