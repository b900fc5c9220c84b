import type { WriterLanguage } from "./types.ts";

/** One line, NFC, single spaces, no control characters, no list marks in front, no loose punctuation behind, no template braces. */
export function cleanFact(text: string | null | undefined): string {
  return (text ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\u200b\u2028\u2029\ufeff]+/gu, " ")
    .replace(/\p{Cs}/gu, "")
    .replace(/[{}]/g, "")
    .replace(/\s+/gu, " ")
    .replace(/^[\s•*✔✅·–—-]+(?=\S)/u, "")
    .replace(/[\s.,;:!–—-]+$/u, "")
    .replace(/ +([,.;:!?…])(?=\s|$)/gu, "$1")
    .trim();
}

/** Capital first letter; an opening that is not a letter stays. */
export function capitalize(text: string): string {
  return text.replace(/^([“"(]?)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toLocaleUpperCase("vi"));
}

/**
 * Lower first letter for use inside a sentence, unless the opening looks like a name (`Đà Lạt`, `API`, `iPhone`, `I`).
 * A common Vietnamese noun before a name (`Hạt Robusta`) does go to lower case.
 */
export function lowerFirst(text: string, language: WriterLanguage): string {
  const [first = "", second = ""] = text.split(" ");
  if (!/^\p{Lu}[\p{Ll}’'-]*[,:]?$/u.test(first)) {
    return text;
  }
  if (language === "en" && /^I([’'].*)?$/.test(first)) return text;
  const looksLikeName = /^\p{Lu}/u.test(second);
  const common = language === "vi" ? COMMON_VI : COMMON_EN;
  if (looksLikeName && !common.has(first.toLocaleLowerCase("vi"))) return text;
  if (KNOWN_NAMES.test(text)) return text;
  return first.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}

/** Ends a sentence once: with a full stop unless it already ends with a mark or an emoji. */
export function endSentence(text: string): string {
  return /[.!?…:]["”)]?$/u.test(text) ? text : `${text}.`;
}

/** Mends what joining phrases and facts leaves behind, so that no reader sees a seam. */
export function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ +\n/g, "\n")
    .replace(/([!?…])[.,](?=\s|$)/gu, "$1")
    .replace(/([!?…]”)[.](?=\s|$)/gu, "$1")
    .replace(/(?<!\.)\.\.(?=\s|$)/gu, ".")
    .replace(/[,;:]\.(?=\s|$)/gu, ".")
    .replace(/\?:/g, "?")
    .replace(/(\p{Extended_Pictographic}\ufe0f?)[.,](?=\s|$)/gu, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Letters without their marks: `Cà phê Đắk Lắk` → `Ca phe Dak Lak`. */
export function withoutMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
}

/** `a, b và c` / `a, b and c`. */
export function joinList(items: readonly string[], language: WriterLanguage): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${language === "vi" ? "và" : "and"} ${last}`;
}

/** Whether `text` holds one of the words as a word of its own, compared in NFC and without case; marks count. */
export function containsWord(text: string, words: readonly string[]): boolean {
  const haystack = text.normalize("NFC").toLocaleLowerCase("vi");
  return words.some((word) => {
    const needle = word.normalize("NFC").toLocaleLowerCase("vi").trim();
    if (needle === "") return false;
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      const before = haystack.slice(0, at);
      const after = haystack.slice(at + needle.length);
      const joinedBefore = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(needle);
      const joinedAfter = /^[\p{L}\p{N}\p{M}]/u.test(after) && /[\p{L}\p{N}]$/u.test(needle);
      if (!joinedBefore && !joinedAfter) return true;
    }
    return false;
  });
}

const COMMON_VI = new Set("hạt cà trà bánh món da hương giao đội nhân chuyên dùng gần cách view tặng miễn ra khai mở hỗ tích kết tự được có không cho với từ tại tuyển giảm ưu nguyên chiết rang ủ công sản dịch căn nhà đất phòng thiết nội bảo cam xuất báo quản đồng chúc mừng mời workshop sự lễ khoá khóa lớp bí chăm phục tiết".split(" "));
const COMMON_EN = new Set("the a an our your this that these works syncs integrates made sourced built located near free new launch launching meet introducing announcing how why what when where is are can do does no with for from in on at every all and or support supports exports connects happy grand opening".split(" "));
const KNOWN_NAMES = /^(Google|Facebook|Instagram|TikTok|Excel|Xero|Slack|Zalo|Arabica|Robusta|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|Vietnam|Christmas|Tết|Nguyên đán|Noel|Sài Gòn|Hà Nội|Vietnamese|English|Japanese|Korean|French|Italian)(?!\p{L})/u;
