import { parseCsv } from "@agency/platform/csv";
import { describe, expect, it } from "vitest";
import { statementSchema } from "../schema.ts";
import { formatDay, formatStatementMoney } from "./format.ts";
import { printable } from "./pdf-page.ts";
import { statementCsv } from "./statement-csv.ts";
import { exampleStatement } from "./statement.fixture.ts";
import { statementPdf } from "./statement-pdf.ts";
import { statementWords } from "./words.ts";

const timeZone = "Asia/Ho_Chi_Minh";

describe("a statement as CSV", () => {
  it("holds head, lines, total, use and pieces", () => {
    expect(statementSchema.parse(exampleStatement)).toEqual(exampleStatement);
    const rows = parseCsv(statementCsv(exampleStatement, { language: "en", timeZone }));
    expect(rows).toContainEqual(["No.", "2026-11-MOC-01"]);
    expect(rows).toContainEqual(["Plan Tăng trưởng", "1", "7774000", "7774000"]);
    expect(rows).toContainEqual(["Posts beyond the plan", "2", "260000", "520000"]);
    expect(rows).toContainEqual(["Total", "", "", "8294000"]);
    expect(rows).toContainEqual(["Posts", "30", "32", "2"]);
    expect(rows.filter((row) => row[4] === "Facebook" || row[4] === "Instagram")).toHaveLength(39);
  });

  it("runs nothing: a title that looks like a formula stays text", () => {
    const csv = statementCsv(exampleStatement, { language: "vi", timeZone });
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")`);
    expect(csv.startsWith("\uFEFFBảng kê dịch vụ\r\n")).toBe(true);
  });

  it("writes numbers as a spreadsheet of that language reads them", () => {
    const inUsd = { ...exampleStatement, currency: "USD", total: { amount: "299.5", currency: "USD" } };
    expect(statementCsv(inUsd, { language: "vi", timeZone })).toContain("Tổng cộng;;;299,5\r\n");
    expect(statementCsv(inUsd, { language: "en", timeZone })).toContain("Total,,,299.5\r\n");
  });

  it("says that a running month is provisional", () => {
    expect(statementCsv({ ...exampleStatement, isFinal: false }, { language: "en", timeZone })).toContain("Provisional");
  });

  it("shows days as the organization's clocks do", () => {
    expect(formatDay("2026-11-30T18:30:00.000Z", "en", timeZone)).toBe("01/12/2026");
    expect(formatDay("2026-11-30", "vi", timeZone)).toBe("30/11/2026");
  });

  it("writes money with the digits of its currency, exactly", () => {
    expect(formatStatementMoney({ amount: "7774000", currency: "VND" }, "vi")).toBe("7.774.000\u00a0₫");
    expect(formatStatementMoney({ amount: "299", currency: "USD" }, "en")).toBe("$299.00");
    expect(formatStatementMoney({ amount: "999999999999.99", currency: "USD" }, "en")).toBe("$999,999,999,999.99");
  });
});

describe("a statement as PDF", () => {
  it.each(["vi", "en"] as const)("is a document in %s with the fonts inside", async (language) => {
    const pdf = Buffer.from(await statementPdf(exampleStatement, { language, timeZone, createdAt: new Date("2026-12-01T00:00:00Z") })).toString("latin1");
    expect(pdf.startsWith("%PDF-1.")).toBe(true);
    expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(pdf).toContain("BeVietnamPro");
    expect(pdf).toContain("/FontFile2");
    expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
  });

  it("comes out for a month without anything, and for 2,000 pieces", async () => {
    const options = { language: "vi", timeZone, createdAt: new Date(0) } as const;
    const empty = await statementPdf({ ...exampleStatement, lines: [], quota: [], pieces: [], issuer: { name: "", taxCode: "", address: "", email: "", payment: "" } }, options);
    expect(empty.length).toBeGreaterThan(5_000);
    const full = await statementPdf({ ...exampleStatement, pieces: Array.from({ length: 2_000 }, () => exampleStatement.pieces[1]!) }, options);
    expect(full.length).toBeGreaterThan(empty.length);
  });

  it("leaves out what the font cannot draw, and composes letters", () => {
    expect(printable("🎉 Tiê\u0301ng Việt 👨‍👩‍👧 mới\u0000 🇻🇳")).toBe("Tiếng Việt mới");
    expect(printable("Giảm 50% — 199.000₫ “hôm nay”…")).toBe("Giảm 50% — 199.000₫ “hôm nay”…");
  });

  it("has every word in both languages", () => {
    expect(Object.keys(statementWords.vi)).toEqual(Object.keys(statementWords.en));
  });
});
