import papaparse from "papaparse";

export type CsvCell = string | number | bigint | null | undefined;

export interface CsvOptions {
  /** A spreadsheet set to Vietnamese splits at semicolons, because the comma separates its decimals. */
  delimiter?: "," | ";";
  /** `keep` for a file that a program imports, where an added apostrophe would be published; the caller has looked at the cells. */
  formulas?: "escape" | "keep";
}

/**
 * A spreadsheet runs a cell that begins with one of these; a plain number such as `-4,5` is left alone.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?![+-]?\d+(?:[.,]\d+)?$)[=+\-@\t\r\n＝＋－＠]/u;

const byteOrderMark = "\uFEFF";

/** Rows as CSV that opens right in a spreadsheet: UTF-8 with a byte order mark, CRLF, and no cell that runs as a formula. */
export function toCsv(rows: readonly (readonly CsvCell[])[], { delimiter = ",", formulas = "escape" }: CsvOptions = {}): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? "" : String(cell).normalize("NFC"))));
  return `${byteOrderMark}${papaparse.unparse(cells, { delimiter, newline: "\r\n", escapeFormulae: formulas === "escape" ? formula : false })}\r\n`;
}

/**
 * Reads CSV by whichever delimiter it uses; empty lines are left out, text is NFC.
 * A cell that `toCsv` made safe comes back as it was.
 * @throws RangeError with the line for text that is no CSV (an unclosed quote)
 */
export function parseCsv(text: string): string[][] {
  return parseCsvRecords(text).map(({ cells }) => cells);
}

/** As `parseCsv`, each record with the line of the file on which it begins, counted from 1, line breaks within quotes included. */
export function parseCsvRecords(text: string): { line: number; cells: string[] }[] {
  const bare = text.replace(byteOrderMark, "");
  // Empty lines mislead the guess, but are needed to count.
  const { delimiter } = papaparse.parse<string[]>(bare, { skipEmptyLines: "greedy", delimitersToGuess: [",", ";", "\t"] }).meta;
  const found = papaparse.parse<string[]>(bare, { delimiter });
  const problem = found.errors.find(({ type }) => type === "Quotes");
  const records: { line: number; cells: string[] }[] = [];
  let line = 1;
  for (const [index, row] of found.data.entries()) {
    if (problem && problem.row === index) throw new RangeError(`Line ${line}: ${problem.message}.`);
    if (row.some((cell) => cell.trim() !== "")) records.push({ line, cells: row.map((cell) => unescape(cell.normalize("NFC"))) });
    line += 1 + row.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  if (problem) throw new RangeError(`Line ${line}: ${problem.message}.`);
  return records;
}

function unescape(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
