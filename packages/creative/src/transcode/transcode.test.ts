import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMediaInspector } from "@agency/platform/media";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reelCapability, type ReelEngine } from "../reel/engine/capability.ts";
import { chooseTranscoder, transcodeInProcess, type TranscodeOrder } from "./index.ts";

const searchPath = process.env["PATH"] ?? "";
const found: readonly ReelEngine[] = reelCapability({ searchPath }).found;
const clip = (name: string): string => fileURLToPath(new URL(`../testing/clips/${name}`, import.meta.url));
const inspector = createMediaInspector();
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "transcode-"));
});
afterAll(async () => {
  await inspector.close();
  await rm(root, { recursive: true, force: true });
});

const limits = (changes = {}) => ({ signal: new AbortController().signal, memoryBytes: 1.5 * 1024 ** 3, niceness: 5, timeoutMs: 120_000, ...changes });
const order = (name: string, engine: TranscodeOrder["engine"], changes: Partial<TranscodeOrder> = {}): TranscodeOrder => ({ path: clip(name), outPath: join(root, "made.mp4"), engine, searchPath, maxSide: 1_920, maxBytes: 300_000_000, maxFramesPerSecond: 60, ...changes });
async function made(given: TranscodeOrder) {
  await transcodeInProcess(given, limits());
  return inspector.inspectFile(given.outPath, { fileName: "made.mp4" });
}

it("finds what encodes on this machine, its ffmpeg first", () => {
  expect(found.length).toBeGreaterThan(0);
  expect(chooseTranscoder({ searchPath })).toBe(found.includes("ffmpeg") ? "ffmpeg" : "webcodecs");
  expect(["webcodecs", null]).toContain(chooseTranscoder({ searchPath: root }));
});

describe.each(found)("with %s", (engine) => {
  it("makes HEVC with uncompressed sound at 90 pictures a second what every network takes", async () => {
    const facts = await made(order("quick-hevc.mov", engine));
    expect(facts).toMatchObject({ mimeType: "video/mp4", videoCodec: "avc", audioCodec: "aac", width: 540, height: 960 });
    expect(facts.framesPerSecond).toBeCloseTo(60, 0);
    expect(facts.durationSeconds).toBeCloseTo(3.2, 0);
  }, 120_000);

  it("makes a wide video smaller and keeps it upright, with all of its length", async () => {
    const facts = await made(order("wide-turned.mp4", engine, { maxSide: 640 }));
    expect(facts).toMatchObject({ width: 360, height: 640, videoCodec: "avc", audioCodec: "aac", framesPerSecond: 24 });
    expect(facts.durationSeconds).toBeCloseTo(3.2, 0);
  }, 120_000);

  it("leaves colours of high dynamic range to a person", async () => {
    await expect(transcodeInProcess(order("hlg.mov", engine, { maxSide: 200 }), limits())).rejects.toMatchObject({ code: "high_dynamic_range", isFinal: true });
  }, 60_000);
});

it("copies what fits already without any engine, and says what to install where one is needed", async () => {
  expect(await made(order("wide-turned.mp4", null, { maxSide: 4_096 }))).toMatchObject({ mimeType: "video/mp4", width: 1_216, height: 2_160, videoCodec: "avc" });
  await expect(transcodeInProcess(order("quick-hevc.mov", null), limits())).rejects.toMatchObject({ code: "engine_missing", isFinal: true });
}, 60_000);

it("refuses what would look bad, what is no video, and what takes too long", async () => {
  await expect(transcodeInProcess(order("quick-hevc.mov", found[0]!, { maxBytes: 60_000 }), limits())).rejects.toMatchObject({ code: "too_heavy" });
  await expect(transcodeInProcess({ ...order("quick-hevc.mov", found[0]!), path: fileURLToPath(import.meta.url) }, limits())).rejects.toMatchObject({ code: "unreadable" });
  await expect(transcodeInProcess(order("quick-hevc.mov", found[0]!), limits({ timeoutMs: 50 }))).rejects.toMatchObject({ code: "timeout", isFinal: false });
  const stopped = new AbortController();
  const reason = new Error("stopped");
  await expect(transcodeInProcess(order("quick-hevc.mov", found[0]!), limits({ signal: stopped.signal, onStart: () => stopped.abort(reason) }))).rejects.toBe(reason);
}, 60_000);

it("ends with whoever asked for it", async () => {
  const outPath = join(root, "orphan.mp4");
  const script = `import { transcodeInProcess } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    await transcodeInProcess(${JSON.stringify({ ...order("wide-turned.mp4", found[0]!), outPath })}, { signal: new AbortController().signal, memoryBytes: 2e9, niceness: 0, timeoutMs: 60000, onStart: (pid) => { console.log(pid); setTimeout(() => process.kill(process.pid, "SIGKILL"), 100); } });`;
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(parent.stdout, "data")) as [Buffer];
  await once(parent, "exit");
  const pid = Number(said.toString());
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  const size = () => stat(outPath).then((file) => file.size, () => 0);
  const before = await size();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await size()).toBe(before);
}, 30_000);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
