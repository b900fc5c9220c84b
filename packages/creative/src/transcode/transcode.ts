import { stat } from "node:fs/promises";
import { ALL_FORMATS, Conversion, FilePathSource, FilePathTarget, Input, Mp4OutputFormat, Output, registerVideoSampleTransformer, type InputAudioTrack, type InputVideoTrack } from "mediabunny";
import { findFfmpeg } from "../reel/engine/ffmpeg-encoder.ts";
import { audioBitrate } from "../reel/engine/reel-encoder.ts";
import { loadWebcodecs } from "../reel/engine/webcodecs-encoder.ts";
import { howToInstall } from "../reel/engine/capability.ts";
import { runFfmpeg } from "./run-ffmpeg.ts";
import { TranscodeError } from "./transcode-error.ts";
import type { TranscodeOrder } from "./transcode-order.ts";
import { transformSample } from "./transform-sample.ts";

/** What becomes of the streams of one file. */
export interface TranscodePlan {
  /** As shown, turned upright; even numbers. */
  width: number;
  height: number;
  /** Null keeps the file's own pace. */
  framesPerSecond: number | null;
  /** Bits a second, at most. */
  bitrate: number;
  copyVideo: boolean;
  copyAudio: boolean;
  hasAudio: boolean;
}

/** Bits for each pixel of each picture: more than 1080p needs to look as before. */
const generousBits = 0.14;
/** Fewer show. */
const leastBits = 0.02;
/** Of the bytes allowed, for the container and for an encoder that does not keep to its word. */
const share = 0.9;
/** Of H.264 that every network takes. */
const mostBitrate = 20_000_000;

/** Writes the video of `path` as MP4 with H.264 and AAC to `outPath`. @throws TranscodeError */
export async function transcode(order: TranscodeOrder, signal: AbortSignal): Promise<void> {
  using input = new Input({ source: new FilePathSource(order.path), formats: ALL_FORMATS });
  const [video, audio] = [await input.getPrimaryVideoTrack().catch(unreadable), await input.getPrimaryAudioTrack().catch(unreadable)];
  if (!video) throw new TranscodeError("unreadable", "The file holds no video.");
  const plan = await planOf(order, video, audio, await input.computeDuration());
  if (plan.copyVideo && plan.copyAudio) return await convert(input, plan, order.outPath);
  // Its brightness is told in another way: what was encoded anew without care looks pale.
  if (!plan.copyVideo && (await video.hasHighDynamicRange())) {
    throw new TranscodeError("high_dynamic_range", "The video has colours of high dynamic range, which would change. Export it as SDR (BT.709) and use that one.");
  }
  const program = order.engine === "ffmpeg" ? findFfmpeg(order.searchPath) : null;
  if (program !== null) return await runFfmpeg(program, order, plan, signal);
  if (order.engine !== "webcodecs") throw new TranscodeError("engine_missing", howToInstall);
  loadWebcodecs();
  registerVideoSampleTransformer(transformSample);
  return await convert(input, plan, order.outPath);
}

async function planOf(order: TranscodeOrder, video: InputVideoTrack, audio: InputAudioTrack | null, seconds: number): Promise<TranscodePlan> {
  const own = { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() };
  const scale = Math.min(1, order.maxSide / Math.max(own.width, own.height));
  const side = (pixels: number) => Math.max(2, Math.round((pixels * scale) / 2) * 2);
  const size = { width: side(own.width), height: side(own.height) };
  const { averagePacketRate } = await video.computePacketStats();
  const isTooQuick = averagePacketRate > order.maxFramesPerSecond + 0.5;
  const pace = Math.min(averagePacketRate || 30, order.maxFramesPerSecond);
  const { size: bytes } = await stat(order.path);
  const roomBits = (order.maxBytes * 8 * share) / Math.max(seconds, 1) - audioBitrate;
  const bitsOf = (perPixel: number) => size.width * size.height * pace * perPixel;
  const copyVideo = (await video.getCodec()) === "avc" && scale === 1 && !isTooQuick && bytes <= order.maxBytes * share;
  if (!copyVideo && roomBits < bitsOf(leastBits)) throw new TranscodeError("too_heavy", "The video is too long to look well in the size that this network takes. Make it shorter.");
  return {
    ...size,
    framesPerSecond: isTooQuick ? order.maxFramesPerSecond : null,
    bitrate: Math.round(Math.min(mostBitrate, roomBits, Math.max(bitsOf(generousBits), 1_000_000))),
    copyVideo,
    copyAudio: audio === null || (await audio.getCodec()) === "aac",
    hasAudio: audio !== null,
  };
}

/** With mediabunny: streams that fit are copied as they are; others go through the WebCodecs classes, where those are loaded. */
async function convert(input: Input, plan: TranscodePlan, outPath: string): Promise<void> {
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: new FilePathTarget(outPath) });
  const conversion = await Conversion.init({
    input,
    output,
    tracks: "primary",
    tags: {},
    showWarnings: false,
    video: plan.copyVideo
      ? {}
      : {
          codec: "avc",
          forceTranscode: true,
          bitrate: plan.bitrate,
          keyFrameInterval: 2,
          ...(plan.framesPerSecond === null ? {} : { frameRate: plan.framesPerSecond }),
          width: plan.width,
          height: plan.height,
          fit: "fill",
          allowTransformationMetadata: false,
        },
    audio: plan.copyAudio ? {} : { codec: "aac", forceTranscode: true, bitrate: audioBitrate, sampleRate: 48_000, numberOfChannels: 2 },
  });
  const kept = conversion.utilizedTracks.length;
  if (!conversion.isValid || kept < (plan.hasAudio ? 2 : 1)) throw new TranscodeError("unreadable", "The video has a codec that cannot be read here. Save it as MP4 with H.264 and AAC.", new Error(conversion.discardedTracks.map(({ reason }) => reason).join()));
  await conversion.execute();
}

const unreadable = (error: unknown): never => {
  throw new TranscodeError("unreadable", "The video cannot be read. Save it as MP4 with H.264 and AAC.", error);
};
