import { fits } from "./limits.ts";
import { containsWord, withoutMarks } from "./text.ts";

/** The hashtag of a phrase: marks removed, CamelCase, letters and digits. Null when nothing readable is left or it grows too long. */
export function hashtagOf(phrase: string): string | null {
  const words = withoutMarks(phrase.normalize("NFC")).match(/[A-Za-z0-9]+/g) ?? [];
  const tag = words.map((word) => (/^[a-z]/.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join("");
  return words.length <= 6 && tag.length >= 2 && fits(tag, 28) && /[A-Za-z]/.test(tag) ? `#${tag}` : null;
}

/** Hashtags from the phrases in order of weight; unique without case; none that spells a forbidden word. */
export function hashtagsOf(phrases: readonly (string | null)[], most: number, dontWords: readonly string[]): string[] {
  const tags = new Map<string, string>();
  const forbidden = new Set(dontWords.map((word) => hashtagOf(word)?.toLowerCase()));
  for (const phrase of phrases) {
    const tag = phrase ? hashtagOf(phrase) : null;
    if (!tag || tags.has(tag.toLowerCase()) || forbidden.has(tag.toLowerCase()) || containsWord(phrase!, dontWords)) continue;
    tags.set(tag.toLowerCase(), tag);
    if (tags.size === most) break;
  }
  return [...tags.values()];
}
