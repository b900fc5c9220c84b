export { parseCsv, toCsv, type CsvCell, type CsvOptions } from "./csv.ts";
