import { readFileSync } from "node:fs";
import { Buffer } from "node:buffer";

const clip = readFileSync(new URL("./fixtures/speech.mp3", import.meta.url));
/** MPEG-1 layer III at 44.1 kHz: 1152 samples a frame. */
const frameSeconds = 1152 / 44_100;
/** About how fast people read aloud. */
const charactersPerSecond = 14;

/** How long it takes to say that, in seconds. */
export const speechSeconds = (text: string, speed = 1): number => Math.max(0.4, [...text].length / charactersPerSecond / speed);

/** A real MP3 (44.1 kHz mono, 128 kbit/s) of that length: a hum in place of words, as a stand-in does not speak. `title` makes it unlike others. */
export function makeMp3(seconds: number, title: string): Uint8Array {
  const frames = framesOf(clip);
  const count = Math.ceil(seconds / frameSeconds);
  return new Uint8Array(Buffer.concat([id3(title), ...Array.from({ length: count }, (_, index) => frames[index % frames.length]!)]));
}

/** A WAV (PCM 16 bit mono) of that length, with the hum as a plain tone. */
export function makeWav(seconds: number, sampleRate: number, title: string): Uint8Array {
  const pcm = makePcm(seconds, sampleRate);
  const name = Buffer.from(`${title}\0${title.length % 2 === 0 ? "\0" : ""}`, "latin1");
  const list = Buffer.concat([Buffer.from("LIST"), u32(name.length + 12), Buffer.from("INFOINAM"), u32(name.length), name]);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(sampleRate, 4);
  format.writeUInt32LE(sampleRate * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  const body = Buffer.concat([Buffer.from("WAVEfmt "), u32(16), format, list, Buffer.from("data"), u32(pcm.byteLength), pcm]);
  return new Uint8Array(Buffer.concat([Buffer.from("RIFF"), u32(body.length), body]));
}

/** The samples alone: signed 16 bit, little endian. */
export function makePcm(seconds: number, sampleRate: number): Uint8Array {
  const samples = new Int16Array(Math.round(seconds * sampleRate));
  for (let index = 0; index < samples.length; index += 1) {
    const at = index / sampleRate;
    samples[index] = Math.round(6_000 * Math.sin(2 * Math.PI * 180 * at) * (0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * at)));
  }
  return new Uint8Array(samples.buffer);
}

/** The clip's frames stand for themselves: it was encoded without a bit reservoir. */
function framesOf(mp3: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  let at = 0;
  while (at + 4 <= mp3.length && mp3[at] === 0xff && (mp3[at + 1]! & 0xe0) === 0xe0) {
    const padding = (mp3[at + 2]! >> 1) & 1;
    const length = Math.floor((144 * 128_000) / 44_100) + padding;
    frames.push(mp3.subarray(at, at + length));
    at += length;
  }
  return frames;
}

/** An ID3v2.4 tag with a title. Source: ID3v2.4, sections 3.1 and 4.2. */
function id3(title: string): Buffer {
  const text = Buffer.concat([Buffer.from([3]), Buffer.from(title, "utf8")]);
  const frame = Buffer.concat([Buffer.from("TIT2"), synchsafe(text.length), Buffer.from([0, 0]), text]);
  return Buffer.concat([Buffer.from("ID3"), Buffer.from([4, 0, 0]), synchsafe(frame.length), frame]);
}

function synchsafe(value: number): Buffer {
  return Buffer.from([(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
