import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepFile, serveFile } from "../pages/serve-file.ts";
import { inspectVideo } from "./inspect-video.ts";
import { makeVideo } from "./make-video.ts";

test("a video tells its size, length and codecs, and what is none tells nothing", async () => {
  const bytes = await makeVideo({ width: 1080, height: 1350, seconds: 5, title: "Bánh mì" });
  expect(await inspectVideo(bytes)).toMatchObject({ mimeType: "video/mp4", width: 1080, height: 1350, framesPerSecond: 30, videoCodec: "avc", audioCodec: "aac", isFastStart: true });
  expect((await inspectVideo(bytes))!.seconds).toBeCloseTo(5, 0);
  expect(await inspectVideo(new TextEncoder().encode("<html>not found</html>"))).toBeNull();
  expect(await inspectVideo(bytes.slice(0, 200))).toBeNull();
});

test("kept videos are served whole and in parts, as players ask for them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "files-"));
  try {
    const { file } = await keepFile(folder, new TextEncoder().encode("0123456789"), "mp4");
    const serve = async (range?: string) => {
      const response = (await serveFile(folder, file, range))!;
      return [response.status, response.headers.get("content-range"), await response.text()];
    };
    expect(await serve()).toEqual([200, null, "0123456789"]);
    expect(await serve("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await serve("bytes=8-")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await serve("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await serve("bytes=10-")).toEqual([416, "bytes */10", ""]);
    expect(await serveFile(folder, "../sandbox.db", undefined)).toBeNull();
  } finally {
    await rm(folder, { recursive: true });
  }
});
