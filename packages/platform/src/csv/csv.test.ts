import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv, parseCsvRecords, toCsv } from "./index.ts";

describe("CSV", () => {
  it("opens right in a spreadsheet: byte order mark, CRLF, quotes where needed", () => {
    expect(toCsv([["Bài viết", "Giá"], ['Cà phê "Mộc", rang mới', 199_000n]])).toBe('\uFEFFBài viết,Giá\r\n"Cà phê ""Mộc"", rang mới",199000\r\n');
  });

  it("splits at semicolons for a spreadsheet that writes decimals with a comma", () => {
    expect(toCsv([["Chi phí", "0,0123"]], { delimiter: ";" })).toBe("\uFEFFChi phí;0,0123\r\n");
  });

  it("keeps every cell from running as a formula, and plain numbers as numbers", () => {
    const dangerous = ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1", "＝1+1"];
    const lines = parseCellsRaw(toCsv(dangerous.map((cell) => [cell])));
    expect(lines.every((cell) => cell.startsWith("'"))).toBe(true);
    expect(toCsv([["-4.5", "-4,5", "+84"]])).toBe('\uFEFF-4.5,"-4,5",+84\r\n');
  });

  it("reads back what it wrote", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.normalize("NFC").replaceAll("\uFEFF", ""));
    const rows = fc.array(fc.tuple(fc.constant("x"), cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom("," as const, ";" as const), (written, delimiter) => {
        const header = ["ngày", "bài viết", "giá"];
        expect(parseCsv(toCsv([header, ...written], { delimiter }))).toEqual([header, ...written]);
      }),
    );
  });

  it("guesses the delimiter, skips empty lines and composes letters", () => {
    expect(parseCsv("a;b\n\n1;\"x; y\"\r\n")).toEqual([["a", "b"], ["1", "x; y"]]);
    expect(parseCsv("Tiê\u0301ng,Việt\n")).toEqual([["Tiếng", "Việt"]]);
  });

  it("says on which line each record begins, past empty lines and line breaks within quotes", () => {
    expect(parseCsvRecords('a,b\n\n1,"x\ny"\n2,z\n').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it("names the line of a quote that is never closed", () => {
    expect(() => parseCsv('a,b\n1,"never closed')).toThrow(/Line 2/);
  });
});

/** The first cell of each record, as a spreadsheet would take it. */
function parseCellsRaw(csv: string): string[] {
  return csv.slice(1).split("\r\n").filter((line) => line !== "").map((line) => (line.startsWith('"') ? line.slice(1) : line));
}
