import { VideoSample, type VideoSampleTransformationDescription } from "mediabunny";
import sharp from "sharp";
import { TranscodeError } from "./transcode-error.ts";

interface Plane {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * Makes a picture smaller and turns it upright: there is no canvas here that mediabunny could draw on. Each plane is a grey picture of its
 * own to libvips. @throws TranscodeError for colours stored in a way that is not known here
 */
export async function transformSample(sample: VideoSample, { width, height, rotation, flip }: VideoSampleTransformationDescription): Promise<VideoSample> {
  const planes = await planesOf(sample);
  const changed = await Promise.all(planes.map((plane, place) => (place === 0 ? transform(plane, { width, height, rotation, flip }) : transform(plane, { width: half(width), height: half(height), rotation, flip }))));
  const { timestamp, duration, colorSpace } = sample;
  return new VideoSample(new Uint8Array(Buffer.concat(changed)), { format: "I420", codedWidth: width, codedHeight: height, timestamp, duration, colorSpace });
}

async function transform({ data, width, height }: Plane, to: { width: number; height: number; rotation: number; flip: boolean }): Promise<Buffer> {
  const isTurned = to.rotation % 180 !== 0;
  const own = isTurned ? { width: to.height, height: to.width } : { width: to.width, height: to.height };
  const sized = await sharp(data, { raw: { width, height, channels: 1 } }).resize(own.width, own.height, { fit: "fill" }).toColourspace("b-w").raw().toBuffer();
  if (to.rotation === 0 && !to.flip) return sized;
  // In a step of its own, so that the order is certain.
  const turned = await sharp(sized, { raw: { ...own, channels: 1 } }).rotate(to.rotation).toColourspace("b-w").raw().toBuffer();
  return to.flip ? sharp(turned, { raw: { width: to.width, height: to.height, channels: 1 } }).flop().toColourspace("b-w").raw().toBuffer() : turned;
}

/** Brightness and both colours, eight bits deep. */
async function planesOf(sample: VideoSample): Promise<Plane[]> {
  const { codedWidth: width, codedHeight: height, format } = sample;
  const [, sampling, depth] = /^I(420|422|444)(P10)?$/.exec(format ?? "") ?? [];
  if (sampling === undefined) {
    throw new TranscodeError("unreadable", "The video's colours are stored in a way that cannot be changed here. Save it as MP4 with H.264 and AAC.", new Error(String(format)));
  }
  const given = new Uint8Array(sample.allocationSize());
  await sample.copyTo(given);
  const data = depth === undefined ? given : Uint8Array.from(new Uint16Array(given.buffer), (deep) => deep >> 2);
  const colour = { width: sampling === "444" ? width : half(width), height: sampling === "420" ? half(height) : height };
  const at = width * height;
  const length = colour.width * colour.height;
  return [
    { data: data.subarray(0, at), width, height },
    { data: data.subarray(at, at + length), ...colour },
    { data: data.subarray(at + length, at + length * 2), ...colour },
  ];
}

const half = (pixels: number): number => Math.ceil(pixels / 2);
