import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createMediaInspector } from "./inspect-upload.ts";
import { readAiMark } from "./provenance.ts";
import { longMp4, sampleMov, sampleMp3, sampleMp4, sampleWav } from "./sample-media.fixture.ts";

const inspector = createMediaInspector();
afterAll(() => inspector.close());
const inspect = (bytes: Uint8Array, fileName = "upload") => inspector.inspectUpload(bytes, { fileName });
const withCode = (code: string) => expect.objectContaining({ name: "MediaError", code });

const picture = (width = 64, height = 48) => sharp({ create: { width, height, channels: 3, background: "#b3261e" } });

describe("an uploaded image (R32)", () => {
  it.each([
    ["image/jpeg", "jpg", () => picture().jpeg().toBuffer()],
    ["image/png", "png", () => picture().png().toBuffer()],
    ["image/webp", "webp", () => picture().webp().toBuffer()],
    ["image/gif", "gif", () => picture().gif().toBuffer()],
  ] as const)("of type %s is decoded and encoded anew", async (mimeType, extension, create) => {
    const clean = await inspect(await create(), "wrong-name.exe");
    expect(clean).toMatchObject({ kind: "image", mimeType, extension, width: 64, height: 48, byteLength: clean.bytes.byteLength });
    expect(clean.sha256).toBe(createHash("sha256").update(clean.bytes).digest("hex"));
    expect(await sharp(clean.bytes).metadata()).toMatchObject({ format: mimeType.slice(6), width: 64, height: 48 });
  });

  it("loses its metadata, place and hidden tail, and is turned upright", async () => {
    const original = await picture(80, 40)
      .withExif({ IFD0: { Copyright: "Lan", ImageDescription: "SECRET-EXIF" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "21/1 2/1 0/1" } })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET-XMP</x:xmpmeta>")
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(original).metadata()).orientation).toBe(6);
    expect(original.toString("latin1")).toMatch(/SECRET-EXIF.*SECRET-XMP/s);
    const clean = await inspect(Buffer.concat([original, Buffer.from("<script>SECRET-TAIL</script>")]));
    expect(clean).toMatchObject({ width: 40, height: 80 });
    const left = await sharp(clean.bytes).metadata();
    expect([left.exif, left.xmp, left.orientation, left.icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(clean.bytes).toString("latin1")).not.toMatch(/SECRET|script/);
  });

  it("keeps its transparency and its animation", async () => {
    const glass = await sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    expect((await sharp((await inspect(glass)).bytes).metadata()).hasAlpha).toBe(true);
    const frames = await Promise.all(["#f00", "#0f0", "#00f"].map((background) => sharp({ create: { width: 20, height: 10, channels: 3, background } }).png().toBuffer()));
    for (const format of ["gif", "webp"] as const) {
      const animation = await sharp(frames, { join: { animated: true } }).toFormat(format).toBuffer();
      const clean = await inspect(animation);
      expect(clean).toMatchObject({ width: 20, height: 10 });
      expect((await sharp(clean.bytes, { animated: true }).metadata()).pages).toBe(3);
    }
  });

  it("is refused when cut off or damaged", async () => {
    const noise = sharp({ create: { width: 300, height: 300, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 40 } } });
    for (const format of ["jpeg", "png", "webp", "gif"] as const) {
      const whole = await noise.clone().toFormat(format).toBuffer();
      await expect(inspect(whole.subarray(0, whole.length / 2)), `half a ${format}`).rejects.toEqual(withCode("corrupt"));
    }
    const png = await noise.clone().png().toBuffer();
    png.fill(0, 2_000, 4_000);
    await expect(inspect(png)).rejects.toEqual(withCode("corrupt"));
    await expect(inspect(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]))).rejects.toEqual(withCode("corrupt"));
  });

  it("is refused when small bytes would become many pixels", async () => {
    await expect(inspect(pngClaiming(60_000, 60_000))).rejects.toEqual(withCode("too_many_pixels"));
    const small = createMediaInspector({ maxPixels: 500 });
    const still = await picture(20, 20).gif().toBuffer();
    expect(await small.inspectUpload(still, { fileName: "a.gif" })).toMatchObject({ width: 20, height: 20 });
    const frames = await Promise.all(["#f00", "#0f0"].map((background) => sharp({ create: { width: 20, height: 20, channels: 3, background } }).png().toBuffer()));
    const animation = await sharp(frames, { join: { animated: true } }).gif().toBuffer();
    await expect(small.inspectUpload(animation, { fileName: "a.gif" })).rejects.toEqual(withCode("too_many_pixels"));
    await small.close();
  });

  it("of 49 megapixels fits into the limits of the child", async () => {
    const clean = await inspect(await picture(7_000, 7_000).webp().toBuffer());
    expect(clean).toMatchObject({ width: 7_000, height: 7_000 });
  });
});

describe("an upload of another kind (R32)", () => {
  const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.from([0, 0, 2, 0]), Buffer.from(`${brand}mp41`), Buffer.alloc(64)]);

  it.each([
    ["video/mp4", sampleMp4, { kind: "video", extension: "mp4", durationSeconds: 1, width: 32, height: 32, videoCodec: "avc", audioCodec: "aac", framesPerSecond: 4 }],
    ["video/quicktime", sampleMov, { kind: "video", extension: "mov", durationSeconds: 1, width: 32, height: 32, videoCodec: "avc", framesPerSecond: 4 }],
    ["audio/mpeg", sampleMp3, { kind: "audio", extension: "mp3", durationSeconds: expect.closeTo(0.3, 0) as number, audioCodec: "mp3" }],
    ["audio/wav", sampleWav, { kind: "audio", extension: "wav", durationSeconds: 0.05, audioCodec: "pcm-s16" }],
  ] as const)("of type %s is read, measured, and loses its place and titles", async (mimeType, given, facts) => {
    expect(Buffer.from(given).toString("latin1")).toMatch(/SECRET-TITLE/);
    const clean = await inspect(given, "wrong-name.exe");
    const { bytes, ...known } = clean;
    expect(known).toEqual({ mimeType, ...facts, byteLength: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/SECRET|21\.0285/);
    // What is clean is taken again, and measures the same.
    expect(await inspect(bytes)).toMatchObject(facts);
  });

  it("is refused when cut off, empty inside, or too long", async () => {
    for (const whole of [sampleMp4, sampleMov]) await expect(inspect(whole.subarray(0, whole.length - 800))).rejects.toEqual(withCode("corrupt"));
    for (const brand of ["isom", "qt  "]) await expect(inspect(box(brand))).rejects.toEqual(withCode("corrupt"));
    await expect(inspect(Buffer.concat([Buffer.from("ID3"), Buffer.from([4, 0, 0, 0, 0, 0, 10]), Buffer.alloc(10), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(500)]))).rejects.toMatchObject({ name: "MediaError" });
    await expect(inspect(longMp4)).rejects.toThrow("It lasts longer than 60 minutes");
  });

  it("may lie on the disk and is copied beside itself", async () => {
    const folder = await mkdtemp(join(tmpdir(), "inspect-"));
    await writeFile(join(folder, "given"), sampleMp4);
    const found = await inspector.inspectFile(join(folder, "given"), { fileName: "a.mp4", ai: "trainedAlgorithmicMedia" });
    const clean = await readFile(found.path);
    expect(found).toMatchObject({ kind: "video", byteLength: clean.byteLength, sha256: createHash("sha256").update(clean).digest("hex"), aiKind: "trainedAlgorithmicMedia" });
    expect(readAiMark(clean)).toBe("trainedAlgorithmicMedia");
    await writeFile(join(folder, "picture"), await picture().png().toBuffer());
    const image = await inspector.inspectFile(join(folder, "picture"), { fileName: "a.png" });
    expect([image.kind, (await readFile(image.path)).byteLength]).toEqual(["image", image.byteLength]);
    await rm(folder, { recursive: true });
  });

  it.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["SVG with a prologue", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["HEIC", box("heic")],
    ["AVIF", box("avif")],
    ["PostScript", Buffer.from("%!PS-Adobe-3.0\n%%EOF\n")],
    ["TIFF", Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0])],
    ["a program", Buffer.concat([Buffer.from([0x7f]), Buffer.from("ELF"), Buffer.alloc(60)])],
    ["nothing", Buffer.alloc(0)],
  ])("is refused: %s", async (_name, bytes) => {
    await expect(inspect(bytes, "harmless.jpg")).rejects.toEqual(withCode("unsupported_type"));
  });

  it("is refused with words that help", async () => {
    await expect(inspect(box("heic"), "IMG_0001.HEIC")).rejects.toThrow(/\.heic files are not accepted; JPEG/);
    await expect(inspect(Buffer.from("hello"), "notes.DOCX")).rejects.toThrow("This .docx file is not accepted");
    await expect(inspect(Buffer.from("hello"), "<img src=x>")).rejects.toThrow("This kind of file is not accepted");
  });

  it("is refused above the size of its kind", async () => {
    const strict = createMediaInspector({ maxBytes: { image: 100, audio: 100 }, maxSeconds: 0.5 });
    await expect(strict.inspectUpload(await picture().png().toBuffer(), { fileName: "a" })).rejects.toEqual(withCode("too_large"));
    await expect(strict.inspectUpload(sampleWav, { fileName: "a" })).rejects.toEqual(withCode("too_large"));
    await expect(strict.inspectUpload(sampleMp4, { fileName: "a" })).rejects.toEqual(withCode("too_long"));
    await strict.close();
  });
});

describe("the inspector", () => {
  it("does not keep its process alive, and takes its child along", async () => {
    const module = new URL("./inspect-upload.ts", import.meta.url).href;
    const bytes = (await picture().png().toBuffer()).toString("base64");
    const script = `
      import { createMediaInspector } from ${JSON.stringify(module)};
      const clean = await createMediaInspector().inspectUpload(Buffer.from(${JSON.stringify(bytes)}, "base64"), { fileName: "a.png" });
      console.log(clean.width);`;
    const started = performance.now();
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    expect(stdout).toBe("64\n");
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

/** A well-formed PNG of a few bytes whose header claims any size. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(1_000))), chunk("IEND", Buffer.alloc(0))]);
}
