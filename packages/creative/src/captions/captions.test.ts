import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines } from "./break-text.ts";
import { parseSrt, parseVtt, writeSrt, writeVtt } from "./caption-files.ts";
import { captionCueSchema, minCueMs, type CaptionCue } from "./captions-schema.ts";
import { cuesFromText, cuesFromWords, readingMs, settleCues } from "./cues.ts";

const phone = { maxCharacters: 26, maxLines: 2 };
const vietnamese = "Cà phê rang mộc từ Cầu Đất, không tẩm bơ. Mỗi mẻ chỉ 12 kg, rang trong ngày và giao tận nơi ở Đà Nẵng với giá 185.000 đ.";

describe("lines of a caption", () => {
  it("are even and end where a reader pauses", () => {
    expect(breakLines("Cà phê rang mộc từ Cầu Đất, không tẩm bơ", { maxCharacters: 28, maxLines: 2 })).toEqual(["Cà phê rang mộc từ Cầu Đất,", "không tẩm bơ"]);
  });
  it("keep a price with its unit, a name whole, and little words with what they open", () => {
    expect(breakLines("giao tận nơi chỉ 185.000 đ hôm nay", { maxCharacters: 24, maxLines: 2 }).join("|")).not.toContain("185.000|đ");
    expect(breakLines("rang xay mỗi sáng tại Đà Nẵng cho bạn", { maxCharacters: 24, maxLines: 2 }).join("|")).not.toContain("Đà|Nẵng");
    expect(breakLines("hạt được chọn tay trong vườn của gia đình", { maxCharacters: 30, maxLines: 2 }).join("|")).not.toContain("của|gia");
  });
  it("are no more than two, even where a third comma invites a pause", () => {
    expect(breakLines("rang ngay sáng nay, không tẩm bơ, không hương liệu.", { maxCharacters: 27, maxLines: 2 })).toHaveLength(2);
  });
  it("compose letters whose marks came apart, so that no mark is left behind", () => {
    expect(breakLines("Tiếng Việt".normalize("NFD"), phone)).toEqual(["Tiếng Việt".normalize("NFC")]);
  });
});

describe("captions of a text", () => {
  it("say every word once, in order, in two lines at most, within the time", () => {
    const cues = cuesFromText(vietnamese, { ...phone, startMs: 1_000, durationMs: 9_000 });
    expect(cues.map(({ text }) => text.replaceAll("\n", " ")).join(" ")).toBe(vietnamese);
    for (const cue of cues) {
      const lines = cue.text.split("\n");
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(26);
    }
    expect(cues[0]!.startMs).toBe(1_000);
    expect(cues.at(-1)!.endMs).toBe(10_000);
    expect(readingMs(vietnamese)).toBeGreaterThan(7_000);
  });

  it("never overlap and never flicker, whatever the words", () => {
    const word = fc.string({ unit: fc.constantFrom(..."aàảãáạăắâấbcđeêếghiklmnoôốơớpqrstuưứvxy.,!1"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 0, max: 5_000 }), (words, startMs) => {
        const text = words.join(" ");
        const cues = cuesFromText(text, { ...phone, startMs, durationMs: readingMs(text) });
        expect(cues.flatMap((cue) => cue.text.split(/\s/u)).join(" ")).toBe(text);
        for (const [index, cue] of cues.entries()) {
          expect(cue.endMs).toBeGreaterThan(cue.startMs);
          const next = cues[index + 1];
          if (next) expect(next.startMs).toBeGreaterThanOrEqual(cue.endMs);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("follow a voice's timestamps and part at its breaths", () => {
    const words = "Chào bạn . Hôm nay ta thử ly mới".split(" ").map((text, index) => ({ text, startMs: index * 300 + (index > 2 ? 900 : 0), endMs: index * 300 + 250 + (index > 2 ? 900 : 0) }));
    const cues = cuesFromWords(words, phone);
    expect(cues).toHaveLength(2);
    expect(cues[1]).toMatchObject({ startMs: 1_800, text: "Hôm nay ta thử ly mới" });
  });

  it("that end before they begin are kept for a moment", () => {
    expect(captionCueSchema.parse({ startMs: 900, endMs: 100, text: " Dạ " })).toEqual({ startMs: 900, endMs: 1_600, text: "Dạ" });
  });

  it("are put in order, kept apart and long enough to be seen", () => {
    expect(settleCues([{ startMs: 2_000, endMs: 2_100, text: "hai" }, { startMs: 0, endMs: 1_900, text: "một" }])).toEqual([
      { startMs: 0, endMs: 2_000, text: "một" },
      { startMs: 2_000, endMs: 2_000 + minCueMs, text: "hai" },
    ]);
  });
});

describe("caption files", () => {
  const cues: CaptionCue[] = [{ startMs: 0, endMs: 1_250, text: "Xin chào\nViệt Nam" }, { startMs: 3_599_000, endMs: 3_600_000, text: "Giảm 20% <hôm nay> & ngày mai" }];

  it("come back as they were written", () => {
    expect(parseVtt(writeVtt(cues))).toEqual(cues);
    expect(parseSrt(writeSrt([cues[0]!]))).toEqual([cues[0]]);
    expect(writeSrt(cues)).toContain("1\n00:00:00,000 --> 00:00:01,250\nXin chào\nViệt Nam\n\n2\n00:59:59,000 --> 01:00:00,000\n");
    expect(writeVtt(cues).startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:01.250\n")).toBe(true);
  });

  it("are read with the habits of other programs", () => {
    const srt = "\uFEFF1\r\n00:00:01,5 --> 00:00:02,000\r\n<i>Chào</i> {\\an8}bạn\r\n\r\n\r\n00:00:03.000 --> 00:00:04.000\r\nkhông số\r\n";
    expect(parseSrt(srt)).toEqual([{ startMs: 1_500, endMs: 2_000, text: "Chào bạn" }, { startMs: 3_000, endMs: 4_000, text: "không số" }]);
    const vtt = "WEBVTT - tên\n\nNOTE ghi chú\n\nSTYLE\n::cue {}\n\nmở đầu\n00:01.000 --> 00:02.000 align:start\n<v Lan>Dạ</v>\n";
    expect(parseVtt(vtt)).toEqual([{ startMs: 1_000, endMs: 2_000, text: "Dạ" }]);
  });

  it("are refused with the line that is wrong", () => {
    expect(() => parseSrt("1\nnonsense\n")).toThrow(expect.objectContaining({ name: "CaptionError", line: 2 }));
    expect(() => parseSrt("1\n00:00:02,000 --> 00:00:01,000\nx\n")).toThrow(expect.objectContaining({ line: 2 }));
    expect(() => parseVtt("00:01.000 --> 00:02.000\nx")).toThrow(expect.objectContaining({ line: 1 }));
  });
});
