import { ALL_FORMATS, EncodedAudioPacketSource, EncodedPacketSink, EncodedVideoPacketSource, FilePathSource, FilePathTarget, Input, Mp4OutputFormat, Output } from "mediabunny";
import { sampleRate } from "../sound/pcm.ts";

/** One packet of AAC-LC holds 1,024 samples. */
const aacSeconds = 1_024 / sampleRate;

/** Puts parts and sound into one file of `seconds` whose index comes first; nothing is encoded anew. `atSeconds` is where a part begins. */
export async function joinParts({ parts, soundPath, path, fps, seconds }: { parts: readonly { path: string; atSeconds: number }[]; soundPath: string; path: string; fps: number; seconds: number }): Promise<void> {
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target: new FilePathTarget(path) });
  const video = new EncodedVideoPacketSource("avc");
  const audio = new EncodedAudioPacketSource("aac");
  output.addVideoTrack(video, { frameRate: fps });
  output.addAudioTrack(audio);
  await output.start();
  try {
    let first = true;
    for (const part of parts) {
      await eachPacket(part.path, "video", async (packet, config) => {
        await video.add(packet.clone({ timestamp: part.atSeconds + packet.timestamp }), first ? { decoderConfig: config as VideoDecoderConfig } : undefined);
        first = false;
      });
    }
    video.close();
    let count = 0;
    await eachPacket(soundPath, "audio", async (packet, config) => {
      // Sound that begins before zero is the encoder's run-up: leaving it out spares an edit list, which Instagram refuses.
      const timestamp = count * aacSeconds;
      if (packet.timestamp < 0 || timestamp >= seconds) return;
      // Encoders round; a player wants packets that follow each other exactly.
      await audio.add(packet.clone({ timestamp, duration: aacSeconds }), count === 0 ? { decoderConfig: config as AudioDecoderConfig } : undefined);
      count += 1;
    });
    audio.close();
    await output.finalize();
  } catch (error) {
    await output.cancel().catch(() => {});
    throw error;
  }
}

type Packet = NonNullable<Awaited<ReturnType<EncodedPacketSink["getFirstPacket"]>>>;

async function eachPacket(path: string, kind: "video" | "audio", take: (packet: Packet, config: unknown) => Promise<void>): Promise<void> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const track = kind === "video" ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack();
    if (!track) throw new Error(`${kind} is missing in a part`);
    const config = await track.getDecoderConfig();
    for await (const packet of new EncodedPacketSink(track).packets()) await take(packet, config);
  } finally {
    input.dispose();
  }
}
