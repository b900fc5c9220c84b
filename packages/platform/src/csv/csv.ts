import papaparse from "papaparse";

export type CsvCell = string | number | bigint | null | undefined;

export interface CsvOptions {
  /** A spreadsheet set to Vietnamese splits at semicolons, because the comma separates its decimals. */
  delimiter?: "," | ";";
}

/**
 * A spreadsheet runs a cell that begins with one of these; a plain number such as `-4,5` is left alone.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?![+-]?\d+(?:[.,]\d+)?$)[=+\-@\t\r\n＝＋－＠]/u;

const byteOrderMark = "\uFEFF";

/** Rows as CSV that opens right in a spreadsheet: UTF-8 with a byte order mark, CRLF, and no cell that runs as a formula. */
export function toCsv(rows: readonly (readonly CsvCell[])[], { delimiter = "," }: CsvOptions = {}): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? "" : String(cell).normalize("NFC"))));
  return `${byteOrderMark}${papaparse.unparse(cells, { delimiter, newline: "\r\n", escapeFormulae: formula })}\r\n`;
}

/**
 * Reads CSV by whichever delimiter it uses; empty lines are left out, text is NFC.
 * A cell that `toCsv` made safe comes back as it was.
 * @throws RangeError with the line for text that is no CSV (an unclosed quote)
 */
export function parseCsv(text: string): string[][] {
  const found = papaparse.parse<string[]>(text.replace(byteOrderMark, ""), { skipEmptyLines: "greedy", delimitersToGuess: [",", ";", "\t"] });
  const problem = found.errors.find(({ type }) => type === "Quotes");
  if (problem) throw new RangeError(`Line ${(problem.row ?? 0) + 1}: ${problem.message}.`);
  return found.data.map((row) => row.map((cell) => unescape(cell.normalize("NFC"))));
}

function unescape(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
