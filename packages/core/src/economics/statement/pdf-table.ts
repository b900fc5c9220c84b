import { contentWidth, ink, pageMargin, printable, type Doc, type FontName } from "./pdf-page.ts";

export interface PdfColumn {
  title: string;
  /** Part of the page's width; the columns of a table share it. */
  share: number;
  align?: "left" | "right";
}

const padding = 5;

/** A table whose rows never break within; its head stands again on each page. */
export function drawTable(doc: Doc, columns: readonly PdfColumn[], rows: readonly (readonly string[])[]): void {
  const shares = columns.reduce((total, { share }) => total + share, 0);
  const widths = columns.map(({ share }) => (contentWidth * share) / shares);
  const bottom = doc.page.height - pageMargin;
  const head = columns.map(({ title }) => title);
  const headHeight = heightOf(doc, head, widths, "bold", 8.5);
  const firstHeight = rows[0] ? heightOf(doc, rows[0], widths, "regular", 9) : 0;
  if (doc.y + headHeight + firstHeight > bottom) doc.addPage();
  drawHead();
  for (const row of rows) {
    const height = heightOf(doc, row, widths, "regular", 9);
    if (doc.y + height > bottom) {
      doc.addPage();
      drawHead();
    }
    drawRow(doc, row, { columns, widths, height, font: "regular", size: 9, color: ink.text });
    rule(doc, ink.line, 0.5);
  }

  function drawHead(): void {
    drawRow(doc, head, { columns, widths, height: headHeight, font: "bold", size: 8.5, color: ink.muted });
    rule(doc, ink.text, 0.8);
  }
}

interface RowLook {
  columns: readonly PdfColumn[];
  widths: readonly number[];
  height: number;
  font: FontName;
  size: number;
  color: string;
}

function drawRow(doc: Doc, cells: readonly string[], { columns, widths, height, font, size, color }: RowLook): void {
  const top = doc.y;
  doc.font(font).fontSize(size).fillColor(color);
  let left = pageMargin;
  cells.forEach((cell, at) => {
    doc.text(printable(cell), left + (at === 0 ? 0 : padding), top + padding, { width: textWidth(widths, at), align: columns[at]!.align ?? "left" });
    left += widths[at]!;
  });
  doc.x = pageMargin;
  doc.y = top + height;
}

function heightOf(doc: Doc, cells: readonly string[], widths: readonly number[], font: FontName, size: number): number {
  doc.font(font).fontSize(size);
  return Math.max(...cells.map((cell, at) => doc.heightOfString(printable(cell), { width: textWidth(widths, at) }))) + 2 * padding;
}

/** The outer columns keep no distance from the page's edge. */
function textWidth(widths: readonly number[], at: number): number {
  return widths[at]! - (at === 0 ? 0 : padding) - (at === widths.length - 1 ? 0 : padding);
}

export function rule(doc: Doc, color: string, width: number): void {
  doc.moveTo(pageMargin, doc.y).lineTo(pageMargin + contentWidth, doc.y).lineWidth(width).strokeColor(color).stroke();
}
