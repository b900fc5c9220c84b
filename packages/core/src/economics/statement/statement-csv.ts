import { toCsv, type CsvCell } from "@agency/platform/csv";
import type { Money, Statement } from "../schema.ts";
import { formatDay } from "./format.ts";
import { networkName, statementWords, type StatementLanguage } from "./words.ts";

interface StatementCsvOptions {
  language: StatementLanguage;
  timeZone: string;
}

/**
 * A statement for a spreadsheet: its head, its lines, the use of the plan and every piece, one block below the other.
 * Amounts are bare numbers in the language's own notation, so that a spreadsheet of that language adds them up.
 */
export function statementCsv(statement: Statement, { language, timeZone }: StatementCsvOptions): string {
  const words = statementWords[language];
  const day = (value: string) => formatDay(value, language, timeZone);
  const amount = (money: Money) => (language === "vi" ? money.amount.replace(".", ",") : money.amount);
  const { issuer, client } = statement;
  const rows: CsvCell[][] = [
    [words.title],
    [words.number, statement.number],
    [words.period, `${day(statement.from)} – ${day(statement.to)}`],
    ...(statement.isFinal ? [] : [[words.notFinal]]),
    [words.from, issuer.name, issuer.address, issuer.taxCode],
    [words.billTo, client.legalName ?? client.name, client.address, client.taxCode],
    [words.currency, statement.currency],
    [],
    [words.description, words.quantity, words.unitPrice, words.amount],
    ...statement.lines.map((line) => [lineName(line, language), line.quantity, amount(line.unitPrice), amount(line.amount)]),
    ...statement.taxes.map((tax) => [tax.name, null, null, amount(tax.amount)]),
    [words.total, null, null, amount(statement.total)],
    [],
    [words.kind, words.included, words.used, words.over],
    ...statement.quota.map((use) => [words.kinds[use.kind], use.included, use.used, use.over]),
    [],
    [words.date, words.brand, words.kind, words.piece, words.network, words.published],
    ...statement.pieces.map((piece) => [day(piece.countedAt), piece.brandName, words.kinds[piece.kind], piece.title, networkName(piece.platform), piece.publishedAt === null ? words.notPublished : day(piece.publishedAt)]),
  ];
  return toCsv(rows, { delimiter: language === "vi" ? ";" : "," });
}

/** What a line is called on paper. */
export function lineName(line: Statement["lines"][number], language: StatementLanguage): string {
  const words = statementWords[language];
  return line.kind === "overage" && line.pieceKind !== null ? words.overageLine(words.kinds[line.pieceKind]) : words.planLine(line.name);
}
