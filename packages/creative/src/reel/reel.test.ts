import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reelCapability } from "./engine/capability.ts";
import { reelDefinitionSchema } from "./reel-schema.ts";
import { renderInProcess, sweepWorkDirs, type RenderProcessOptions } from "./render-process.ts";
import type { RenderReelInput } from "./render-reel.ts";

const searchPath = process.env.PATH ?? "";
const capability = reelCapability({ searchPath });
const root = mkdtempSync(join(tmpdir(), "reel-"));
const picture = "00000000-0000-7000-8000-000000000001";
const voice = "00000000-0000-7000-8000-000000000002";
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("says what it can render with, or what to install", () => {
  const bare = reelCapability({ searchPath: root });
  // The library that npm brings exists for Linux on x64 only.
  if (bare.available) expect(bare.found).toEqual(["webcodecs"]);
  else expect(bare.install).toMatch(/apt-get install ffmpeg/);
  expect(capability.found.length).toBeGreaterThanOrEqual(bare.found.length);
});

// Where nothing can encode, the message above is all there is to prove.
if (capability.available) describe("a reel", () => {
  beforeAll(async () => {
    writeFileSync(join(root, "picture.jpg"), await sharp({ create: { width: 900, height: 1200, channels: 3, background: "#b5651d", noise: { type: "gaussian", mean: 120, sigma: 30 } } }).jpeg().toBuffer());
    writeFileSync(join(root, "voice.wav"), wav(2));
  });

  const input = (engine: RenderReelInput["engine"], seconds = 1.5): RenderReelInput => ({
    definition: reelDefinitionSchema.parse({
      aspect: "1:1",
      intro: { text: "Rang từ bao giờ?", seconds: 1 },
      scenes: [
        { picture: { type: "asset", assetId: picture }, onScreenText: "Rang mộc ở Đà Nẵng", voiceover: "Mỗi mẻ mười hai ký", voice: { assetId: voice }, seconds },
        { picture: { type: "colors" }, onScreenText: "185.000 đ", seconds: 1, transition: "slide" },
      ],
      outro: { headline: "", cta: "Đặt ngay", seconds: 1 },
      music: { assetId: voice },
    }),
    brand: { name: "Nhà Rang Mộc", colors: ["#4A2C2A", "#D9A441"], website: null },
    logoPath: null,
    files: { [picture]: join(root, "picture.jpg"), [voice]: join(root, "voice.wav") },
    engine,
    searchPath,
  });
  const options = (name: string, changes: Partial<RenderProcessOptions> = {}): RenderProcessOptions => ({ workDir: join(root, name), signal: new AbortController().signal, memoryBytes: 1024 ** 3, timeoutMs: 300_000, niceness: 0, ...changes });

  it.each(capability.found)("by %s is what every network takes", async (engine) => {
    const shares: number[] = [];
    const { facts, cues } = await renderInProcess(input(engine), options(engine, { onProgress: (share) => shares.push(share) }));
    expect(facts).toMatchObject({ width: 1080, height: 1080, framesPerSecond: 30, videoCodec: expect.stringMatching(/^avc1\.6400(20|28)$/), audioCodec: "mp4a.40.2", sampleRate: 48_000, channels: 2, fastStart: true, editLists: false, colorSpace: "bt709", fullRange: false });
    expect(facts.keyFrameSeconds).toBeLessThanOrEqual(2);
    expect(cues.map(({ text }) => text)).toEqual(["Mỗi mẻ mười hai ký"]);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  }, 240_000);

  it("goes on with what was finished when its process is killed", async () => {
    const long = input(capability.engine!, 8);
    const workDir = join(root, "killed");
    await expect(renderInProcess(long, options("killed", { onStart: (pid) => void killAfterFirstPart(pid, workDir) }))).rejects.toMatchObject({ code: "crashed" });
    const before = (await stat(join(workDir, "part-000.mp4"))).mtimeMs;
    const { facts } = await renderInProcess(long, options("killed"));
    expect((await stat(join(workDir, "part-000.mp4"))).mtimeMs).toBe(before);
    expect(facts.seconds).toBeGreaterThan(10.9);
    expect((await readdir(workDir)).filter((name) => name.endsWith(".draft"))).toEqual([]);
    // Another reel finds nothing of this one.
    await expect(renderInProcess({ ...long, files: {} }, options("killed"))).rejects.toMatchObject({ name: "ReelError" });
    expect(await readdir(workDir)).not.toContain("part-000.mp4");
  }, 240_000);

  it("stops when a person cancels, and at its limits of time and memory", async () => {
    const cancelled = new AbortController();
    let pid = 0;
    const reason = new Error("cancelled");
    await expect(renderInProcess(input(capability.engine!, 20), options("cancel", { signal: cancelled.signal, onStart: (id) => (pid = id), onProgress: () => cancelled.abort(reason) }))).rejects.toBe(reason);
    expect(() => process.kill(pid, 0)).toThrow();
    await expect(renderInProcess(input(capability.engine!, 20), options("slow", { timeoutMs: 1_500 }))).rejects.toMatchObject({ code: "timeout" });
    if (process.platform === "linux") await expect(renderInProcess(input(capability.engine!, 20), options("fat", { memoryBytes: 50 * 1024 ** 2 }))).rejects.toMatchObject({ code: "memory" });
  }, 120_000);

  it("says which file it cannot read", async () => {
    writeFileSync(join(root, "broken.jpg"), "no picture");
    const broken = input(capability.engine!);
    await expect(renderInProcess({ ...broken, files: { ...broken.files, [picture]: join(root, "broken.jpg") } }, options("broken"))).rejects.toMatchObject({ code: "unreadable_picture" });
    await expect(renderInProcess({ ...broken, files: { ...broken.files, [voice]: join(root, "broken.jpg") } }, options("mute"))).rejects.toMatchObject({ code: "unreadable_sound" });
  }, 60_000);

  it("leaves nothing behind that nobody comes back for", async () => {
    const now = Date.now() + 3_600_000;
    const before = (await readdir(root)).length;
    expect(await sweepWorkDirs(root, { olderThanMs: 1_000, now, keep: new Set(["killed", "picture.jpg", "voice.wav"]) })).toBe(before - 3);
    expect((await readdir(root)).toSorted()).toEqual(["killed", "picture.jpg", "voice.wav"]);
  });
});

async function killAfterFirstPart(pid: number, workDir: string): Promise<void> {
  while (!(await readdir(workDir).catch((): string[] => [])).includes("part-000.mp4")) await sleep(20);
  process.kill(-pid, "SIGKILL");
}

/** A hum of that many seconds. */
function wav(seconds: number): Buffer {
  const rate = 22_050;
  const data = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at++) data.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * 220 * at) / rate)), at * 2);
  const head = Buffer.from("RIFF....WAVEfmt ....................data....", "latin1");
  head.writeUInt32LE(36 + data.length, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
