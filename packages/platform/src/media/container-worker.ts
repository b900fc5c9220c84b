import { open, stat } from "node:fs/promises";
import { Conversion, FilePathSource, FilePathTarget, Input, type InputVideoTrack, MovOutputFormat, MP3, Mp3OutputFormat, MP4, Mp4OutputFormat, Output, QTFF, WAVE, WavOutputFormat } from "mediabunny";
import type { ContainerJob, ContainerReply } from "./container-protocol.ts";
import type { MediaMimeType } from "./media-rules.ts";

// The whole file runs as a child process with a memory limit, without environment, and may write to one folder only.

process.on("disconnect", () => process.exit());
process.on("message", (job: ContainerJob) => {
  void wrapAnew(job)
    .catch((error: unknown): ContainerReply => ({ ok: false, code: "corrupt", reason: error instanceof Error ? error.message : "unknown" }))
    .then((reply) => process.send?.(reply));
});

/**
 * Copies the encoded pictures and sound into a fresh container. What is neither stays behind: places (GPS), device names,
 * covers, timed metadata, hidden tails. Bytes of picture and sound are not touched.
 */
async function wrapAnew(job: ContainerJob): Promise<ContainerReply> {
  const isSound = job.mimeType.startsWith("audio/");
  if (!isSound && !(await isWhole(job.path))) return { ok: false, code: "corrupt", reason: "ends before its last box" };
  using input = new Input({ source: new FilePathSource(job.path), formats: [MP4, QTFF, MP3, WAVE] });
  const [durationSeconds, video, audio] = [await input.computeDuration(), await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) return { ok: false, code: "corrupt", reason: "has no duration" };
  if (durationSeconds > job.maxDurationSeconds) return { ok: false, code: "too_long", reason: `${Math.round(durationSeconds)} s` };
  const main = isSound ? audio : video;
  if (!main) return { ok: false, code: "corrupt", reason: isSound ? "has no sound" : "has no picture" };
  const [videoCodec, audioCodec] = [await video?.getCodec(), await audio?.getCodec()];
  if ((isSound ? audioCodec : videoCodec) === null || audioCodec === null) return { ok: false, code: "unsupported_codec", reason: "has a codec that is not known" };

  const fitsMemory = (await stat(job.path)).size <= indexFirstUpTo;
  const output = new Output({ format: formats[job.mimeType]!(fitsMemory), target: new FilePathTarget(job.cleanPath) });
  const conversion = await Conversion.init({ input, output, tracks: "primary", tags: {}, showWarnings: false });
  const kept = new Set(conversion.utilizedTracks);
  if (!conversion.isValid || [...(isSound ? [] : [video]), audio].some((track) => track && !kept.has(track))) {
    return { ok: false, code: "unsupported_codec", reason: conversion.discardedTracks.map(({ reason }) => reason).join() };
  }
  await conversion.execute();
  return {
    ok: true,
    durationSeconds,
    ...(video && !isSound ? { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() } : {}),
    ...(videoCodec && !isSound ? { videoCodec } : {}),
    ...(video && !isSound ? await pace(video) : {}),
    ...(audioCodec ? { audioCodec } : {}),
  };
}

/** Pictures a second, where there are enough of them to tell. */
async function pace(video: InputVideoTrack): Promise<{ framesPerSecond?: number }> {
  const { packetCount, averagePacketRate } = await video.computePacketStats(paceOver);
  return packetCount > 1 && Number.isFinite(averagePacketRate) && averagePacketRate > 0 ? { framesPerSecond: Math.round(averagePacketRate * 100) / 100 } : {};
}

const paceOver = 120;

/** Whether the boxes of an MP4 or MOV file end where the file does; the reader itself would play what is left of a cut one. */
async function isWhole(path: string): Promise<boolean> {
  await using file = await open(path, "r");
  const { size } = await file.stat();
  const head = Buffer.alloc(16);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(head, 0, 16, at);
    if (bytesRead < 8) return false;
    const short = head.readUInt32BE(0);
    if (short === 0) return true;
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return false;
    at += length;
    if (at > size) return false;
  }
  return true;
}

/**
 * The index stands first, as Instagram wants it and so that a player may begin early; that takes the whole file in memory.
 * Larger ones are longer than such networks take, and keep their index at the end.
 */
const indexFirstUpTo = 320 * 1024 ** 2;

const formats: Partial<Record<MediaMimeType, (fitsMemory: boolean) => Mp4OutputFormat | MovOutputFormat | Mp3OutputFormat | WavOutputFormat>> = {
  "video/mp4": (fitsMemory) => new Mp4OutputFormat({ fastStart: fitsMemory && "in-memory" }),
  "video/quicktime": (fitsMemory) => new MovOutputFormat({ fastStart: fitsMemory && "in-memory" }),
  "audio/mpeg": () => new Mp3OutputFormat(),
  "audio/wav": () => new WavOutputFormat(),
};
