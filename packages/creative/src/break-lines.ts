/** Costs, in squares of the share by which a line differs from the mean. */
const clauseTail = 0.2;
const leaningWord = 0.05;
/** Words that lean on the next one. */
const leaning = new Set(["và", "của", "cho", "với", "là", "để", "một", "các", "những", "mà", "ở", "từ", "theo", "vì", "không", "hai", "ba", "the", "a", "an", "of", "and", "to", "for", "in", "on", "with", "your", "our"]);
/** Share of the mean length that a break after a clause is worth. */
const goodBreak = 0.1;
const clauseEnd = /[,;:–—.!?…]$/u;

/**
 * Spreads words over exactly `count` lines as a typesetter would: lines of like length, breaks after commas and dashes rather than
 * within a clause, no short word left alone. Lengths are counted in letters; the caller measures whether it fits.
 */
export function breakLines(text: string, count: number): string | undefined {
  const words = text.split(" ");
  if (count < 2 || words.length < count) return undefined;
  const lengths = words.map((word) => [...word].length);
  const mean = (lengths.reduce((sum, length) => sum + length, 0) + words.length - count) / count;
  // best[line][end]: least cost of setting the first `end` words on `line` lines, and where its last line begins.
  const best: { cost: number; from: number }[][] = [[{ cost: 0, from: 0 }]];
  for (let line = 1; line <= count; line++) {
    best[line] = [];
    for (let end = line; end <= words.length - (count - line); end++) {
      let chosen = { cost: Infinity, from: -1 };
      for (let from = line - 1; from < end; from++) {
        const before = best[line - 1]?.[from];
        if (!before) continue;
        const length = lengths.slice(from, end).reduce((sum, one) => sum + one, end - from - 1);
        const gain = end < words.length && clauseEnd.test(words[end - 1]!) ? goodBreak : 0;
        const tail = from > 0 && clauseEnd.test(words[from]!) ? clauseTail : 0;
        const leans = end < words.length && leaning.has(words[end - 1]!.toLocaleLowerCase()) ? leaningWord : 0;
        const cost = before.cost + tail + leans + ((length - mean) / mean) ** 2 - gain;
        if (cost < chosen.cost) chosen = { cost, from };
      }
      if (chosen.from >= 0) best[line]![end] = chosen;
    }
  }
  const lines: string[] = [];
  for (let line = count, end = words.length; line > 0; line--) {
    const step = best[line]?.[end];
    if (!step) return undefined;
    lines.unshift(words.slice(step.from, end).join(" "));
    end = step.from;
  }
  return lines.join("\n");
}
