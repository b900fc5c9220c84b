import { readFacts, type Facts } from "./facts.ts";
import { recognizeIndustry, type IndustryName } from "./industry.ts";
import { lengthOf } from "./limits.ts";
import { en } from "./phrases/en.ts";
import { enIndustries } from "./phrases/en-industries.ts";
import type { Intent, PhraseBank } from "./phrases/phrase-bank.ts";
import { vi } from "./phrases/vi.ts";
import { viIndustries } from "./phrases/vi-industries.ts";
import { chooser, type Chooser } from "./seeded-random.ts";
import { capitalize, containsWord, joinList, lowerFirst, tidy } from "./text.ts";
import { readTopic } from "./topic.ts";
import type { WriterLanguage, WriterRequest } from "./types.ts";
import { voiceOf, type Voice } from "./voice.ts";

/** Everything a composer needs on the table: facts, voice, phrases and a way to choose among them. */
export interface Desk {
  request: WriterRequest;
  language: WriterLanguage;
  facts: Facts;
  voice: Voice;
  bank: PhraseBank;
  choose: Chooser;
  intent: Intent;
  industry: IndustryName;
  /** What the draft calls its subject: product, else brand. */
  subject: string;
  /** The brand's name, or "we" when the name cannot be used. */
  brand: string;
  emoji: readonly string[];
  scenes: readonly string[];
  isQuestion: boolean;
  has(slot: string): boolean;
  /** The phrase with its slots filled; null when a slot has no fact, the register differs, or a forbidden word would appear. */
  render(phrase: string, extra?: Record<string, string>): string | null;
  /** All phrases of a bank that can be said, neighbouring seeds beginning elsewhere. */
  rotate(bank: readonly string[], purpose: string, extra?: Record<string, string>): string[];
  /** All phrases of a bank that can be said, in scattered order, those that carry facts first. */
  sayable(bank: readonly string[], purpose: string, extra?: Record<string, string>): string[];
}

export function setDesk(request: WriterRequest): Desk {
  const { language } = request;
  const facts = readFacts(request);
  const voice = voiceOf(request);
  const bank = language === "vi" ? vi : en;
  const { dontWords } = request.brand;
  const industryName = recognizeIndustry([request.brand.industry, request.product?.name, request.topic, request.brand.name, request.product?.description, request.brand.description]);
  const industry = (language === "vi" ? viIndustries : enIndustries)[industryName];
  const choose = chooser([request.type, request.platform, language, request.topic, request.brand.name, request.product?.name ?? ""].join("|"), request.seed);
  const brand = facts.brand ?? (language === "vi" ? voice.we : "our team");
  const subject = facts.product ?? brand;
  const readable = readTopic(withoutForbidden(request.topic, dontWords), language);
  const topic = readable ?? { headline: capitalize(subject), inSentence: null, question: null, intent: "general" as const };
  const repeatsName = [facts.product, facts.brand].some((name) => name?.toLocaleLowerCase("vi") === topic.headline.toLocaleLowerCase("vi"));
  const pains = choose.shuffle(industry.pains, "pains").filter((pain) => !containsWord(pain, dontWords));
  const scene = choose.shuffle(industry.scenes, "scene").find((candidate) => !containsWord(candidate, dontWords)) ?? "";
  const lower = (text: string | undefined) => text && lowerFirst(text, language);
  const mixed = [...facts.benefits.slice(0, 2), ...facts.features.slice(0, 2), ...facts.benefits.slice(2), ...facts.features.slice(2)].slice(0, 4);
  const others = [...facts.features.slice(1, 3), ...facts.benefits.slice(1, 3)];
  const short = topic.headline.split(" ").length <= 9 && lengthOf(topic.headline) <= 45 && !topic.question ? topic.headline : capitalize(subject);
  const lines = (items: readonly string[]) => items.map((item) => `${voice.bullet} ${item}`).join("\n");
  const inline = (items: readonly string[]) => {
    const joined = joinList(items.slice(0, 3).map((item) => lowerFirst(item, language)), language);
    return items.slice(0, 3).some((item) => /[,;.:!?]/u.test(item)) && items.length > 1 ? "" : lengthOf(joined) <= 170 ? joined : "";
  };
  const slots: Record<string, string | null | undefined> = {
    brand,
    // The brand as maker of the product: not said when the product already carries its name.
    maker: facts.brand && facts.product && !containsWord(facts.product, [facts.brand]) ? facts.brand : null,
    subject,
    Subject: capitalize(subject),
    product: facts.product,
    Product: facts.product && capitalize(facts.product),
    you: voice.you,
    You: capitalize(voice.you),
    we: voice.we,
    We: capitalize(voice.we),
    "nhé": voice.please,
    "Mời": voice.invite,
    Headline: topic.question ? null : topic.headline,
    HeadlineLower: topic.question ? null : lower(topic.headline),
    HeadlineShort: short,
    HeadlineShortLower: lower(short),
    Question: topic.question,
    QuestionLower: topic.question && lower(topic.question),
    topic: repeatsName ? subject : topic.inSentence,
    audience: facts.audience,
    pain: pains[0],
    painLower: lower(pains[0]),
    pain2: pains[1],
    painShort: pains.find((pain) => pain.split(" ").length <= (language === "vi" ? 12 : 9)),
    scene,
    Scene: capitalize(scene),
    action: industry.action,
    description: facts.description,
    brandDescription: introduce(facts, language),
    benefits: inline(facts.benefits),
    Benefits: capitalize(inline(facts.benefits)),
    benefitLines: facts.benefits.length > 1 ? lines(facts.benefits.slice(0, 4)) : null,
    features: inline(facts.features),
    featureLines: facts.features.length > 1 ? lines(facts.features.slice(0, 4)) : null,
    facts: inline(mixed.slice(0, 3)),
    factLines: mixed.length > 1 ? lines(mixed) : null,
    // One fact stands alone where there is no more to say, or no room to say it.
    fact: mixed.length === 1 || request.platform === "tiktok" ? lower(mixed[0]) : null,
    anyFact: mixed[0],
    otherFact: others.length === 1 ? lower(others[0]) : null,
    otherFactLines: others.length > 1 ? lines(others) : null,
    Count: mixed.length > 1 ? capitalize(COUNTS[language][mixed.length] ?? "") : null,
    count: mixed.length > 1 ? COUNTS[language][mixed.length] : null,
    price: facts.price,
    url: facts.url,
    doWords: joinList(facts.doWords.slice(0, 3), language),
  };
  for (const [index, suffix] of ["", "2", "3"].entries()) {
    slots[`Feature${suffix}`] = facts.features[index];
    slots[`feature${suffix}`] = lower(facts.features[index]);
    slots[`Benefit${suffix}`] = facts.benefits[index];
    slots[`benefit${suffix}`] = lower(facts.benefits[index]);
  }

  const render: Desk["render"] = (phrase, extra = {}) => {
    const [, register, words = ""] = /^(?:(warm|formal|thin|pain)\|)?([\s\S]*)$/.exec(phrase) ?? [];
    if (register === "thin" ? mixed.length > 0 : register && register !== "pain" && register !== voice.register) return null;
    let complete = true;
    const filled = words.replace(/\{(\p{L}+\d?)\}/gu, (_, slot: string) => {
      const value = extra[slot] ?? slots[slot];
      if (value === null || value === undefined || (value === "" && slot !== "nhé")) complete = false;
      return value ?? "";
    });
    if (!complete) return null;
    const text = tidy(facts.brand ? filled : filled.replace(/(^|[.!?]\s+|\n)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase("vi")));
    return containsWord(text, dontWords) ? null : text;
  };
  slots["priceLine"] = choose.rotate(bank.priceLines, "price").map((line) => render(line)).find((line) => line !== null);

  const sayAll = (ordered: readonly string[], extra?: Record<string, string>) => ordered.map((phrase) => render(phrase, extra)).filter((text) => text !== null);
  return {
    request, language, facts, voice, bank, choose, industry: industryName, subject, brand, scenes: industry.scenes, emoji: industry.emoji,
    intent: topic.question && topic.intent === "general" ? "tips" : topic.intent,
    isQuestion: topic.question !== null,
    has: (slot) => Boolean(slots[slot]),
    render,
    rotate: (phrases, purpose, extra) => choose.rotate(sayAll(phrases, extra), purpose),
    sayable(phrases, purpose, extra) {
      const order = choose.shuffle(phrases, purpose);
      return sayAll([...order.filter((phrase) => CARRIES_FACTS.test(phrase)), ...order.filter((phrase) => !CARRIES_FACTS.test(phrase))], extra);
    },
  };
}

/** A description that is no sentence about the brand yet (`Quán cà phê rang mộc ở Đà Lạt`) is said with its name in front. */
function introduce({ brand, brandDescription }: Facts, language: WriterLanguage): string | null {
  if (!brand || !brandDescription || containsWord(brandDescription, [brand, "we", "our", "i", "chúng tôi", "chúng mình", "tụi mình"]) || /[.!?:]\s/u.test(brandDescription)) return brandDescription;
  return `${brand}: ${lowerFirst(brandDescription, language)}`;
}

/** The topic without forbidden words: the person may use them in a brief, the draft may not. */
function withoutForbidden(topic: string, dontWords: readonly string[]): string {
  if (!containsWord(topic, dontWords)) return topic;
  let text = topic.normalize("NFC");
  for (const word of dontWords.filter((entry) => entry.trim() !== "")) {
    const escaped = word.normalize("NFC").trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu"), " ");
  }
  return containsWord(text, dontWords) ? "" : text;
}

const CARRIES_FACTS = /\{(description|brandDescription|benefits?|Benefits?|benefitLines|features?|Features?|featureLines|facts?|factLines|otherFact|otherFactLines|price|priceLine)\d?\}/;
const COUNTS: Record<WriterLanguage, Record<number, string>> = { vi: { 2: "hai", 3: "ba", 4: "bốn" }, en: { 2: "two", 3: "three", 4: "four" } };
