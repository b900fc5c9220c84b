import { eld } from "eld/small";

/** `vi_unmarked` is Vietnamese typed without its marks ("khong dau"), which no client publishes. `other` is any other language or none. */
export type DetectedLanguage = "vi" | "vi_unmarked" | "en" | "other";

/** Letters with marks that of all common languages Vietnamese alone uses, and those that it shares. */
const marked = /[ăâđêôơưàáãèéìíòóõùúýĩũạ-ỹ]/u;
/** Of a Vietnamese text about two words in three carry a mark; names and product words lower that. */
const leastMarked = 0.25;
const longestText = 10_000;

/** The language of a text by its letter groups (eld), with marks counted apart. Hashtags, links and mentions are left out. */
export function detectLanguage(text: string): DetectedLanguage {
  const prose = text
    .normalize("NFC")
    .slice(0, longestText)
    .replace(/https?:\/\/\S+|[#@]\S+/gu, " ")
    .toLowerCase();
  const words = prose.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return "other";
  const { language } = eld.detect(prose);
  if (language === "vi") return words.filter((word) => marked.test(word)).length / words.length >= leastMarked ? "vi" : "vi_unmarked";
  return language === "en" ? "en" : "other";
}
