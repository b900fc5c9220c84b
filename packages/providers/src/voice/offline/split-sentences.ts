/** Sentences in order, without surrounding space; lines end a sentence too. A point inside a number or an abbreviation ends none. */
export function splitSentences(text: string): string[] {
  const segmenter = new Intl.Segmenter("vi", { granularity: "sentence" });
  return text
    .normalize("NFC")
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
