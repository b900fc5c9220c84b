import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { reelCapability, reelDefinitionSchema, renderInProcess, type ReelEngine, type RenderReelInput } from "@agency/creative/reel";
import { percentile, table } from "./table.ts";

const run = promisify(execFile);
const searchPath = process.env.PATH ?? "";
const pictures = 5;
const rounds = 3;

/**
 * One reel of 15 s (1080 × 1920, five pictures that come nearer, four cross-fades, Vietnamese captions, a voice levelled to -14 LUFS), by
 * our studio and by the ffmpeg program with the same graph, in turns. The program gets its captions as finished pictures.
 */
export async function benchReel(): Promise<string> {
  const capability = reelCapability({ searchPath });
  if (!capability.available) return `## Reels\n\nNo engine: ${capability.install}`;
  const root = mkdtempSync(join(tmpdir(), "bench-reel-"));
  try {
    const files = await makeFiles(root);
    const times = new Map<string, number[]>();
    const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);
    for (let round = 0; round < rounds; round++) {
      for (const engine of capability.found) {
        const begun = performance.now();
        await renderInProcess(reelInput(files, engine), { workDir: join(root, `${engine}-${round}`), signal: new AbortController().signal, memoryBytes: 1024 ** 3, timeoutMs: 600_000, niceness: 0 });
        note(engine, performance.now() - begun);
      }
      if (capability.found.includes("ffmpeg")) {
        const begun = performance.now();
        await run("ffmpeg", graphOf(root, files), { maxBuffer: 64 * 1024 * 1024 });
        note("cli", performance.now() - begun);
      }
    }
    return report(times);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const names: Record<string, string> = { webcodecs: "our studio, WebCodecs", ffmpeg: "our studio, frames into ffmpeg", cli: "ffmpeg's own graph" };

function report(times: ReadonlyMap<string, number[]>): string {
  const median = (name: string) => percentile((times.get(name) ?? []).toSorted((a, b) => a - b), 0.5) / 1000;
  const limit = times.has("cli") ? median("cli") : null;
  const rows = [...times].map(([name, all]) => [names[name]!, `${median(name).toFixed(1)} s`, `${(Math.min(...all) / 1000).toFixed(1)}–${(Math.max(...all) / 1000).toFixed(1)} s`, limit === null ? "–" : `${(median(name) / limit).toFixed(2)} ×`]);
  return `## Reels\n\nA reel of 15 s, 1080 × 1920, 30 fps: median of ${rounds} rounds in turns. Asked for: at most 1.3 × the time of the ffmpeg program.\n\n${table(["by", "time", "range", "against ffmpeg"], rows)}`;
}

interface Files {
  pictures: string[];
  captions: string[];
  voice: string;
}

async function makeFiles(root: string): Promise<Files> {
  const files: Files = { pictures: [], captions: [], voice: join(root, "voice.wav") };
  for (let index = 0; index < pictures; index++) {
    const noise = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#777", noise: { type: "gaussian", mean: 128, sigma: 50 } } }).png().toBuffer();
    const path = join(root, `picture-${index}.jpg`);
    writeFileSync(path, await sharp(noise).resize(1_600, 2_400, { kernel: "cubic" }).modulate({ hue: index * 60 }).jpeg({ quality: 90 }).toBuffer());
    files.pictures.push(path);
    const caption = join(root, `caption-${index}.png`);
    const text = `<svg width="820" height="170"><rect width="820" height="170" rx="22" fill="#201010" fill-opacity="0.88"/><text x="410" y="72" font-size="50" fill="#fff" text-anchor="middle">Rang mộc mỗi sáng ở</text><text x="410" y="138" font-size="50" fill="#fff" text-anchor="middle">Đà Nẵng, giao trong ngày</text></svg>`;
    writeFileSync(caption, await sharp(Buffer.from(text)).png().toBuffer());
    files.captions.push(caption);
  }
  writeFileSync(files.voice, hum(14.5));
  return files;
}

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

function reelInput(files: Files, engine: ReelEngine): RenderReelInput {
  const scenes = files.pictures.map((_, index) => ({ picture: { type: "asset", assetId: id(index) }, seconds: 3, motion: "zoom-in", transition: "crossfade" }));
  const cues = scenes.map((_, index) => ({ startMs: index * 3_000 + 200, endMs: index * 3_000 + 2_900, text: "Rang mộc mỗi sáng ở\nĐà Nẵng, giao trong ngày" }));
  return {
    definition: reelDefinitionSchema.parse({ aspect: "9:16", scenes, voice: { assetId: id(99) }, captions: { enabled: true, cues } }),
    brand: { name: "Nhà Rang Mộc", colors: ["#4A2C2A", "#D9A441"], website: null },
    logoPath: null,
    files: { ...Object.fromEntries(files.pictures.map((path, index) => [id(index), path])), [id(99)]: files.voice },
    engine,
    searchPath,
  };
}

/** The same reel for the ffmpeg program: x264 `veryfast` at the same bit rate. */
function graphOf(root: string, files: Files): string[] {
  const frames = 102;
  const inputs = [...files.pictures, ...files.captions].flatMap((path) => ["-i", path]);
  const moved = files.pictures.map((_, index) => `[${index}:v]scale=1253:2227:force_original_aspect_ratio=increase,crop=1253:2227,zoompan=z='1+0.0012*on':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d=${frames}:s=1080x1920:fps=30,format=yuv420p,trim=end_frame=${frames}[p${index}]`);
  const faded = files.pictures.slice(1).map((_, index) => `[${index === 0 ? "p0" : `f${index}`}][p${index + 1}]xfade=transition=fade:duration=0.4:offset=${(index + 1) * 3}[f${index + 1}]`);
  const captioned = files.captions.map((_, index) => `[${index === 0 ? `f${pictures - 1}` : `c${index - 1}`}][${pictures + index}:v]overlay=130:1300:enable='between(t,${index * 3 + 0.2},${index * 3 + 2.9})'[c${index}]`);
  const graph = [...moved, ...faded, ...captioned, `[c${pictures - 1}]trim=duration=15,format=yuv420p[v]`, `[${pictures * 2}:a]loudnorm=I=-14:TP=-1,aresample=48000[a]`].join(";");
  const picture = ["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-bf", "0", "-b:v", "6M", "-maxrate", "12M", "-bufsize", "12M", "-g", "60", "-r", "30"];
  return ["-y", "-hide_banner", "-loglevel", "error", ...inputs, "-i", files.voice, "-filter_complex", graph, "-map", "[v]", "-map", "[a]", ...picture, "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-t", "15", "-movflags", "+faststart", join(root, "cli.mp4")];
}

/** A WAV file that swells and fades like speech. */
function hum(seconds: number): Buffer {
  const rate = 24_000;
  const data = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at++) data.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * 180 * at) / rate) * Math.abs(Math.sin((Math.PI * at) / rate / 1.5))), at * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
