import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ReelError } from "../reel-error.ts";
import { fromInterleaved, sampleRate, toInterleaved } from "../sound/pcm.ts";
import type { ReelEncoder } from "./reel-encoder.ts";

/** The program on this machine's search path, or null. */
export function findFfmpeg(searchPath: string): string | null {
  for (const folder of searchPath.split(delimiter)) {
    for (const name of process.platform === "win32" ? ["ffmpeg.exe"] : ["ffmpeg"]) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        if (folder !== "") return path;
      } catch {
        // Not here.
      }
    }
  }
  return null;
}

/** The machine's own ffmpeg, fed with raw frames and samples; any version since 4 with libx264. */
export function createFfmpegEncoder(program: string): ReelEncoder {
  return {
    name: "ffmpeg",
    async openVideo({ path, width, height, fps, bitrate, keyFrameEvery }) {
      const child = start(program, [
        "-f", "rawvideo", "-pix_fmt", "yuv420p", "-color_range", "tv", "-s", `${width}x${height}`, "-r", String(fps), "-i", "pipe:0",
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-level", "4.0", "-pix_fmt", "yuv420p", "-bf", "0",
        "-b:v", String(bitrate), "-maxrate", String(bitrate * 2), "-bufsize", String(bitrate * 2), "-g", String(keyFrameEvery), "-keyint_min", String(keyFrameEvery), "-sc_threshold", "0",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", "-an", "-f", "mp4", "-y", path,
      ]);
      const ended = outcome(child);
      return {
        async write(frame) {
          // The pipe keeps what it is given: the next frame is drawn into the same memory.
          const room = child.stdin!.write(Buffer.from(frame.data));
          if (!room) await Promise.race([once(child.stdin!, "drain"), ended.then(() => Promise.reject(new ReelError("crashed", "ffmpeg ended before the last frame.")))]);
        },
        async finish() {
          child.stdin!.end();
          await ended;
        },
        async abort() {
          child.kill("SIGKILL");
          await ended.catch(() => {});
        },
      };
    },
    async writeAudio(pcm, path, { bitrate }) {
      const child = start(program, ["-f", "f32le", "-ar", String(sampleRate), "-ac", "2", "-i", "pipe:0", "-c:a", "aac", "-b:a", String(bitrate), "-f", "mp4", "-y", path]);
      const ended = outcome(child);
      child.stdin!.end(Buffer.from(toInterleaved(pcm).buffer));
      await ended;
    },
    async readAudio(path) {
      const child = start(program, ["-i", path, "-vn", "-f", "f32le", "-ar", String(sampleRate), "-ac", "2", "pipe:1"], "pipe");
      child.stdin!.end();
      const chunks: Buffer[] = [];
      child.stdout!.on("data", (chunk: Buffer) => chunks.push(chunk));
      await outcome(child).catch((error: unknown) => {
        throw new ReelError("unreadable_sound", "The recording cannot be decoded. Use MP3, WAV or M4A.", error);
      });
      const bytes = Uint8Array.from(Buffer.concat(chunks));
      return fromInterleaved(new Float32Array(bytes.buffer, 0, bytes.byteLength >> 2));
    },
  };
}

function start(program: string, args: string[], stdout: "ignore" | "pipe" = "ignore"): ChildProcess {
  // Only files that we made or checked: no addresses, no playlists.
  return spawn(program, ["-hide_banner", "-loglevel", "error", "-nostdin", "-protocol_whitelist", "file,pipe", ...args], { stdio: ["pipe", stdout, "pipe"] });
}

function outcome(child: ChildProcess): Promise<void> {
  let said = "";
  child.stderr!.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  // A pipe that breaks shows in how the program ended.
  child.stdin!.on("error", () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", (error) => reject(new ReelError("engine_missing", "ffmpeg could not be started.", error)));
    child.once("close", (code, signal) => {
      if (code === 0) return resolve();
      if (/No space left on device/i.test(said)) return reject(new ReelError("disk_full", "The disk is full. Free some space and try again."));
      reject(new ReelError("crashed", `ffmpeg ended with ${signal ?? `code ${code}`}.`, new Error(said)));
    });
  });
  ended.catch(() => {});
  return ended;
}
