import { open, stat } from "node:fs/promises";
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from "mediabunny";
import { ReelError } from "./reel-error.ts";
import { reelLimits } from "./reel-schema.ts";

/** What a finished file is, read from the file itself. */
export interface ReelFacts {
  bytes: number;
  seconds: number;
  width: number;
  height: number;
  framesPerSecond: number;
  bitrate: number;
  videoCodec: string;
  audioCodec: string;
  sampleRate: number;
  channels: number;
  /** Longest time between two key frames. */
  keyFrameSeconds: number;
  /** The index stands before the data. */
  fastStart: boolean;
  editLists: boolean;
  colorSpace: string;
  fullRange: boolean;
}

/**
 * The strictest of what networks ask of a reel. Sources (seen 2026-11): Meta reels publishing guide (24–60 fps, AAC 48 kHz stereo, closed
 * GOP of at most 5 s), Instagram IG User media reference (moov first, no edit lists, 4:2:0, VBR at most 25 Mbit/s, 300 MB, at most 1920
 * columns), TikTok media transfer guide (360–4096 px), LinkedIn videos API (MP4, at least 3 s).
 */
export const networkDemands = { minFps: 24, maxFps: 60, maxBitrate: 25_000_000, maxBytes: 300_000_000, maxColumns: 1_920, minSide: 360, keyFrameSeconds: 2 } as const;

/** Reads the container and says everything that some network would refuse. @throws ReelError `verification_failed` */
export async function verifyReel(path: string, expected: { width: number; height: number; seconds: number }): Promise<ReelFacts> {
  const facts = await readFacts(path);
  const wrong: string[] = [];
  const demand = (isMet: boolean, text: string) => void (isMet || wrong.push(text));
  const { minFps, maxFps, maxBitrate, maxBytes, maxColumns, minSide } = networkDemands;
  demand(facts.width === expected.width && facts.height === expected.height, `${facts.width} × ${facts.height}`);
  demand(Math.abs(facts.seconds - expected.seconds) < 0.1, `${facts.seconds} s`);
  demand(facts.seconds >= reelLimits.minSeconds && facts.seconds <= reelLimits.maxSeconds + 20, `${facts.seconds} s`);
  demand(facts.framesPerSecond >= minFps && facts.framesPerSecond <= maxFps, `${facts.framesPerSecond} fps`);
  // 64 is High without constraints.
  demand(facts.videoCodec.startsWith("avc1.6400"), facts.videoCodec);
  demand(facts.audioCodec === "mp4a.40.2" && facts.sampleRate === 48_000 && facts.channels === 2, `${facts.audioCodec} ${facts.sampleRate} Hz × ${facts.channels}`);
  demand(facts.keyFrameSeconds <= networkDemands.keyFrameSeconds + 0.01, `${facts.keyFrameSeconds} s between key frames`);
  demand(facts.colorSpace === "bt709" && !facts.fullRange, `${facts.colorSpace}${facts.fullRange ? ", full range" : ""}`);
  demand(facts.fastStart, "index at the end");
  demand(!facts.editLists, "edit lists");
  demand(facts.bitrate <= maxBitrate && facts.bytes <= maxBytes, `${facts.bytes} bytes, ${Math.round(facts.bitrate)} bit/s`);
  demand(facts.width <= maxColumns && Math.min(facts.width, facts.height) >= minSide, `${facts.width} columns`);
  if (wrong.length > 0) throw new ReelError("verification_failed", `The finished file is not what networks take: ${wrong.join("; ")}.`);
  return facts;
}

async function readFacts(path: string): Promise<ReelFacts> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!video || !audio) throw new ReelError("verification_failed", "The finished file lacks its picture or its sound.");
    const bytes = (await stat(path)).size;
    const seconds = await video.computeDuration();
    const { averagePacketRate } = await video.computePacketStats();
    const color = await video.getColorSpace();
    let [key, longest] = [0, 0];
    for await (const packet of new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true })) {
      if (packet.type !== "key") continue;
      longest = Math.max(longest, packet.timestamp - key);
      key = packet.timestamp;
    }
    return {
      bytes,
      seconds,
      width: await video.getCodedWidth(),
      height: await video.getCodedHeight(),
      framesPerSecond: Math.round(averagePacketRate * 100) / 100,
      bitrate: (bytes * 8) / seconds,
      videoCodec: (await video.getCodecParameterString()) ?? "",
      audioCodec: (await audio.getCodecParameterString()) ?? "",
      sampleRate: await audio.getSampleRate(),
      channels: await audio.getNumberOfChannels(),
      keyFrameSeconds: Math.max(longest, seconds - key),
      ...(await readBoxes(path)),
      colorSpace: color.matrix ?? "unknown",
      fullRange: color.fullRange !== false,
    };
  } finally {
    input.dispose();
  }
}

/** Order of the boxes at the top of an MP4 file, and whether its index holds edit lists. Source: ISO/IEC 14496-12, 4.2 and 8.6.6. */
async function readBoxes(path: string): Promise<Pick<ReelFacts, "fastStart" | "editLists">> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const order: string[] = [];
    let editLists = false;
    for (let at = 0; at + 8 <= size; ) {
      const head = Buffer.alloc(16);
      await file.read(head, 0, 16, at);
      const type = head.toString("latin1", 4, 8);
      const length = head.readUInt32BE(0) === 1 ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0) || size - at;
      if (length < 8) break;
      order.push(type);
      if (type === "moov") {
        const index = Buffer.alloc(Math.min(length, 64 * 1024 * 1024));
        await file.read(index, 0, index.length, at);
        editLists = index.includes("elst", 0, "latin1");
      }
      at += length;
    }
    return { fastStart: order.includes("moov") && order.indexOf("moov") < order.indexOf("mdat"), editLists };
  } finally {
    await file.close();
  }
}
