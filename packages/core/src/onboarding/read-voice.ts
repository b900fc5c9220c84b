import { foldText } from "@agency/platform/text";
import type { emojiPolicies, formalities } from "../brands/schema.ts";

export interface FoundVoice {
  language: "vi" | "en";
  formality: (typeof formalities)[number] | null;
  /** Null without posts: a website hardly shows how its owner writes posts. */
  emojiPolicy: (typeof emojiPolicies)[number] | null;
  toneOfVoice: string | null;
  doWords: string[];
  /** Pushy words that a calm brand never uses. */
  dontWords: string[];
  targetAudience: string | null;
}

const vietnameseLetters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
const emoji = /\p{Extended_Pictographic}/gu;
const hashtag = /#[\p{L}\p{N}_]{2,60}/gu;
const selves: Record<"vi" | "en", readonly string[]> = { vi: ["tiệm", "quán", "nhà mình", "shop", "chúng tôi", "chúng mình", "tụi mình", "bên em", "em"], en: ["we", "I"] };
const pushy: Record<"vi" | "en", readonly string[]> = {
  vi: ["giá sốc", "siêu rẻ", "rẻ vô đối", "mua ngay kẻo lỡ", "xả kho", "hot hit", "cực phẩm"],
  en: ["cheapest", "crazy deal", "hurry", "don't miss out", "insane", "game-changer"],
};
const leastText = 400;

/** Vietnamese where its own letters are common, English otherwise. */
export function languageOf(text: string, claimed: string | null): "vi" | "en" {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return claimed?.toLowerCase().startsWith("vi") ? "vi" : claimed ? "en" : (text.match(vietnameseLetters)?.length ?? 0) > 0 ? "vi" : "en";
  return (text.match(vietnameseLetters)?.length ?? 0) / letters > 0.04 ? "vi" : "en";
}

/** How a brand speaks, counted from its own words. */
export function readVoice(input: { texts: readonly string[]; posts: readonly string[]; language: "vi" | "en" }): FoundVoice {
  const { language, posts } = input;
  const said = posts.length > 0 ? posts : input.texts;
  const all = [...input.texts, ...posts].join("\n").normalize("NFC");
  const lower = all.toLowerCase();
  const formality = language === "vi" ? formalityOf(lower) : null;
  const emojiPolicy = posts.length > 0 ? emojiPolicyOf(posts) : null;
  const habits = habitsOf(said);
  const self = selves[language].map((name) => ({ name, count: countWord(all, name) })).sort((left, right) => right.count - left.count)[0]!;
  const enough = habits.sentences >= 3;
  const isCalm = habits.exclamations < 0.2 && emojiPolicy !== "any";
  return {
    language,
    formality,
    emojiPolicy,
    toneOfVoice: enough ? describe(language, { formality, emojiPolicy, self: self.count >= 2 ? self.name : null, hashtags: hashtagHabit(posts), ...habits }) : null,
    doWords: favourites(posts.length > 0 ? all : input.texts.join("\n"), posts, language),
    dontWords: enough && isCalm && all.length >= leastText ? pushy[language].filter((word) => !lower.includes(word)).slice(0, 5) : [],
    targetAudience: audienceOf(all, language),
  };
}

function formalityOf(lower: string): FoundVoice["formality"] {
  const counts = {
    quy_khach: countWord(lower, "quý khách") * 1.2,
    anh_chi: lower.match(/(?<!\p{L})anh\s?(?:\/|,|và)?\s?chị(?!\p{L})/gu)?.length ?? 0,
    ban: countWord(lower.replace(/(?<!\p{L})bạn (?:bè|cùng|đời|thân|gái|trai)(?!\p{L})/gu, ""), "bạn"),
  };
  const [best] = Object.entries(counts).sort(([, left], [, right]) => right - left);
  return best![1] >= 1 ? (best![0] as keyof typeof counts) : null;
}

function emojiPolicyOf(posts: readonly string[]): NonNullable<FoundVoice["emojiPolicy"]> {
  const each = posts.map((post) => post.match(emoji)?.length ?? 0);
  const average = each.reduce((sum, count) => sum + count, 0) / posts.length;
  return average === 0 ? "none" : average <= 3 ? "few" : "any";
}

function habitsOf(texts: readonly string[]): { sentences: number; words: number; exclamations: number; questions: number } {
  const sentences = texts.flatMap((text) => text.replace(hashtag, "").split(/(?<=[.!?…])|\n/u)).map((part) => part.trim()).filter((part) => part.length >= 12 && /[.!?…]$/u.test(part));
  const words = sentences.reduce((sum, sentence) => sum + sentence.trim().split(/\s+/).length, 0);
  const share = (mark: string) => (sentences.length === 0 ? 0 : sentences.filter((sentence) => sentence.endsWith(mark)).length / sentences.length);
  return { sentences: sentences.length, words: sentences.length === 0 ? 0 : Math.round(words / sentences.length), exclamations: share("!"), questions: share("?") };
}

function hashtagHabit(posts: readonly string[]): number {
  return posts.length === 0 ? 0 : Math.round(posts.reduce((sum, post) => sum + (post.match(hashtag)?.length ?? 0), 0) / posts.length);
}

function describe(language: "vi" | "en", found: { formality: FoundVoice["formality"]; emojiPolicy: FoundVoice["emojiPolicy"]; self: string | null; hashtags: number; words: number; exclamations: number; questions: number }): string {
  const { formality, emojiPolicy, self, hashtags, words, exclamations, questions } = found;
  const length = words <= 11 ? 0 : words <= 20 ? 1 : 2;
  if (language === "vi") {
    const called = { quy_khach: "“quý khách”", anh_chi: "“anh/chị”", ban: "“bạn”", any: "" }[formality ?? "any"];
    return [
      called && `Gọi người đọc là ${called}${self ? `, tự xưng “${self}”` : ""}.`,
      [`Câu ngắn, khoảng ${words} từ.`, `Câu vừa phải, khoảng ${words} từ.`, `Câu dài, khoảng ${words} từ.`][length],
      exclamations >= 0.4 ? "Hào hứng, hay dùng dấu chấm than." : exclamations < 0.1 ? "Điềm đạm, hầu như không dùng dấu chấm than." : "",
      questions >= 0.25 ? "Hay đặt câu hỏi." : "",
      emojiPolicy === "none" ? "Không dùng biểu tượng cảm xúc." : emojiPolicy === "few" ? "Ít biểu tượng cảm xúc." : emojiPolicy === "any" ? "Nhiều biểu tượng cảm xúc." : "",
      hashtags > 0 ? `Thường kèm ${hashtags} hashtag.` : "",
    ].filter(Boolean).join(" ");
  }
  return [
    self === "we" || self === "I" ? `Speaks as “${self}” to “you”.` : "",
    [`Short sentences of about ${words} words.`, `Sentences of about ${words} words.`, `Long sentences of about ${words} words.`][length],
    exclamations >= 0.4 ? "Lively, with many exclamation marks." : exclamations < 0.1 ? "Calm, hardly an exclamation mark." : "",
    questions >= 0.25 ? "Often asks a question." : "",
    emojiPolicy === "none" ? "No emoji." : emojiPolicy === "few" ? "Few emoji." : emojiPolicy === "any" ? "Many emoji." : "",
    hashtags > 0 ? `Usually ${hashtags} hashtag${hashtags === 1 ? "" : "s"}.` : "",
  ].filter(Boolean).join(" ");
}

const stopWords = new Set(foldText("va la cua cho voi trong mot nhung cac co khong duoc tai tu den de khi nay do ban anh chi quy khach chung toi minh ra vao len xuong nhu thi ma hay se da dang con rat hon moi nhieu ngay gio the and for with the our you your are from this that have will not all can has was but its it in on of to at by an as is be or we us a i more about home contact menu xem them lien he dat hang gia").split(" "));

/** Hashtags without their sign, then phrases of a few words that return. */
function favourites(text: string, posts: readonly string[], language: "vi" | "en"): string[] {
  const tags = new Map<string, number>();
  for (const tag of posts.join("\n").match(hashtag) ?? []) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const phrases = new Map<string, number>();
  for (const sentence of text.toLowerCase().replace(hashtag, " ").split(/[^\p{L}\p{N}\s'’-]+|\n/u)) {
    const words = sentence.trim().split(/\s+/).slice(0, 400);
    for (let index = 0; index < words.length; index += 1) {
      for (const size of language === "vi" ? [2, 3, 4] : [2, 3]) {
        const phrase = words.slice(index, index + size);
        if (phrase.length < size || phrase.some((word) => word.length < 2 || /\d/.test(word)) || stopWords.has(foldText(phrase[0]!)) || stopWords.has(foldText(phrase.at(-1)!))) continue;
        const key = phrase.join(" ");
        if (phrases.size < 20_000 || phrases.has(key)) phrases.set(key, (phrases.get(key) ?? 0) + 1);
      }
    }
  }
  const returning = [...phrases].filter(([, count]) => count >= 3).sort(([left, one], [right, other]) => other * right.length - one * left.length).map(([phrase]) => phrase);
  const chosen: string[] = [];
  for (const phrase of returning) if (chosen.length < 6 && chosen.every((other) => !overlap(phrase, other))) chosen.push(phrase);
  return [...[...tags].filter(([, count]) => count >= 2).sort(([, one], [, other]) => other - one).slice(0, 4).map(([tag]) => tag), ...chosen].slice(0, 8);
}

/** Two phrases that share two words in a row say the same thing. */
function overlap(left: string, right: string): boolean {
  const words = left.split(" ");
  return words.some((word, index) => index > 0 && ` ${right} `.includes(` ${words[index - 1]} ${word} `));
}

function audienceOf(text: string, language: "vi" | "en"): string | null {
  const pattern =
    language === "vi"
      ? /(?<!\p{L})(?:dành (?:riêng )?cho|phù hợp (?:với|cho)|dành tặng)\s+((?:những |các )?(?:người|bạn trẻ|gia đình|phụ nữ|chị em|dân|khách|mẹ|học sinh|sinh viên|cặp đôi|doanh nghiệp|nhân viên|cô dâu|bé)[^.!?\n;:]{0,80})/giu
      : /\b(?:perfect for|designed for|made for|created for|ideal for|tailored to|loved by)\s+([^.!?\n;:]{5,90})/gi;
  const found = [...text.slice(0, 60_000).matchAll(pattern)].map(([, who]) => who!.trim());
  const unique = [...new Map(found.map((who) => [foldText(who), who])).values()].slice(0, 3);
  if (unique.length === 0) return null;
  const joined = unique.join("; ");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function countWord(text: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.match(new RegExp(`(?<![\\p{L}])${escaped}(?![\\p{L}])`, word === "I" ? "gu" : "giu"))?.length ?? 0;
}
