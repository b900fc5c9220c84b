import { diffArrays } from "diff";

/** A run of words that both texts have, or that only one has. */
export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Above this many words a comparison word by word would hold the page up; whole lines are compared instead. */
const mostWords = 6_000;

/**
 * What changed between two texts, by words as the language has them, so that no Vietnamese syllable is torn from its marks.
 * Both are compared in NFC: the same words typed on another keyboard are the same.
 */
export function diffText(before: string, after: string, language: string): DiffPart[] {
  const [one, other] = [before.normalize("NFC"), after.normalize("NFC")];
  if (one === other) return one === "" ? [] : [{ kind: "same", text: one }];
  const split = one.length + other.length > mostWords * 6 ? linesOf : wordsOf(language);
  const parts = diffArrays(split(one), split(other)).map(({ value, added, removed }): DiffPart => ({ kind: added ? "added" : removed ? "removed" : "same", text: value.join("") }));
  return joinIslands(parts);
}

const wordsOf = (language: string) => {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
};

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** What two changes leave standing between them: marks, or a word or two that are the same by chance. */
const isIsland = (text: string): boolean => !text.includes("\n") && (text.match(/[\p{L}\p{N}]+/gu) ?? []).length <= 2;

/** Islands belong to the change around them: "the old → the new" reads better than a word at a time. */
function joinIslands(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = "";
  let added = "";
  const push = (part: DiffPart) => {
    const last = joined.at(-1);
    if (part.text === "") return;
    if (last?.kind === "same" && part.kind === "same") joined[joined.length - 1] = { kind: "same", text: last.text + part.text };
    else joined.push(part);
  };
  const flush = () => {
    // A space that ends both belongs to neither.
    const tail = removed.endsWith(" ") && added.endsWith(" ") ? 1 : 0;
    push({ kind: "removed", text: removed.slice(0, removed.length - tail) });
    push({ kind: "added", text: added.slice(0, added.length - tail) });
    push({ kind: "same", text: " ".repeat(tail) });
    removed = added = "";
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const inside = kind === "same" && (removed !== "" || added !== "") && index < parts.length - 1 && isIsland(text);
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (inside) {
      removed += text;
      added += text;
    } else {
      flush();
      push({ kind, text });
    }
  }
  flush();
  return joined;
}

/** The text that a diff began with, or ended at. */
export const textOf = (parts: readonly DiffPart[], side: "before" | "after"): string => parts.filter(({ kind }) => kind !== (side === "before" ? "added" : "removed")).map(({ text }) => text).join("");
