/** A found phrase, in UTF-16 units of the NFC text. */
export interface Found {
  start: number;
  end: number;
  text: string;
}

/**
 * Where a phrase stands in a text as words of its own: compared in NFC, without case, marks counting, any white space between
 * its words. Customer text is escaped, so it can never be a pattern.
 * @param text NFC
 */
export function findPhrases(text: string, phrase: string): Found[] {
  const words = phrase.normalize("NFC").trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const first = words[0]!.at(0) ?? "";
  const last = words.at(-1)!.at(-1) ?? "";
  const before = isWordCharacter(first) ? "(?<![\\p{L}\\p{N}\\p{M}])" : "";
  const after = isWordCharacter(last) ? "(?![\\p{L}\\p{N}\\p{M}])" : "";
  const pattern = new RegExp(`${before}${words.map(escape).join("\\s{1,9}")}${after}`, "giu");
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

/** Whether one of the phrases covers this place, or overlaps it. */
export const isInside = ({ start, end }: Pick<Found, "start" | "end">, allowed: readonly Found[]): boolean => allowed.some((phrase) => phrase.start <= start && end <= phrase.end);

/** The words of a hashtag without marks: `#TotNhatSaiGon` → `tot nhat sai gon`. */
export function wordsOfHashtag(hashtag: string): string {
  return withoutMarks(hashtag.replace(/^#/, ""))
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
    .trim();
}

/** Letters without marks, `đ` as `d`. */
export const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}+/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").normalize("NFC");

/** Takes what stands at a place out, with one of the spaces around it and a comma left alone. */
export function removal(text: string, { start, end }: Pick<Found, "start" | "end">): { start: number; end: number; text: string } {
  const spaceBefore = /[^\S\n]$/u.test(text.slice(0, start));
  const spaceAfter = /^[^\S\n]/u.test(text.slice(end));
  const atStart = start === 0 || text[start - 1] === "\n";
  if (spaceBefore && (spaceAfter || end === text.length || /^[.,;:!?…)\n]/u.test(text.slice(end)))) return { start: start - 1, end, text: "" };
  if (atStart && spaceAfter) {
    const next = text.slice(end + 1, end + 2);
    return { start, end: end + 2, text: next.toLocaleUpperCase("vi") };
  }
  return { start, end, text: "" };
}

/** The replacement with the case of what it replaces. */
export function likeCase(found: string, replacement: string): string {
  if (found.length > 1 && found === found.toLocaleUpperCase("vi") && found !== found.toLocaleLowerCase("vi")) return replacement.toLocaleUpperCase("vi");
  return /^\p{Lu}/u.test(found) ? replacement.charAt(0).toLocaleUpperCase("vi") + replacement.slice(1) : replacement;
}

/** Only syntax characters may be escaped under the `u` flag. */
const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(character);
