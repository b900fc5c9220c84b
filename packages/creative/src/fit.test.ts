import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines } from "./break-lines.ts";
import { createGraphicEngine } from "./engine.ts";
import { GraphicError, type GraphicInput, graphicSizes, type GraphicSize } from "./graphic.ts";
import { listTemplates } from "./templates/index.ts";
import { brightPhoto } from "./testing/drawn-pictures.ts";
import { fullTexts } from "./testing/full-texts.ts";

const engine = createGraphicEngine();
const base: GraphicInput = { template: "offer", size: "1:1", brandColors: ["#12344D", "#E0A83E"], brandName: "Nhà Bến Sông", texts: fullTexts, language: "vi" };
const syllables = ["Ẩn", "Ặt", "ẫm", "nghiêng", "thưởng", "ế", "ộ", "phường", "cà phê", "Đà Lạt", "2.850.000 ₫", "khuyếch", "trương", "ữ", "quyển"];
const sentence = (words: number) => fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: words }).map((list) => list.join(" "));

describe("fitting", () => {
  it("keeps any Vietnamese text inside the frame, and says so where it had to cut", async () => {
    const ids = listTemplates().map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), fc.constantFrom(...(Object.keys(graphicSizes) as GraphicSize[])), sentence(60), sentence(120), sentence(14), async (template, size, headline, body, cta) => {
        const plan = await engine.planGraphic({ ...base, template, size, texts: { ...fullTexts, headline, body, cta } });
        for (const { text, lines, overflow, box } of plan.fit.texts) {
          expect(lines).toBeLessThanOrEqual(text.lines);
          expect(box.x + box.width).toBeLessThanOrEqual(plan.width + 2);
          expect(box.y + box.height).toBeLessThanOrEqual(plan.height + 2);
          if (overflow && text.field) expect(plan.warnings).toContainEqual({ code: "text_overflow", field: text.field });
        }
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it("reports size and lines of each field, and sets short text at its largest", async () => {
    const short = await engine.renderGraphic({ ...base, template: "quote", texts: { headline: "Vừa sức." } });
    const long = await engine.renderGraphic({ ...base, template: "quote", texts: { headline: "Căn nhà đầu tiên không cần hoàn hảo. ".repeat(6) } });
    const [one, other] = [short, long].map(({ fitted }) => fitted.find(({ field }) => field === "headline")!);
    expect(one).toMatchObject({ size: 88, lines: 1, overflow: false });
    expect(other!.size).toBeLessThan(one!.size);
  });

  it("cuts at a word with an ellipsis and says so, never in silence", async () => {
    const graphic = await engine.renderGraphic({ ...base, template: "quote", texts: { headline: "Rất dài dòng ".repeat(80) } });
    expect(graphic.fitted).toContainEqual(expect.objectContaining({ field: "headline", overflow: true }));
    expect(graphic.warnings).toContainEqual({ code: "text_overflow", field: "headline" });
  });

  it("draws decomposed text as it draws composed text", async () => {
    const composed = await engine.renderGraphic({ ...base, texts: { headline: "Tiếng Việt đậm đà Ẩ Ặ".normalize("NFC") } });
    const decomposed = await engine.renderGraphic({ ...base, texts: { headline: "Tiếng Việt đậm đà Ẩ Ặ".normalize("NFD") } });
    expect(Buffer.from(decomposed.bytes).equals(Buffer.from(composed.bytes))).toBe(true);
  });

  it("breaks a word that is wider than the frame rather than letting it run out", async () => {
    const plan = await engine.planGraphic({ ...base, template: "statement", texts: { headline: "a".repeat(120) } });
    for (const { box } of plan.fit.texts) expect(box.x + box.width).toBeLessThanOrEqual(plan.width);
  });

  it("refuses what cannot be drawn with a code", async () => {
    await expect(engine.renderGraphic({ ...base, template: "none" })).rejects.toMatchObject({ code: "unknown_template" });
    await expect(engine.renderGraphic({ ...base, texts: {} })).rejects.toMatchObject({ code: "missing_text" });
    await expect(engine.renderGraphic({ ...base, photo: { bytes: new TextEncoder().encode("<svg/>") } })).rejects.toBeInstanceOf(GraphicError);
    const whole = await brightPhoto();
    await expect(engine.renderGraphic({ ...base, photo: { bytes: whole.bytes.slice(0, 400) } })).rejects.toMatchObject({ code: "unreadable_image" });
  });
});

describe("line breaks", () => {
  it("end a line with its clause", () => {
    expect(breakLines("Bồ kết và vỏ bưởi: vì sao bà ngoại luôn đúng", 3)).toBe("Bồ kết và vỏ bưởi:\nvì sao bà ngoại\nluôn đúng");
    expect(breakLines("Mùa sương, mùa cà\u00A0phê trứng", 2)).toBe("Mùa sương,\nmùa cà\u00A0phê trứng");
  });

  it("keep all words in order, on exactly the lines asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...syllables.flatMap((text) => text.split(" "))), { minLength: 2, maxLength: 20 }), fc.integer({ min: 2, max: 5 }), (words, count) => {
        const broken = breakLines(words.join(" "), count);
        if (words.length < count) {
          expect(broken).toBeUndefined();
          return;
        }
        expect(broken!.split("\n")).toHaveLength(count);
        expect(broken!.split(/\s/)).toEqual(words);
      }),
    );
  });
});
