import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { createImageDecoder, type ImageDecoder, type ImageDecoderOptions } from "./image-decoder.ts";

const opened: ImageDecoder[] = [];
function open(options: Partial<ImageDecoderOptions> = {}): ImageDecoder {
  const decoder = createImageDecoder({ memoryBytes: 2 * 1024 ** 3, timeoutMs: 20_000, idleMs: 10_000, ...options });
  opened.push(decoder);
  return decoder;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((decoder) => decoder.close()));
});

const png = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#0a7" } }).png().toBuffer();
const job = async (width = 30, height = 20) => ({ bytes: await png(width, height), mimeType: "image/png" as const, maxPixels: 60_000_000 });
const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const until = async (condition: () => boolean) => {
  for (let waited = 0; waited < 5_000 && !condition(); waited += 20) await sleep(20);
  expect(condition()).toBe(true);
};

describe("the decoding child (R32)", () => {
  it("is one, however many images come at once", async () => {
    const decoder = open();
    expect(decoder.childPid()).toBeUndefined();
    const first = await decoder.clean(await job());
    const pid = decoder.childPid();
    const rest = await Promise.all([job(10, 10), job(11, 10), job(12, 10)].map(async (each) => decoder.clean(await each)));
    expect([first, ...rest].map(({ width }) => width).toSorted()).toEqual([10, 11, 12, 30]);
    expect(decoder.childPid()).toBe(pid);
  });

  it("ends when it has nothing to do, and starts again", async () => {
    const decoder = open({ idleMs: 50 });
    await decoder.clean(await job());
    const pid = decoder.childPid()!;
    await until(() => decoder.childPid() === undefined && !alive(pid));
    expect((await decoder.clean(await job())).width).toBe(30);
  });

  it("is replaced when it crashes under an image", async () => {
    const decoder = open();
    await decoder.clean(await job());
    const pid = decoder.childPid()!;
    const lost = decoder.clean(await job(6_000, 6_000));
    const outcome = expect(lost).rejects.toMatchObject({ name: "MediaError", code: "corrupt" });
    await sleep(5);
    process.kill(pid, "SIGKILL");
    await outcome;
    expect((await decoder.clean(await job())).width).toBe(30);
    expect(decoder.childPid()).not.toBe(pid);
  });

  it("is killed when an image takes too long, and the next image gets a new one", async () => {
    const decoder = open({ timeoutMs: 3_000 });
    await decoder.clean(await job());
    const pid = decoder.childPid()!;
    // A stopped process stands for a decoder that never returns.
    process.kill(pid, "SIGSTOP");
    await expect(decoder.clean(await job())).rejects.toMatchObject({ code: "decode_timeout" });
    await until(() => !alive(pid));
    expect((await decoder.clean(await job())).width).toBe(30);
  });

  it.runIf(process.platform === "linux")("cannot take more memory than it was given", async () => {
    const bytes = await sharp({ create: { width: 6_500, height: 6_500, channels: 4, background: "#fff" } }).webp({ lossless: true }).toBuffer();
    const large = { bytes, mimeType: "image/webp" as const, maxPixels: 60_000_000 };
    expect((await open().clean(large)).width).toBe(6_500);
    const tight = open({ memoryBytes: 1024 ** 3 });
    await expect(tight.clean(large)).rejects.toMatchObject({ code: "too_many_pixels" });
    expect((await tight.clean(await job())).width).toBe(30);
  });

  it("carries none of this process's environment", async () => {
    const decoder = open();
    await decoder.clean(await job());
    if (process.platform !== "linux") return;
    const { readFile } = await import("node:fs/promises");
    const environment = await readFile(`/proc/${decoder.childPid()}/environ`, "utf8");
    expect(environment.split("\0").map((entry) => entry.split("=")[0])).not.toContain("HOME");
    expect(environment).toContain("MALLOC_ARENA_MAX=2");
  });
});
