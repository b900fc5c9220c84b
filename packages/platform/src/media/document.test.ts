import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { composeDocument } from "./document-reader.ts";
import { createMediaInspector } from "./inspect-upload.ts";
import { createRenditionMaker } from "./make-rendition.ts";
import { aiXmp, readAiMark } from "./provenance.ts";

const inspector = createMediaInspector({ maxPages: 5 });
const maker = createRenditionMaker();
afterAll(() => Promise.all([inspector.close(), maker.close()]));
const inspect = (bytes: Uint8Array) => inspector.inspectUpload(bytes, { fileName: "tai-lieu.pdf" });
const withCode = (code: string) => expect.objectContaining({ name: "MediaError", code });

async function document(pages: number, change: (made: PDFDocument) => void = () => {}, options: Parameters<PDFDocument["save"]>[0] = {}): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) made.addPage([400, 500]).drawRectangle({ x: 0, y: 250, width: 400, height: 250 });
  change(made);
  return made.save(options);
}

describe("an uploaded PDF (R32)", () => {
  it("is looked through, measured and written anew", async () => {
    const clean = await inspect(await document(3));
    expect(clean).toMatchObject({ kind: "document", mimeType: "application/pdf", extension: "pdf", pages: 3, width: 400, height: 500, byteLength: clean.bytes.byteLength });
    expect((await PDFDocument.load(clean.bytes)).getPageCount()).toBe(3);
    // What is clean is taken again, and measures the same.
    expect(await inspect(clean.bytes)).toMatchObject({ pages: 3, width: 400 });
  });

  it("loses its author, its titles and what hangs behind its end", async () => {
    const original = await document(1, (made) => {
      made.setAuthor("SECRET-AUTHOR");
      made.setTitle("SECRET-TITLE");
      made.catalog.set(PDFName.of("Metadata"), made.context.register(made.context.stream("SECRET-XMP", { Type: "Metadata", Subtype: "XML" })));
      made.getPage(0).node.set(PDFName.of("PieceInfo"), made.context.obj({ Editor: PDFString.of("SECRET-PIECE") }));
    }, { useObjectStreams: false });
    const clean = await inspect(Buffer.concat([original, Buffer.from("\n<script>SECRET-TAIL</script>")]));
    const unpacked = await (await PDFDocument.load(clean.bytes, { updateMetadata: false })).save({ useObjectStreams: false });
    expect(Buffer.from(unpacked).toString("latin1")).not.toMatch(/SECRET|script/);
  });

  it("keeps the mark of AI that it carries", async () => {
    const marked = await document(1, (made) => void made.catalog.set(PDFName.of("Metadata"), made.context.register(made.context.stream(aiXmp("trainedAlgorithmicMedia"), { Type: "Metadata", Subtype: "XML" }))));
    const clean = await inspect(marked);
    expect(clean.aiKind).toBe("trainedAlgorithmicMedia");
    expect(readAiMark(clean.bytes)).toBe("trainedAlgorithmicMedia");
  });

  const changes: [name: string, change: (made: PDFDocument) => void][] = [
    ["a script that runs when it is opened", (made) => made.addJavaScript("main", "app.alert('x')")],
    ["a script behind a link, its name written in another way", (made) => void made.getPage(0).node.set(PDFName.of("AA"), made.context.obj({ O: { S: PDFName.of("J#61vaScript"), JS: PDFString.of("app.alert(1)") } }))],
    ["a program to start", (made) => void made.catalog.set(PDFName.of("OpenAction"), made.context.obj({ S: "Launch", F: PDFString.of("cmd.exe") }))],
    ["a form that changes itself", (made) => void made.catalog.set(PDFName.of("AcroForm"), made.context.obj({ XFA: PDFString.of("<xdp/>") }))],
  ];
  it.each(changes)("is refused with %s", async (_name, change) => {
    for (const useObjectStreams of [true, false]) await expect(inspect(await document(1, change, { useObjectStreams }))).rejects.toEqual(withCode("active_content"));
  });

  it("is refused with files inside", async () => {
    const made = await PDFDocument.create();
    made.addPage();
    await made.attach(new TextEncoder().encode("MZ"), "setup.exe");
    await expect(inspect(await made.save())).rejects.toEqual(withCode("active_content"));
  });

  it("is refused behind a password", async () => {
    const made = await PDFDocument.create();
    made.addPage();
    made.encrypt({ userPassword: "mật khẩu", ownerPassword: "chủ" });
    await expect(inspect(await made.save())).rejects.toEqual(withCode("encrypted"));
  });

  it("is refused with more pages than networks take, with none, and cut off", async () => {
    expect(await inspect(await document(5))).toMatchObject({ pages: 5 });
    await expect(inspect(await document(6))).rejects.toEqual(withCode("too_many_pages"));
    await expect(inspect(Buffer.from("%PDF-1.7\n%âãÏÓ"))).rejects.toEqual(withCode("corrupt"));
    const whole = await document(3, undefined, { useObjectStreams: false });
    await expect(inspect(whole.subarray(0, 300))).rejects.toEqual(withCode("corrupt"));
  });

  it("may lie on the disk", async () => {
    const folder = await mkdtemp(join(tmpdir(), "inspect-"));
    await writeFile(join(folder, "given"), await document(2));
    const found = await inspector.inspectFile(join(folder, "given"), { fileName: "a.pdf" });
    expect([found.pages, (await readFile(found.path)).byteLength]).toEqual([2, found.byteLength]);
    await rm(folder, { recursive: true });
  });
});

describe("a document in the library", () => {
  it("is shown by its first page", async () => {
    const { bytes } = await inspect(await document(2));
    const cover = await maker.make({ bytes, mimeType: "application/pdf" }, { width: 320, height: 320, fit: "inside", focus: null, format: "webp", quality: 74 }, null);
    expect([cover.width, cover.height]).toEqual([256, 320]);
    // Dark above, white below.
    const { data, info } = await sharp(cover.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([data[(40 * info.width + 128) * info.channels], data[(280 * info.width + 128) * info.channels]]).toEqual([expect.toSatisfy((value: number) => value < 20), expect.toSatisfy((value: number) => value > 235)]);
  });

  it("is made of pictures, a page each, all of one size", async () => {
    const picture = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } }).jpeg().toBuffer();
    const pictures = [await picture(1080, 1350, "#b3261e"), await picture(1600, 900, "#0a66c2")].map((bytes) => new Uint8Array(bytes));
    const made = await composeDocument({ pictures, title: "Ba cách pha", ai: "trainedAlgorithmicMedia" });
    expect(readAiMark(made)).toBe("trainedAlgorithmicMedia");
    const clean = await inspect(made);
    expect(clean).toMatchObject({ pages: 2, width: 810, height: 1013, aiKind: "trainedAlgorithmicMedia" });
    const sizes = (await PDFDocument.load(clean.bytes)).getPages().map((page) => page.getSize());
    expect(sizes).toEqual([{ width: 810, height: 1012.5 }, { width: 810, height: 1012.5 }]);
  });
});
