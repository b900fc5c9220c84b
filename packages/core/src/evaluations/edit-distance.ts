import { distance } from "fastest-levenshtein";

/** A longer text is compared by its words, which says as much and takes no time worth naming. */
const mostCharacters = 8_000;

/** How far a text is from what it was: edits over the longer one's length, 0 for the same, 1 for nothing in common. Both in NFC. */
export function editDistance(before: string, after: string): number {
  if (before === after) return 0;
  const [a, b] = [before.normalize("NFC"), after.normalize("NFC")];
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  if (longest <= mostCharacters) return distance(a, b) / longest;
  const [left, right] = asLetters(a.split(/\s+/u), b.split(/\s+/u));
  return distance(left, right) / Math.max(left.length, right.length);
}

/** Each distinct word as one character, so that words are edited as letters are. */
function asLetters(left: readonly string[], right: readonly string[]): [string, string] {
  const letters = new Map<string, string>();
  const letterOf = (word: string) => {
    const known = letters.get(word) ?? String.fromCharCode(0x100 + (letters.size % 0xd700));
    letters.set(word, known);
    return known;
  };
  return [left.map(letterOf).join(""), right.map(letterOf).join("")];
}
