import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Pdf from "pdfkit";

export type Doc = InstanceType<typeof Pdf>;

export const pageMargin = 50;
export const contentWidth = 595.28 - 2 * pageMargin;
export const ink = { text: "#1c1917", muted: "#6b6560", line: "#d9d4ce", accent: "#0f766e", warning: "#9a5b00" } as const;
export type FontName = "regular" | "bold";

/** A full TTF: subset fonts lose Vietnamese marks, and the fonts built into PDF readers have none. */
const fontFiles: Record<FontName, string> = {
  regular: "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf",
  bold: "@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf",
};

interface DocumentInfo {
  title: string;
  author: string;
  language: string;
  createdAt: Date;
}

/** An empty A4 document with its fonts; pages are kept until the end, so that each can say how many there are. */
export function openDocument({ title, author, language, createdAt }: DocumentInfo): Doc {
  const doc = new Pdf({
    size: "A4",
    margin: pageMargin,
    bufferPages: true,
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    info: { Title: printable(title), Author: printable(author), CreationDate: createdAt, ModDate: createdAt, Producer: "AI Content Agency", Creator: "AI Content Agency" },
  });
  const require = createRequire(import.meta.url);
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, readFileSync(require.resolve(file)));
  doc.addPage();
  doc.font("regular").fontSize(9.5).fillColor(ink.text);
  return doc;
}

/** Ends the document. @throws what the writer throws */
export async function closeDocument(doc: Doc): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  doc.end();
  for await (const part of doc) parts.push(part as Uint8Array);
  return new Uint8Array(Buffer.concat(parts));
}

/** Puts a line at the foot of every page. */
export function numberPages(doc: Doc, text: (page: number, pages: number) => string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at);
    // Below the margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    doc.font("regular").fontSize(8).fillColor(ink.muted);
    doc.text(text(at + 1, count), pageMargin, doc.page.height - 34, { width: contentWidth, align: "right", lineBreak: false });
  }
}

/** Composed letters without what the font has no glyphs for: emoji, their joiners, control characters. */
export function printable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\u{20E3}/gu, "")
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
