export interface BreakOptions {
  /** Letters of one line. */
  maxCharacters: number;
  maxLines: number;
}

/**
 * Parts words (already split at spaces) into the fewest pieces of even length that end where a reader pauses: after punctuation, never
 * inside a name, after a little word that belongs to the next one, or between a number and its unit. Vietnamese writes one word as several
 * syllables with spaces between them; nothing is ever broken inside a syllable.
 * @param fits whether the words `from` (included) to `to` (excluded) can stand together; one word alone always may
 * @returns for each piece the index behind its last word
 */
export function partWords(words: readonly string[], { fits, ideal, partCost = 1 }: { fits: (from: number, to: number) => boolean; ideal: number; partCost?: number }): number[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= words.length; to++) {
    let found = { cost: Infinity, from: to - 1 };
    for (let from = to - 1; from >= 0; from--) {
      if (to - from > 1 && !fits(from, to)) break;
      const length = lengthOf(words, from, to);
      const slack = (ideal - length) / ideal;
      const cost = best[from]!.cost + partCost + slack * slack + (to < words.length ? breakCost(words[to - 1]!, words[to]!) : 0);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const ends: number[] = [];
  for (let to = words.length; to > 0; to = best[to]!.from) ends.unshift(to);
  return ends;
}

/** Lines of one caption, as even as the words allow; more than `maxLines` only where the words leave no choice. */
export function breakLines(text: string, { maxCharacters, maxLines }: BreakOptions): string[] {
  const words = wordsOf(text);
  const total = lengthOf(words, 0, words.length);
  if (total <= maxCharacters) return words.length === 0 ? [] : [words.join(" ")];
  const lines = Math.min(maxLines, Math.ceil(total / maxCharacters));
  const ends = partWords(words, { fits: (from, to) => lengthOf(words, from, to) <= maxCharacters, ideal: Math.min(maxCharacters, total / lines + 1), partCost: 10 });
  return ends.map((end, index) => words.slice(ends[index - 1] ?? 0, end).join(" "));
}

/** How many lines the words need when each is filled. */
export function linesNeeded(words: readonly string[], from: number, to: number, maxCharacters: number): number {
  let lines = 1;
  let length = 0;
  for (let index = from; index < to; index++) {
    const next = words[index]!.length;
    if (length > 0 && length + 1 + next > maxCharacters) {
      lines += 1;
      length = next;
    } else length += (length > 0 ? 1 : 0) + next;
  }
  return lines;
}

export const wordsOf = (text: string): string[] => text.normalize("NFC").split(/\s+/u).filter((word) => word !== "");

export function lengthOf(words: readonly string[], from: number, to: number): number {
  let length = Math.max(0, to - from - 1);
  for (let index = from; index < to; index++) length += words[index]!.length;
  return length;
}

/** What it costs the reader to pause between two words. */
function breakCost(before: string, after: string): number {
  if (/[.!?…]["”’)]*$/u.test(before)) return -0.6;
  if (/[,;:–—]["”’)]*$/u.test(before)) return -0.35;
  if (after.startsWith("(") || /^[–—-]$/u.test(after)) return -0.1;
  const bare = before.toLocaleLowerCase("vi").replace(/^["“‘(]+/u, "");
  if (leaning.has(bare)) return 0.8;
  if (/\d$/u.test(before) && unit.test(after)) return 1.2;
  if (isName(before) && isName(after)) return 0.9;
  return 0.15;
}

const isName = (word: string): boolean => /^\p{Lu}/u.test(word);
const unit = /^(?:đ|đồng|k|nghìn|ngàn|triệu|tỷ|%|phần|giờ|phút|giây|ngày|tuần|tháng|năm|lần|người|món|ly|cốc|gói|gram|g|kg|ml|lít|m2|m²|usd|vnd|minutes?|hours?|days?|weeks?|months?|years?|people)\b|^[%₫$€]/iu;
/** Little words that open what follows. */
const leaning = new Set(
  "và hoặc hay với của cho từ đến tới trong ngoài trên dưới ở tại để là mà thì nếu khi vì bởi do các những mỗi một hai ba này không chưa đã đang sẽ được bị rất hơn như về theo cùng the a an of to in on at for with and or but from by as is are was your our their this that".split(" "),
);
