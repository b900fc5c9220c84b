import { foldText } from "@agency/platform/text";
import type { ContentType } from "../prompts/schema.ts";
import type { Industry } from "./industries.ts";
import type { PillarKey } from "./schema.ts";
import { createRandom } from "./seeded-random.ts";
import { adPhrases, angles, brandPhrases, industryPhrases, landingPhrases, occasionPhrases, pillarPhrases, videoPhrases } from "./topic-phrases.ts";
import type { Occasion } from "./vietnamese-calendar.ts";

export interface PlanProduct {
  id: string;
  name: string;
  features: readonly string[];
  benefits: readonly string[];
}

export interface TopicFacts {
  brand: { name: string; audience: string | null };
  industry: Industry;
  products: readonly PlanProduct[];
  language: "vi" | "en";
  brief: string;
  seed: number;
  /** Topics that exist already: none of them comes again. */
  taken: readonly string[];
}

export interface TopicWish {
  type: ContentType;
  pillar: PillarKey;
  product: PlanProduct | null;
  occasion: Occasion | null;
}

/** Longest topic; a fact that makes one longer is not put into it. */
const longestTopic = 180;
const longestFact = 90;

/** Hands out topics of which no two are alike, not even by case, marks or punctuation. Pure: the seed decides. */
export function createTopics(facts: TopicFacts): { next(wish: TopicWish): string } {
  const random = createRandom(facts.seed);
  const taken = new Set(facts.taken.map(keyOf));
  const wishes = sentencesOf(facts.brief);
  const take = (topic: string | undefined): topic is string => {
    if (topic === undefined || taken.has(keyOf(topic))) return false;
    taken.add(keyOf(topic));
    return true;
  };
  return {
    next(wish) {
      // What the brief asks for comes first, where the pillar leaves the choice free.
      if (wish.type === "social" && wish.occasion === null && (wish.pillar === "product" || wish.pillar === "offer")) {
        for (let sentence = wishes.shift(); sentence !== undefined; sentence = wishes.shift()) if (take(sentence)) return sentence;
      }
      const phrases = random.shuffle(phrasesFor(facts, wish)).flatMap((phrase) => fill(phrase, facts, wish, random));
      for (const topic of phrases) if (take(topic)) return topic;
      const plain = phrases.length > 0 ? phrases : random.shuffle(brandPhrases[facts.language]).flatMap((phrase) => fill(phrase, facts, wish, random));
      for (const angle of random.shuffle(angles[facts.language])) for (const topic of plain) {
        const turned = `${topic.replace(/[?.]$/u, "")}: ${angle}`;
        if (turned.length <= longestTopic && take(turned)) return turned;
      }
      const last = plain[0] ?? facts.brand.name;
      for (let part = 2; ; part += 1) {
        const numbered = facts.language === "vi" ? `${last} (phần ${part})` : `${last} (part ${part})`;
        if (take(numbered)) return numbered;
      }
    },
  };
}

/** Alike are topics with the same letters and digits. */
export const keyOf = (topic: string): string => foldText(topic).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function phrasesFor({ industry, language }: TopicFacts, { type, pillar, product, occasion }: TopicWish): string[] {
  if (type === "ads") return [...adPhrases[language]];
  if (type === "video") return [...videoPhrases[language]];
  if (type === "landing") return [...landingPhrases[language]];
  if (occasion) return [...occasionPhrases[occasion.quiet ? "quiet" : occasion.kind === "shopping" ? "sale" : "day"][language]];
  if (product === null || pillar === "occasion") return [...brandPhrases[language]];
  return [...pillarPhrases[pillar][language], ...(industryPhrases[industry]?.[pillar]?.[language] ?? [])];
}

/** One topic for each fact that a phrase could take; none where it needs what the brand's record does not hold. */
function fill(phrase: string, facts: TopicFacts, { product, occasion }: TopicWish, random: ReturnType<typeof createRandom>): string[] {
  const usable = (list: readonly string[]) => random.shuffle(list.filter((fact) => fact.length <= longestFact)).map(withoutEnd);
  const one = (list: readonly string[]): string | undefined => list[0];
  const others = product === null ? [] : random.shuffle(facts.products.filter((other) => other.id !== product.id)).map((other) => other.name);
  const given: Record<string, readonly string[]> = {
    product: product ? [product.name] : [],
    other: others.slice(0, 2),
    feature: product ? usable(product.features) : [],
    benefit: product ? usable(product.benefits).map(lowerFirst) : [],
    brand: [facts.brand.name],
    audience: facts.brand.audience && facts.brand.audience.length <= longestFact ? [withoutEnd(lowerFirst(facts.brand.audience))] : [],
    occasion: occasion ? [occasion.names[facts.language]] : [],
  };
  const names = [...phrase.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const varied = names.find((name) => name === "feature" || name === "benefit" || name === "other");
  const choices = varied === undefined ? [undefined] : given[varied]!;
  return choices.flatMap((choice) => {
    let complete = true;
    const text = phrase.replace(/\{(\w+)\}/g, (_match, name: string) => {
      const value = name === varied ? choice : one(given[name] ?? []);
      if (value === undefined) complete = false;
      return value ?? "";
    });
    return complete && text.length <= longestTopic ? [text.charAt(0).toLocaleUpperCase() + text.slice(1)] : [];
  });
}

function sentencesOf(brief: string): string[] {
  return brief
    .split(/[\n;]+|(?<=[.!?])\s+/u)
    .map((part) => withoutEnd(part.replace(/^[\s\-*•\d.)]+/u, "").trim()))
    .filter((part) => part.length >= 12 && part.length <= longestTopic)
    .slice(0, 12);
}

const withoutEnd = (text: string): string => text.replace(/[\s.;,!]+$/u, "");
const lowerFirst = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase() + text.slice(1) : text);
