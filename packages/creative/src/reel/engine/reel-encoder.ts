import type { Frame } from "../pixels/frame.ts";
import type { Pcm } from "../sound/pcm.ts";

export interface VideoPartOptions {
  /** MP4 file to write; H.264 High, yuv420p, BT.709 limited range, no B-frames, a key frame every `keyFrameEvery` frames. */
  path: string;
  width: number;
  height: number;
  fps: number;
  /** Bits a second, on average. */
  bitrate: number;
  keyFrameEvery: number;
}

export interface VideoPart {
  /** Resolves when the next frame may come; the frame may be drawn into again then. */
  write(frame: Frame): Promise<void>;
  /** Resolves when the file is whole. */
  finish(): Promise<void>;
  /** Leaves a useless file behind. */
  abort(): Promise<void>;
}

/** Someone who turns frames and samples into files, and sound files into samples. */
export interface ReelEncoder {
  readonly name: "webcodecs" | "ffmpeg";
  openVideo(options: VideoPartOptions): Promise<VideoPart>;
  /** Writes AAC, 48 kHz, stereo into an MP4 file. */
  writeAudio(pcm: Pcm, path: string, options: { bitrate: number }): Promise<void>;
  /** @throws ReelError `unreadable_sound` */
  readAudio(path: string): Promise<Pcm>;
}

/** Bits a second of the sound. Source: Meta's reels guide asks for at least 128 kbit/s, Instagram for at most that. */
export const audioBitrate = 128_000;
