import { readFile, writeFile } from "node:fs/promises";
import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, type PDFObject } from "@cantoo/pdf-lib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import type { DocumentJob, DocumentReply } from "./document-protocol.ts";
import { aiKindIn, aiXmp, type AiKind } from "./provenance.ts";

// The whole file runs as a child process with a memory limit, without environment, and may write to one folder only.

process.on("disconnect", () => process.exit());
process.on("message", (job: DocumentJob) => {
  void workOn(job)
    .catch((error: unknown): DocumentReply => ({ ok: false, code: error instanceof EncryptedPDFError ? "encrypted" : "corrupt", reason: error instanceof Error ? error.message : "unknown" }))
    .then((reply) => process.send?.(reply));
});

async function workOn(job: DocumentJob): Promise<DocumentReply> {
  switch (job.task) {
    case "clean":
      return clean(job);
    case "cover":
      return { ok: true, task: "cover", bytes: await drawFirstPage(job.bytes, job.side) };
    case "compose":
      return { ok: true, task: "compose", bytes: await compose(job) };
  }
}

/** Names that stand for programs, other files or forms that send: nothing that a post on a network needs. Source: ISO 32000-2, 12.6 and 7.11. */
const activeNames: ReadonlySet<string> = new Set(["JS", "JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "RichMedia", "RichMediaExecute", "EmbeddedFile", "EmbeddedFiles", "XFA", "Movie", "Sound", "Rendition"]);
/** What tells of people, places and programs. */
const privateKeys = ["Metadata", "PieceInfo", "LastModified"] as const;

async function clean(job: Extract<DocumentJob, { task: "clean" }>): Promise<DocumentReply> {
  const given = await readFile(job.path);
  const document = await load(given);
  const active = activeNameIn(document);
  if (active !== null) return { ok: false, code: "active_content", reason: active };
  const pages = document.getPageCount();
  if (pages === 0) return { ok: false, code: "corrupt", reason: "has no page" };
  if (pages > job.maxPages) return { ok: false, code: "too_many_pages", reason: `${pages} pages` };
  const found = forgetPrivate(document);
  const aiKind = job.ai ?? found;
  if (aiKind) mark(document, aiKind);
  const bytes = await document.save({ updateFieldAppearances: false, addDefaultPage: false });
  const { width, height } = document.getPage(0).getSize();
  // Another reader must see the same document, and be able to draw it.
  const seen = await countPages(bytes);
  if (seen !== pages) return { ok: false, code: "corrupt", reason: `${seen} of ${pages} pages can be read` };
  await drawFirstPage(bytes, 64);
  await writeFile(job.cleanPath, bytes, { mode: 0o600 });
  return { ok: true, task: "clean", pages, width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)), ...(aiKind ? { aiKind } : {}) };
}

/** Objects that cannot be read may hide anything, so they are refused; behind a password they cannot be read either. */
async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  } catch (error) {
    // Throws that it is encrypted, where it is.
    await PDFDocument.load(bytes, { updateMetadata: false });
    throw error;
  }
}

/** The first name in any object, used or not, that stands for something active. */
function activeNameIn(document: PDFDocument): string | null {
  const waiting: PDFObject[] = document.context.enumerateIndirectObjects().map(([, object]) => object);
  if (document.context.trailerInfo.Root) waiting.push(document.context.trailerInfo.Root);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFName) {
      const name = object.decodeText();
      if (activeNames.has(name)) return name;
    } else if (object instanceof PDFArray) {
      waiting.push(...object.asArray());
    } else if (object instanceof PDFDict || object instanceof PDFStream) {
      for (const [key, value] of (object instanceof PDFStream ? object.dict : object).entries()) waiting.push(key, value);
    }
  }
  return null;
}

/** Takes away what is not page; answers the mark of AI that stood there. */
function forgetPrivate(document: PDFDocument): AiKind | undefined {
  const { context } = document;
  let found: AiKind | undefined;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream && object.dict.get(PDFName.of("Type")) === PDFName.of("Metadata")) {
      found ??= aiKindIn(Buffer.from(object.getContents()).toString("latin1"));
      context.delete(reference);
      continue;
    }
    const dictionary = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null;
    for (const key of privateKeys) dictionary?.delete(PDFName.of(key));
  }
  if (context.trailerInfo.Info) {
    const { Info } = context.trailerInfo;
    delete context.trailerInfo.Info;
    if (!(Info instanceof PDFDict)) context.delete(Info as Parameters<typeof context.delete>[0]);
  }
  return found;
}

function mark(document: PDFDocument, kind: AiKind): void {
  const stream = document.context.stream(Buffer.from(aiXmp(kind)), { Type: "Metadata", Subtype: "XML" });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(stream));
}

async function countPages(bytes: Uint8Array): Promise<number> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    return document.getPageCount();
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** The first page as PNG, its longer side so many pixels. */
async function drawFirstPage(bytes: Uint8Array, side: number): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const drawn = await page.render({ scale: side / Math.max(originalWidth, originalHeight, 1), render: "bitmap" });
    const image = sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 4 } });
    return new Uint8Array(await image.flatten({ background: "#ffffff" }).png().toBuffer());
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** Points of a pixel on a page, as on a screen of 96 dots an inch. */
const pointsPerPixel = 0.75;

/** A page for each picture, all of the first one's size; what has another shape stands in the middle of white. */
async function compose({ pictures, title, ai }: Extract<DocumentJob, { task: "compose" }>): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  if (ai) mark(document, ai);
  document.setTitle(title);
  let size: [width: number, height: number] | undefined;
  for (const bytes of pictures) {
    const picture = await document.embedJpg(bytes);
    size ??= [picture.width * pointsPerPixel, picture.height * pointsPerPixel];
    const [width, height] = size;
    const fitted = picture.scaleToFit(width, height);
    document.addPage(size).drawImage(picture, { ...fitted, x: (width - fitted.width) / 2, y: (height - fitted.height) / 2 });
  }
  return document.save({ updateFieldAppearances: false });
}
