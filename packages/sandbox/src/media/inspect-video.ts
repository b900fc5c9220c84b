import { BufferSource, Input, MP4, QTFF } from "mediabunny";

/** What a file's bytes say of the video in them. */
export interface InspectedVideo {
  mimeType: "video/mp4" | "video/quicktime";
  /** As shown, rotation applied. */
  width: number;
  height: number;
  seconds: number;
  framesPerSecond: number;
  /** E.g. `avc`, `hevc`; null when unknown to us. */
  videoCodec: string | null;
  /** E.g. `aac`; null without sound. */
  audioCodec: string | null;
  /** The index stands before the pictures, as networks that stream want it. */
  isFastStart: boolean;
}

/** Packets that tell the frame rate well enough. */
const countedPackets = 60;

/** Looks into an MP4 or MOV; null when the bytes are none, or hold no video. */
export async function inspectVideo(bytes: Uint8Array): Promise<InspectedVideo | null> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] });
  try {
    const format = await input.getFormat();
    const video = await input.getPrimaryVideoTrack();
    if (!video) return null;
    const audio = await input.getPrimaryAudioTrack();
    const { averagePacketRate } = await video.computePacketStats(countedPackets);
    return {
      mimeType: format === QTFF ? "video/quicktime" : "video/mp4",
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      seconds: await input.computeDuration(),
      framesPerSecond: averagePacketRate,
      videoCodec: await video.getCodec(),
      audioCodec: audio ? await audio.getCodec() : null,
      isFastStart: isFastStart(bytes),
    };
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}

/** Whether `moov` comes before `mdat` among the file's outermost boxes. */
function isFastStart(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.byteLength; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === "moov") return true;
    if (type === "mdat") return false;
    const short = view.getUint32(at);
    const size = short === 1 && at + 16 <= bytes.byteLength ? Number(view.getBigUint64(at + 8)) : short;
    if (size < 8) return false;
    at += size;
  }
  return false;
}
