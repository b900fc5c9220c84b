import { shortenToClause, shortenToWords } from "./limits.ts";
import { capitalize, cleanFact, lowerFirst, withoutMarks } from "./text.ts";
import type { Intent } from "./phrases/phrase-bank.ts";
import type { WriterLanguage } from "./types.ts";

/** A topic read as a copywriter reads a brief. */
export interface Topic {
  /** As an opening line, without its closing mark. */
  headline: string;
  /** As a noun phrase inside a sentence. Null when the topic is too long or odd for that. */
  inSentence: string | null;
  /** With its question mark, when the topic asks something. */
  question: string | null;
  intent: Intent;
}

/** Null when the topic holds no words (empty, or only emoji): there is nothing to say about it. */
export function readTopic(raw: string, language: WriterLanguage): Topic | null {
  const brief = cleanFact(raw);
  const withoutOrder = brief.replace(language === "vi" ? ORDER_VI : ORDER_EN, "");
  const announced = language === "en" ? withoutOrder.replace(ANNOUNCING_EN, "") : withoutOrder;
  const words = cleanFact(/\p{L}/u.test(announced) ? announced : brief);
  if (!/\p{L}/u.test(words)) return null;
  const intent = intentOf(brief);
  // "5 mẹo …" promises five; the writer does not know five.
  const counted = intent === "tips" ? words.replace(/^(top )?\d+ /iu, "") : words;
  const headline = capitalize(counted.length > 140 ? shortenToClause(counted, 140) || shortenToWords(counted, 140) : counted);
  if (headline === "") return null;
  const question = headline.endsWith("?") ? headline : QUESTION[language].test(headline) && !/[.:]/.test(headline) && language === "vi" ? `${headline}?` : null;
  const short = headline.length <= 70 && !/[.!?:;…“”"]/u.test(headline) && !question;
  return { headline, question, intent, inSentence: short ? refer(headline, language) : null };
}

function intentOf(text: string): Intent {
  const marked = text.toLocaleLowerCase("vi").normalize("NFC");
  const plain = withoutMarks(marked);
  return INTENTS.find(([, pattern, onMarked]) => pattern.test(onMarked ? marked : plain))?.[0] ?? "general";
}

/** Vietnamese verbs become `việc …`; English ones become gerunds. */
function refer(headline: string, language: WriterLanguage): string | null {
  const inside = lowerFirst(headline, language);
  if (language === "vi") return VERB_VI.test(headline) ? `chuyện ${inside}` : inside;
  const [verb = "", ...rest] = inside.split(" ");
  const gerund = GERUNDS[verb.toLowerCase()];
  if (gerund && /^(the|a|an|our|your|my|new|more|this|these)$/i.test(rest[0] ?? "")) return [gerund, ...rest].join(" ");
  return HOW_EN.test(headline) && !/^how to /i.test(headline) ? null : inside;
}

const INTENTS: readonly (readonly [Intent, RegExp, boolean?])[] = [
  ["recruitment", /\b(tuyen dung|tuyen nhan vien|tuyen gap|tuyen [a-z]+ vien|hiring|we are hiring|we're hiring|recruit(ment|ing)?|job opening|vacanc(y|ies))\b/],
  ["greeting", /(^|\s)(chúc mừng|chúc|tri ân|cảm ơn|happy new year|merry christmas|thank you|happy (women|mother|father|teacher)\S*)(\s|$)/u, true],
  ["promotion", /(^|\s)(giảm giá|giảm \d[\d.,]*(%|k)?|ưu đãi|khuyến mãi|khuyến mại|mua \d+ tặng( \d+)?|flash sale|sale|discount|\d+% off|special offer|promotion)(\s|$|[,.!])/u, true],
  ["opening", /\b(khai truong|mo cua|chi nhanh moi|grand opening|opening (our|a|the)|now open|new (store|branch|location))\b/],
  ["event", /\b(workshop|su kien|hoi thao|webinar|event|talkshow|meetup|trien lam|open house)\b/],
  ["launch", /\b(ra mat|mo ban|gioi thieu [a-z ]*moi|launch(es|ing)?|introduc(e|es|ing)|announc(e|es|ing)|new arrival|trinh lang|bo suu tap moi|new (menu|product|collection))\b/],
  ["tips", /\b(meo|bi quyet|cach|kinh nghiem|huong dan|luu y|tips?|how to|guide|checklist|mistakes|sai lam)\b/],
];

const ORDER_VI = /^(hãy |giúp tôi |giúp mình )?(viết|soạn|tạo|làm)( cho (tôi|mình))?( \p{L}+)? (bài|nội dung|post|content|quảng cáo|kịch bản|video|mẫu quảng cáo|bài đăng|bài viết)( (đăng|viết|post|facebook|instagram|tiktok|linkedin|ngắn|quảng cáo))* ?(giới thiệu|quảng bá|về|cho|nói về)? ?(về )?/iu;
const ORDER_EN = /^(please |can you )?(write|create|draft|make|generate|prepare)( me)? (an? |the |some )?((short|engaging|facebook|instagram|tiktok|linkedin|social|media|video|google|meta|landing) )*(post|ad|ads|caption|copy|script|page|content|video|article)s?( (about|for|on|to promote|promoting|introducing|announcing))? /i;
/** A brief says "Launch our new cold brew"; the post's opening line is "Our new cold brew". */
const ANNOUNCING_EN = /^(launch|introduce|announce|promote|showcase|present|feature|highlight)( of)? (?=(the|a|an|our|my)\s)/i;
const QUESTION = { vi: /^(tại sao|vì sao|làm sao|làm thế nào|bao giờ|khi nào|có nên|nên chọn)(\s|$)/iu, en: /^(why|how|what|when|where|should|can|is|are|do|does)\s/i };
const HOW_EN = /^(why|how|what|when|where|should|can|is|are|do|does|is it)\s/i;
const VERB_VI = /^(ra mắt|khai trương|giới thiệu|tuyển|giảm|mở|tặng|chọn|chăm sóc|chăm|chuẩn bị|tìm|mua|đầu tư|quản lý|tối ưu|tiết kiệm|học|tập|đặt|bắt đầu|xây dựng|làm|nâng cấp|chuyển)(\s|$)/iu;
const GERUNDS: Record<string, string> = { launch: "launching", introduce: "introducing", announce: "announcing", open: "opening", celebrate: "celebrating", promote: "promoting", hire: "hiring", share: "sharing", explain: "explaining", showcase: "showcasing", choose: "choosing", build: "building", plan: "planning", buy: "buying", find: "finding", start: "starting", save: "saving", make: "making", try: "trying", manage: "managing", automate: "automating", grow: "growing", improve: "improving", prepare: "preparing" };

/** The topic as an opening line; null when it holds no words. */
export function headlineOf(raw: string, language: WriterLanguage): string | null {
  return readTopic(raw, language)?.headline ?? null;
}
