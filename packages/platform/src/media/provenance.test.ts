import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createMediaInspector } from "./inspect-upload.ts";
import { createRenditionMaker } from "./make-rendition.ts";
import { aiKindIn, aiXmp, markAiMade, readAiMark } from "./provenance.ts";
import { sampleMp3, sampleMp4 } from "./sample-media.fixture.ts";

const inspector = createMediaInspector();
const renditions = createRenditionMaker();
afterAll(() => Promise.all([inspector.close(), renditions.close()]));
const picture = () => sharp({ create: { width: 400, height: 200, channels: 3, background: "#3f6b4f", noise: { type: "gaussian", mean: 120, sigma: 30 } } });
const kind = "compositeWithTrainedAlgorithmicMedia";

describe("the mark of AI", () => {
  it.each(["jpeg", "png", "webp"] as const)("stands in a %s as IPTC's DigitalSourceType, and the picture opens as before", async (format) => {
    const bytes = new Uint8Array(await picture().toFormat(format).toBuffer());
    const marked = await markAiMade(bytes, { mimeType: `image/${format}`, kind });
    const found = await sharp(marked, { failOn: "warning" }).metadata();
    expect(found).toMatchObject({ format, width: 400, height: 200 });
    expect(found.xmpAsString).toContain("<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia<");
    if (format !== "webp") expect(await sharp(marked).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
    expect(readAiMark(marked)).toBe(kind);
    expect(await markAiMade(marked, { mimeType: `image/${format}`, kind })).toBe(marked);
  });

  it("stands in a video that still reads; sound has no place for it", async () => {
    const marked = await markAiMade(sampleMp4, { mimeType: "video/mp4", kind });
    expect(readAiMark(marked)).toBe(kind);
    expect((await inspector.inspectUpload(marked, { fileName: "a.mp4" })).durationSeconds).toBe(1);
    expect(await markAiMade(sampleMp3, { mimeType: "audio/mpeg", kind })).toBe(sampleMp3);
  });

  it("is put there by inspection, found in what others made, and nothing else stays", async () => {
    const ours = await inspector.inspectUpload(await picture().jpeg().toBuffer(), { fileName: "a.jpg", ai: "trainedAlgorithmicMedia" });
    expect([ours.aiKind, readAiMark(ours.bytes)]).toEqual(["trainedAlgorithmicMedia", "trainedAlgorithmicMedia"]);
    const theirs = await picture().withXmp(aiXmp("trainedAlgorithmicMedia").replace("</rdf:Description>", "<x:owner>SECRET</x:owner></rdf:Description>")).withExif({ IFD0: { Copyright: "SECRET" } }).jpeg().toBuffer();
    const found = await inspector.inspectUpload(theirs, { fileName: "a.jpg" });
    expect([found.aiKind, readAiMark(found.bytes)]).toEqual(["trainedAlgorithmicMedia", "trainedAlgorithmicMedia"]);
    expect(Buffer.from(found.bytes).toString("latin1")).not.toContain("SECRET");
    const plain = await inspector.inspectUpload(await picture().jpeg().toBuffer(), { fileName: "a.jpg" });
    expect([plain.aiKind, readAiMark(plain.bytes), aiKindIn("DigitalSourceType digitalCapture")]).toEqual([undefined, undefined, undefined]);
  });

  it("goes with every size that is made of the picture", async () => {
    const bytes = new Uint8Array(await picture().jpeg().toBuffer());
    for (const format of ["jpeg", "webp"] as const) {
      const made = await renditions.make({ bytes, mimeType: "image/jpeg" }, { width: 100, height: 100, fit: "cover", focus: null, format, quality: 80 }, kind);
      expect([made.width, made.height, (await sharp(made.bytes).metadata()).xmpAsString?.includes(kind)]).toEqual([100, 100, true]);
    }
  });
});

describe("a rendition", () => {
  it("keeps what is in focus when it is cropped", async () => {
    // Red, green and blue thirds.
    const thirds = await sharp({ create: { width: 300, height: 100, channels: 3, background: "#00ff00" } })
      .composite([
        { input: { create: { width: 100, height: 100, channels: 3, background: "#ff0000" } }, left: 0, top: 0 },
        { input: { create: { width: 100, height: 100, channels: 3, background: "#0000ff" } }, left: 200, top: 0 },
      ])
      .png()
      .toBuffer();
    for (const [x, channel] of [[0, 0], [0.5, 1], [1, 2]] as const) {
      const made = await renditions.make({ bytes: new Uint8Array(thirds), mimeType: "image/png" }, { width: 50, height: 50, fit: "cover", focus: { x, y: 0.5 }, format: "jpeg", quality: 90 }, null);
      const { channels } = await sharp(made.bytes).stats();
      expect(channels.findIndex(({ mean }) => mean > 200), `focus ${x}`).toBe(channel);
    }
  });

  it("is never enlarged when it must only fit", async () => {
    const made = await renditions.make({ bytes: new Uint8Array(await picture().png().toBuffer()), mimeType: "image/png" }, { width: 640, height: 640, fit: "inside", focus: null, format: "webp", quality: 78 }, null);
    expect(made).toMatchObject({ width: 400, height: 200 });
  });
});
