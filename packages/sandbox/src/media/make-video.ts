import { readFile } from "node:fs/promises";
import {
  BufferSource, BufferTarget, EncodedAudioPacketSource, EncodedPacketSink, EncodedVideoPacketSource, Input, MP4, Mp4OutputFormat, Output,
} from "mediabunny";
import type { EncodedPacket, InputAudioTrack, InputVideoTrack } from "mediabunny";

/** Sizes in pixels of the two-second clips beside this file; each begins with a key frame and can be repeated. */
const clips = [[1080, 1920], [1920, 1080], [1080, 1080], [1080, 1350], [1350, 1080], [720, 1280], [1280, 720], [960, 960]] as const;

export interface VideoWish {
  width: number;
  height: number;
  seconds: number;
  /** Stands in the file, so that no two creations are the same bytes. */
  title: string;
}

/** A real MP4 (H.264, AAC, faststart) of about that size and length: coloured light and a hum, as no model of a stand-in makes more. */
export async function makeVideo({ width, height, seconds, title }: VideoWish): Promise<Uint8Array> {
  const clip = await readFile(new URL(`./fixtures/${closest(width, height).join("x")}.mp4`, import.meta.url));
  const input = new Input({ source: new BufferSource(clip), formats: [MP4] });
  const video = (await input.getPrimaryVideoTrack())!;
  const audio = (await input.getPrimaryAudioTrack())!;
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  const pictures = new EncodedVideoPacketSource("avc");
  const sound = new EncodedAudioPacketSource("aac");
  output.addVideoTrack(pictures, { frameRate: 30 });
  output.addAudioTrack(sound);
  output.setMetadataTags({ title });
  await output.start();
  await Promise.all([
    repeat(video, seconds, async (packet) => pictures.add(packet, { decoderConfig: (await video.getDecoderConfig())! })),
    repeat(audio, seconds, async (packet) => sound.add(packet, { decoderConfig: (await audio.getDecoderConfig())! })),
  ]);
  await output.finalize();
  return new Uint8Array(target.buffer!);
}

/** Hands on a track's packets, again from the first when they end, until `seconds` are full. */
async function repeat(track: InputVideoTrack | InputAudioTrack, seconds: number, add: (packet: EncodedPacket) => Promise<void>): Promise<void> {
  const sink = new EncodedPacketSink(track);
  const packets: EncodedPacket[] = [];
  for await (const packet of sink.packets()) if (packet.timestamp >= 0) packets.push(packet);
  let at = 0;
  for (let index = 0; at < seconds; index += 1) {
    const packet = packets[index % packets.length]!;
    await add(packet.clone({ timestamp: at }));
    at += packet.duration;
  }
}

function closest(width: number, height: number): readonly [number, number] {
  const distance = ([w, h]: readonly [number, number]): number => Math.abs(Math.log(w / h / (width / height))) * 10 + Math.abs(Math.log((w * h) / (width * height)));
  return clips.reduce((best, clip) => (distance(clip) < distance(best) ? clip : best));
}
