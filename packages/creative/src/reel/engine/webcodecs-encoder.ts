import { createRequire } from "node:module";
import type * as Mediabunny from "mediabunny";
import { ReelError } from "../reel-error.ts";
import { fromInterleaved, sampleRate, toInterleaved, type Pcm } from "../sound/pcm.ts";
import type { ReelEncoder } from "./reel-encoder.ts";

/** The builds of `@napi-rs/webcodecs` 1.3.1 that exist; its own loader names others that were never published, which no lock file survives. */
const builds = ["@napi-rs/webcodecs-linux-x64-gnu", "@napi-rs/webcodecs-linux-x64-musl"];
/** What mediabunny looks for in the global scope. */
const classes = ["VideoEncoder", "VideoDecoder", "VideoFrame", "VideoColorSpace", "EncodedVideoChunk", "AudioEncoder", "AudioDecoder", "AudioData", "EncodedAudioChunk"];

/** Where the native library is, or null on a machine that has none. Loads nothing. */
export function findWebcodecs(): string | null {
  const { resolve } = createRequire(import.meta.url);
  for (const build of builds) {
    try {
      return resolve(build);
    } catch {
      // Not for this machine.
    }
  }
  return null;
}

/**
 * H.264 and AAC inside this process (x264 and FFmpeg's AAC, so only in the render process). Puts the WebCodecs classes into the global
 * scope.
 * @throws ReelError `engine_missing`
 */
export async function createWebcodecsEncoder(): Promise<ReelEncoder> {
  loadWebcodecs();
  const bunny = await import("mediabunny");
  return {
    name: "webcodecs",
    async openVideo({ path, width, height, fps, bitrate, keyFrameEvery }) {
      const output = new bunny.Output({ format: new bunny.Mp4OutputFormat({ fastStart: false }), target: new bunny.FilePathTarget(path) });
      // Level 4.0 is enough for 1080 × 1920 at 30 fps; 0x64 is High.
      const source = new bunny.VideoSampleSource({ codec: "avc", bitrate, keyFrameInterval: keyFrameEvery / fps, fullCodecString: "avc1.640028", latencyMode: "quality" });
      output.addVideoTrack(source, { frameRate: fps });
      await output.start();
      let count = 0;
      return {
        async write(frame) {
          const sample = new bunny.VideoSample(frame.data, {
            format: "I420",
            codedWidth: width,
            codedHeight: height,
            timestamp: count / fps,
            duration: 1 / fps,
            // Without it, players take the picture for full range and show it pale.
            colorSpace: { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false },
          });
          count += 1;
          await source.add(sample);
          sample.close();
        },
        finish: () => output.finalize(),
        abort: () => output.cancel(),
      };
    },
    writeAudio: (pcm, path, { bitrate }) => writeAudio(bunny, pcm, path, bitrate),
    readAudio: (path) => readAudio(bunny, path),
  };
}

/** Puts the WebCodecs classes into the global scope, where mediabunny looks for them. @throws ReelError `engine_missing` */
export function loadWebcodecs(): void {
  const path = findWebcodecs();
  if (path === null) throw new ReelError("engine_missing", "The WebCodecs library is not installed.");
  const native = createRequire(import.meta.url)(path) as Record<string, unknown>;
  for (const name of classes) Reflect.set(globalThis, name, native[name]);
}

async function writeAudio(bunny: typeof Mediabunny, pcm: Pcm, path: string, bitrate: number): Promise<void> {
  const output = new bunny.Output({ format: new bunny.Mp4OutputFormat({ fastStart: false }), target: new bunny.FilePathTarget(path) });
  const source = new bunny.AudioSampleSource({ codec: "aac", bitrate });
  output.addAudioTrack(source);
  await output.start();
  const samples = toInterleaved(pcm);
  const step = sampleRate;
  for (let at = 0; at < pcm.left.length; at += step) {
    const sample = new bunny.AudioSample({ data: samples.subarray(at * 2, (at + step) * 2), format: "f32", numberOfChannels: 2, sampleRate, timestamp: at / sampleRate });
    await source.add(sample);
    sample.close();
  }
  await output.finalize();
}

/** Any container that mediabunny reads, resampled to 48 kHz stereo. */
async function readAudio(bunny: typeof Mediabunny, path: string): Promise<Pcm> {
  const input = new bunny.Input({ source: new bunny.FilePathSource(path), formats: bunny.ALL_FORMATS });
  try {
    const target = new bunny.BufferTarget();
    const output = new bunny.Output({ format: new bunny.WavOutputFormat(), target });
    const conversion = await bunny.Conversion.init({ input, output, video: { discard: true }, audio: { codec: "pcm-f32", sampleRate, numberOfChannels: 2 }, showWarnings: false });
    if (!conversion.isValid) throw new ReelError("unreadable_sound", "The recording holds no sound that can be decoded. Use MP3, WAV or M4A.");
    await conversion.execute();
    return readWav(Buffer.from(target.buffer!));
  } catch (error) {
    throw error instanceof ReelError ? error : new ReelError("unreadable_sound", "The recording cannot be decoded. Use MP3, WAV or M4A.", error);
  } finally {
    input.dispose();
  }
}

/** The samples of a WAV file with 32-bit floats, as written above. */
function readWav(file: Buffer): Pcm {
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4);
    if (file.toString("latin1", at, at + 4) === "data") {
      const bytes = Uint8Array.from(file.subarray(at + 8, at + 8 + size));
      return fromInterleaved(new Float32Array(bytes.buffer, 0, bytes.byteLength >> 2));
    }
    at += 8 + size + (size & 1);
  }
  return fromInterleaved(new Float32Array(0));
}
