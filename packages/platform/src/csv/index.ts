export { parseCsv, parseCsvRecords, toCsv, type CsvCell, type CsvOptions } from "./csv.ts";
