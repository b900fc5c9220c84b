import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { expect, test } from "vitest";
import { makeMp3, makeWav } from "./make-speech.ts";
import { makeVideo } from "./make-video.ts";

const open = (bytes: Uint8Array) => new Input({ source: new BufferSource(bytes as Uint8Array<ArrayBuffer>), formats: ALL_FORMATS });

test.each([[1080, 1920, 7.5], [1920, 1080, 3], [1104, 832, 2]])("a video of %d × %d and %d s is H.264 and AAC of that length", async (width, height, seconds) => {
  const input = open(await makeVideo({ width, height, seconds, title: "Sandbox vid_1" }));
  const video = (await input.getPrimaryVideoTrack())!;
  expect(await video.getCodec()).toBe("avc");
  expect(await (await input.getPrimaryAudioTrack())!.getCodec()).toBe("aac");
  expect(await input.computeDuration()).toBeCloseTo(seconds, 0);
  expect((await video.getDisplayWidth()) / (await video.getDisplayHeight())).toBeCloseTo(width / height, 0);
});

test("no two videos are the same bytes", async () => {
  const [one, two] = await Promise.all(["a", "b"].map((title) => makeVideo({ width: 1080, height: 1080, seconds: 2, title })));
  expect(Buffer.from(one!).equals(Buffer.from(two!))).toBe(false);
});

test("speech is an MP3 or a WAV of the asked length", async () => {
  expect(await open(makeMp3(4, "Tiếng Việt")).computeDuration()).toBeCloseTo(4, 1);
  expect(await open(makeWav(4, 24_000, "abc")).computeDuration()).toBeCloseTo(4, 1);
});
