import { describe, expect, it } from "vitest";
import { decodeHtml } from "./decode-html.ts";
import { isSameSite } from "./fetch-site.ts";
import { findPrices, structuredPrice } from "./parse-price.ts";
import { readColors } from "./read-colors.ts";
import { readHtml } from "./read-html.ts";
import { readStructured } from "./read-structured.ts";
import { readVoice } from "./read-voice.ts";
import { parseRobots } from "./robots.ts";

const said = (text: string) => findPrices(text).map(({ price }) => `${price.amount} ${price.currency}`);

describe("prices", () => {
  it.each([
    ["199.000đ", ["199000 VND"]],
    ["199k", ["199000 VND"]],
    ["Chỉ 1,5 triệu", ["1500000 VND"]],
    ["35.000 ₫", ["35000 VND"]],
    ["1.250.000 VNĐ", ["1250000 VND"]],
    ["$1,250.50", ["1250.50 USD"]],
    ["25 USD", ["25 USD"]],
    ["29.000đ – 45.000đ", ["29000 VND", "45000 VND"]],
    ["Gọi 0905 123 456", []],
    ["Mở cửa 7h – 22h, 12 đường Bạch Đằng", []],
    ["10km từ biển", []],
    ["4K TV", ["4000 VND"]],
  ])("of %o are %o", (text, expected) => expect(said(text)).toEqual(expected));

  it("of structured data are one sum in a known currency, or none", () => {
    expect(structuredPrice("199000", "VND")).toEqual({ amount: "199000", currency: "VND" });
    expect(structuredPrice(24.5, "usd")).toEqual({ amount: "24.5", currency: "USD" });
    expect([structuredPrice("10-20", "USD"), structuredPrice("199000", "XXX"), structuredPrice({}, "VND"), structuredPrice("-5", "USD")]).toEqual([null, null, null, null]);
  });
});

describe("charsets", () => {
  const text = "<title>Bánh mì Huế</title>";
  it.each([
    ["UTF-8 under a wrong name", Buffer.from(text), "text/html; charset=iso-8859-1"],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]), null],
    ["UTF-16 without a mark", Buffer.from(text, "utf16le"), null],
  ])("%s is read", (_name, bytes, type) => expect(decodeHtml(bytes, type).replace("\uFEFF", "")).toBe(text));

  it("Windows-1258 is read and composed", async () => {
    // "Bánh mì": á is one byte, ì is i with a combining grave.
    const bytes = Buffer.concat([Buffer.from("<meta charset=windows-1258><title>B"), Buffer.from([0xe1]), Buffer.from("nh mi"), Buffer.from([0xcc]), Buffer.from("</title>")]);
    expect((await readHtml(decodeHtml(bytes, "text/html"))).title).toBe("Bánh mì");
  });

  it("an unknown label is no reason to give up", () => expect(decodeHtml(Buffer.from([0x62, 0xff]), "text/html; charset=klingon")).toContain("b"));
});

describe("markup", () => {
  it("leaves out what a visitor does not see", async () => {
    const { flow } = await readHtml("<p>Thấy</p><p hidden>ẩn 1</p><div style='display: none'>ẩn 2</div><script>ẩn 3</script><noscript>ẩn 4</noscript><del>99k</del><p aria-hidden=true>ẩn 5</p>");
    expect(flow).toEqual([{ kind: "text", text: "Thấy" }]);
  });

  it("survives deep structured data and broken JSON", async () => {
    const deep = `${"[".repeat(5_000)}{"@type":"Product","name":"Sâu"}${"]".repeat(5_000)}`;
    const { jsonLd } = await readHtml(`<script type="application/ld+json">${deep}</script><script type="application/ld+json">{broken</script><script type="application/ld+json">{"@type":"Product","name":"Nông"}</script>`);
    expect(readStructured(jsonLd).products.map(({ name }) => name)).toEqual(["Nông"]);
  });

  it("takes a range for no price", () => {
    const { products } = readStructured([{ "@type": "Product", name: "Áo dài", offers: { "@type": "AggregateOffer", lowPrice: 1, highPrice: 2, priceCurrency: "USD" } }]);
    expect(products[0]!.price).toBeNull();
  });
});

it("colours that a site names come before those that it uses, greys never", () => {
  const colors = readColors({ themeColors: ["#0f766e"], css: `:root{--wp--preset--color--vivid-red:#cf2e2e;--brand:#d97706}${"a{color:#333}p{color:#2563eb}".repeat(9)}`, logoColors: [] });
  expect(colors).toEqual([
    { value: "#0F766E", source: "theme_color" },
    { value: "#D97706", source: "css_variable" },
    { value: "#2563EB", source: "css_usage" },
  ]);
});

it("reads quickly what was written to be slow", () => {
  const started = performance.now();
  readVoice({ texts: ["a".repeat(100_000), "a ".repeat(50_000), "dành cho ".repeat(10_000), "!".repeat(100_000)], posts: ["#".repeat(5_000), "👍".repeat(2_500)], language: "vi" });
  readColors({ themeColors: [], css: `--${"a".repeat(300_000)}${"rgb( ".repeat(50_000)}`, logoColors: [] });
  findPrices("1.".repeat(50_000));
  parseRobots(`User-agent: *\nDisallow: /${"*a".repeat(50_000)}b`)(`/${"a".repeat(2_000)}`);
  expect(performance.now() - started).toBeLessThan(3_000);
});

it("obeys robots.txt: our own group before everybody's, the longest rule first", () => {
  const may = parseRobots("User-agent: *\nDisallow: /\n\nUser-agent: AIContentAgency\nDisallow: /menu\nAllow: /menu/tra\nDisallow: /*.pdf$");
  expect(["/", "/menu", "/menu/tra-sen", "/a.pdf", "/a.pdf?x"].map(may)).toEqual([true, false, true, false, true]);
  expect(parseRobots("")("/")).toBe(true);
});

it("knows its site", () => {
  const home = new URL("https://www.quan.vn/");
  expect(["https://quan.vn/menu", "https://cdn.quan.vn/a", "https://quan.vn.evil.com/", "https://evilquan.vn/", "https://quan.vn:8443/", "ftp://quan.vn/"].map((url) => isSameSite(home, new URL(url)))).toEqual([true, true, false, false, false, false]);
});
