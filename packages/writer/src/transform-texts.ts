import { lengthOf } from "./limits.ts";
import { tidy } from "./text.ts";
import type { WriterDocument, WriterLanguage } from "./types.ts";

/** Lines of sentences of paragraphs, so that a text can lose some and keep its form. */
export type Sentences = { text: string; paragraph: number; line: number }[];

export function sentencesOf(text: string, language: WriterLanguage): Sentences {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph, index) =>
      paragraph.split("\n").flatMap((line, number) => [...segmenter.segment(line)].map(({ segment }) => ({ text: segment.trim(), paragraph: index, line: number }))),
    )
    .filter((sentence) => sentence.text !== "");
}

export function joinSentences(sentences: Sentences): string {
  let joined = "";
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    if (before) joined += before.paragraph !== sentence.paragraph ? "\n\n" : before.line !== sentence.line ? "\n" : " ";
    joined += sentence.text;
  }
  return tidy(joined);
}

/**
 * Fewer sentences, about `share` of the length: the opening stays, then what holds figures and names, the rest from its end.
 * A single sentence stays whole: half a sentence is no text.
 */
export function shortenText(text: string, share: number, language: WriterLanguage): string {
  const target = lengthOf(text) * share;
  let kept = sentencesOf(text, language);
  const weigh = (sentence: Sentences[number], index: number): number => (index === 0 ? 3 : /\d/.test(sentence.text) ? 2 : 1);
  while (kept.length > 1 && lengthOf(joinSentences(kept)) > target) {
    const weights = kept.map(weigh);
    const least = Math.min(...weights);
    const gone = weights.lastIndexOf(least);
    if (gone === 0) break;
    kept = kept.filter((_, index) => index !== gone);
  }
  return joinSentences(kept);
}

/** Without the sentences that hold one of the words; null when none would be left. */
export function withoutSentences(text: string, holds: (sentence: string) => boolean, language: WriterLanguage): string | null {
  const all = sentencesOf(text, language);
  const kept = all.filter((sentence) => !holds(sentence.text));
  if (kept.length === all.length) return text;
  return kept.length === 0 ? null : joinSentences(kept);
}

/** Share of the shorter text's words that the other one has too, from 0 to 1. */
export function overlapOf(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLocaleLowerCase("vi").match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  const [a, b] = [words(one), words(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(1, Math.min(a.size, b.size));
}

/** The same document with each readable text changed; hashtags, paths and sizes stay. */
export function mapTexts<T extends WriterDocument>(document: T, change: (text: string, role: "body" | "line" | "cta") => string): T {
  const lines = (texts: readonly string[]) => texts.map((text) => change(text, "line"));
  const changed = (): WriterDocument => {
    switch (document.type) {
      case "social":
        return { ...document, body: change(document.body, "body"), cta: change(document.cta, "cta") };
      case "ads":
        return { ...document, headlines: lines(document.headlines), descriptions: lines(document.descriptions), primaryText: change(document.primaryText, "body") };
      case "landing":
        return { ...document, sections: document.sections.map((section) => ({ ...section, heading: change(section.heading, "line"), body: change(section.body, "body"), items: lines(section.items) })) };
      case "video":
        return {
          ...document,
          hook: change(document.hook, "line"),
          scenes: document.scenes.map((scene) => ({ ...scene, voiceover: change(scene.voiceover, "line"), onScreenText: change(scene.onScreenText, "line") })),
          caption: change(document.caption, "body"),
        };
    }
  };
  return changed() as T;
}

export const emojiPattern = /\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic})*/gu;
export const withoutEmoji = (text: string): string => tidy(text.replace(emojiPattern, "").replace(/^ +| +$/gm, ""));
