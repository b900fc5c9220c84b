import { spawn } from "node:child_process";
import { audioBitrate } from "../reel/engine/reel-encoder.ts";
import type { TranscodePlan } from "./transcode.ts";
import { TranscodeError } from "./transcode-error.ts";
import type { TranscodeOrder } from "./transcode-order.ts";

/** As good as before to the eye; lower is better. */
const quality = "19";

/** The machine's own ffmpeg over one file, any version since 4 with libx264. It turns the picture upright by itself. @throws TranscodeError; the signal's reason */
export async function runFfmpeg(program: string, { path, outPath }: TranscodeOrder, plan: TranscodePlan, signal: AbortSignal): Promise<void> {
  const { width, height, bitrate, framesPerSecond } = plan;
  const video = plan.copyVideo
    ? ["-c:v", "copy"]
    : [
        "-vf", `scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p`, ...(framesPerSecond === null ? [] : ["-r", String(framesPerSecond)]),
        // No pictures that look ahead: they would need an edit list, which Instagram refuses.
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-bf", "0", "-crf", quality, "-maxrate", String(bitrate), "-bufsize", String(bitrate * 2), "-force_key_frames", "expr:gte(t,n_forced*2)",
      ];
  const audio = plan.copyAudio ? ["-c:a", "copy"] : ["-c:a", "aac", "-b:a", String(audioBitrate), "-ar", "48000", "-ac", "2"];
  const args = [
    "-hide_banner", "-loglevel", "error", "-nostdin", "-protocol_whitelist", "file,pipe", "-threads", "2",
    "-i", path, "-map", "0:v:0", ...(plan.hasAudio ? ["-map", "0:a:0"] : []), "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1",
    ...video, ...audio, "-threads", "2", "-movflags", "+faststart", "-f", "mp4", "-y", outPath,
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    const onAbort = () => child.kill("SIGKILL");
    signal.addEventListener("abort", onAbort, { once: true });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    child.once("error", (error) => reject(new TranscodeError("engine_missing", "ffmpeg could not be started.", error)));
    child.once("close", (code, ended) => {
      signal.removeEventListener("abort", onAbort);
      if (code === 0) return resolve();
      if (signal.aborted) return reject(signal.reason as Error);
      if (/No space left on device/i.test(said)) return reject(new TranscodeError("disk_full", "The disk is full. Free some space and try again."));
      // What it says of a file, it says again.
      if (code !== null) return reject(new TranscodeError("unreadable", "The video cannot be encoded anew. Save it as MP4 with H.264 and AAC yourself.", new Error(said)));
      reject(new TranscodeError("crashed", `ffmpeg was ended (${ended}).`, new Error(said)));
    });
  });
}
