/** `vi` by its own letters or common words, `en` by common words, otherwise `other`. */
export function detectLanguage(text: string): "vi" | "en" | "other" {
  const lower = text.normalize("NFC").toLowerCase().slice(0, 20_000);
  if (/[぀-ヿ㐀-鿿가-힯Ѐ-ӿ؀-ۿ฀-๿]/u.test(lower) && !/[ăđơưạ-ỹ]/u.test(lower)) return "other";
  const words = lower.match(/\p{L}+/gu) ?? [];
  // Letters that of all common languages only Vietnamese has: ơ, ư, đ, ă and everything with a dot below, hook or two marks.
  const vietnamese = words.filter((word) => /[ăđơưạ-ỹ]/u.test(word) || VI.has(word)).length;
  const english = words.filter((word) => EN.has(word)).length;
  if (vietnamese > 0 && (vietnamese >= english || vietnamese / words.length > 0.3)) return "vi";
  if (english > 0) return "en";
  const foreign = words.some((word) => /[^a-z]/.test(word));
  return words.length > 0 && !foreign && words.some((word) => /(ing|tion|ed|ly|er|ers|s)$/.test(word)) ? "en" : words.length > 0 && VI_PLAIN.test(lower) ? "vi" : "other";
}

const VI = new Set("và là của cho không những người này khi bài các trong với".split(" "));
const EN = new Set("the and of to in for is are with your you our we on at this that it from new how why what about by be as an a write post".split(" "));
const VI_PLAIN = /\b(ca phe|khong|nguoi|duoc|cua|nhung|bai viet|khuyen mai)\b/;
