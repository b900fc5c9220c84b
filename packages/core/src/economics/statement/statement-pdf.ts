import type { Statement } from "../schema.ts";
import { formatCount, formatDay, formatStatementMoney } from "./format.ts";
import { closeDocument, contentWidth, ink, numberPages, openDocument, pageMargin, printable, type Doc } from "./pdf-page.ts";
import { drawTable } from "./pdf-table.ts";
import { lineName } from "./statement-csv.ts";
import { networkName, statementWords, type StatementLanguage, type StatementWords } from "./words.ts";

interface StatementPdfOptions {
  language: StatementLanguage;
  timeZone: string;
  createdAt: Date;
}

/** A statement as an A4 document that can go beside an invoice: who, for whom, what, how much; then the use of the plan and every piece. */
export async function statementPdf(statement: Statement, { language, timeZone, createdAt }: StatementPdfOptions): Promise<Uint8Array<ArrayBuffer>> {
  const words = statementWords[language];
  const doc = openDocument({ title: `${words.title} ${statement.number}`, author: statement.issuer.name, language, createdAt });
  const day = (value: string) => formatDay(value, language, timeZone);
  const count = (value: number) => formatCount(value, language);

  drawHead(doc, statement, words, `${day(statement.from)} – ${day(statement.to)}`);
  drawParties(doc, statement, words);
  drawLines(doc, statement, words, language);
  if (statement.issuer.payment !== "") {
    heading(doc, words.payment);
    paragraph(doc, statement.issuer.payment, ink.text);
  }

  if (statement.quota.length > 0) {
    heading(doc, words.usage);
    drawTable(
      doc,
      [{ title: words.kind, share: 4 }, ...[words.included, words.used, words.over].map((title) => ({ title, share: 2, align: "right" as const }))],
      statement.quota.map((use) => [words.kinds[use.kind], count(use.included), count(use.used), count(use.over)]),
    );
  }
  heading(doc, words.delivered);
  if (statement.pieces.length === 0) paragraph(doc, words.noPieces, ink.muted);
  else {
    drawTable(
      doc,
      [words.date, words.brand, words.kind, words.piece, words.network, words.published].map((title, at) => ({ title, share: [3, 4, 3, 9, 3, 3][at]! })),
      statement.pieces.map((piece) => [
        day(piece.countedAt),
        piece.brandName,
        words.kinds[piece.kind],
        piece.title,
        networkName(piece.platform),
        piece.publishedAt === null ? words.notPublished : day(piece.publishedAt),
      ]),
    );
  }
  numberPages(doc, (page, pages) => `${statement.number} · ${words.page(page, pages)}`);
  return closeDocument(doc);
}

function drawHead(doc: Doc, statement: Statement, words: StatementWords, period: string): void {
  doc.font("bold").fontSize(19).fillColor(ink.text).text(words.title, pageMargin, pageMargin, { width: contentWidth });
  doc.moveDown(0.2);
  doc.font("regular").fontSize(9.5).fillColor(ink.muted).text(`${words.number} ${printable(statement.number)} · ${words.period} ${period}`);
  if (!statement.isFinal) doc.font("bold").fillColor(ink.warning).text(words.notFinal);
  doc.moveDown(1.2);
}

function drawParties(doc: Doc, { issuer, client }: Statement, words: StatementWords): void {
  const top = doc.y;
  const width = (contentWidth - 24) / 2;
  const party = (left: number, title: string, name: string, facts: (string | null)[]) => {
    doc.font("bold").fontSize(8.5).fillColor(ink.muted).text(title, left, top, { width });
    doc.font("bold").fontSize(11).fillColor(ink.text).text(printable(name) || "–", { width });
    doc.font("regular").fontSize(9.5);
    for (const fact of facts) if (fact) doc.text(printable(fact), { width });
    return doc.y;
  };
  const labelled = (label: string, value: string | null) => (value ? `${label}: ${value}` : null);
  const left = party(pageMargin, words.from, issuer.name, [issuer.address, labelled(words.taxCode, issuer.taxCode), labelled(words.email, issuer.email)]);
  const right = party(pageMargin + width + 24, words.billTo, client.legalName ?? client.name, [
    client.address,
    labelled(words.taxCode, client.taxCode),
    labelled(words.contact, client.contactName),
    labelled(words.email, client.email),
  ]);
  doc.x = pageMargin;
  doc.y = Math.max(left, right) + 22;
}

function drawLines(doc: Doc, statement: Statement, words: StatementWords, language: StatementLanguage): void {
  const money = (value: Statement["total"]) => formatStatementMoney(value, language);
  if (statement.lines.length === 0) paragraph(doc, words.noLines, ink.muted);
  else {
    drawTable(
      doc,
      [{ title: words.description, share: 6 }, ...[words.quantity, words.unitPrice, words.amount].map((title, at) => ({ title, share: at === 0 ? 2 : 3, align: "right" as const }))],
      statement.lines.map((line) => [lineName(line, language), formatCount(line.quantity, language), money(line.unitPrice), money(line.amount)]),
    );
  }
  doc.y += 6;
  if (statement.taxes.length > 0) {
    sum(doc, words.subtotal, money(statement.subtotal), false);
    for (const tax of statement.taxes) sum(doc, tax.name, money(tax.amount), false);
  }
  sum(doc, words.total, money(statement.total), true);
}

function sum(doc: Doc, label: string, value: string, strong: boolean): void {
  const top = doc.y;
  doc.font(strong ? "bold" : "regular").fontSize(strong ? 13 : 9.5).fillColor(strong ? ink.accent : ink.text);
  doc.text(printable(label), pageMargin, top, { width: contentWidth * 0.62, align: "right" });
  doc.text(value, pageMargin + contentWidth * 0.62, top, { width: contentWidth * 0.38, align: "right" });
  doc.x = pageMargin;
  doc.y += 4;
}

function heading(doc: Doc, text: string): void {
  if (doc.y + 90 > doc.page.height - pageMargin) doc.addPage();
  else doc.y += 22;
  doc.font("bold").fontSize(12).fillColor(ink.text).text(text, pageMargin, doc.y, { width: contentWidth });
  doc.y += 4;
}

function paragraph(doc: Doc, text: string, color: string): void {
  const lines = text.split(/\r?\n/).map(printable).join("\n");
  doc.font("regular").fontSize(9.5).fillColor(color).text(lines, pageMargin, doc.y, { width: contentWidth });
}
