import { detectLanguage } from "./detect-language.ts";
import { fits, GOOGLE_ADS, lengthOf, META_ADS, OTHER_NETWORK, SOCIAL_LIMITS } from "./limits.ts";
import { tidy } from "./text.ts";
import { makeLonger, makeShorter, withoutTransform } from "./transform-length.ts";
import { repairDocument, writePlace } from "./transform-place.ts";
import { shortenText, withoutEmoji } from "./transform-texts.ts";
import { makeFormal, makeFriendly } from "./transform-tone.ts";
import type { AdsDocument, SocialDocument, WriterDocument, WriterRequest } from "./types.ts";
import { writeDraft } from "./write-draft.ts";

/**
 * Rewrites a text without a model. Length, tone, network and repairs work on the person's own sentences; another language and a free
 * wish cannot be had that way and are written anew from the brief's facts. One place answers `{value}` alone.
 * Pure and deterministic; a request without a transform answers a draft.
 */
export function writeTransform(request: WriterRequest): WriterDocument | { value: unknown } {
  const { transform } = request;
  if (!transform) return writeDraft(request);
  const { operation, document } = transform;
  const draft = writeDraft(withoutTransform(request));
  if (operation === "field") return { value: writePlace(request, document, transform.pointer ?? "") };
  const rewritten = rewrite(request, document, draft);
  // What a draft does not hold (a post's link) is not the writer's to say.
  return Object.fromEntries(Object.keys(draft).map((name) => [name, (rewritten as unknown as Record<string, unknown>)[name]])) as unknown as WriterDocument;
}

function rewrite(request: WriterRequest, document: WriterDocument, draft: WriterDocument): WriterDocument {
  const { transform } = request;
  switch (transform?.operation) {
    case "shorten":
      return makeShorter(request, document);
    case "lengthen":
      return makeLonger(request, document);
    case "friendlier":
      return makeFriendly(request, document);
    case "formal":
      return makeFormal(request, document);
    case "repair":
      return repairDocument(request, document);
    case "adapt":
      return adapt(request, document, draft);
    case "instruct":
      return writeAbout(withoutTransform(request), topicOf(transform.instruction ?? "", request.topic));
    default:
      return writeDraft(inOwnWords(withoutTransform(request)));
  }
}

/** Only what can be said in the language: names, figures and facts that are written in it. The writer does not translate a fact. */
function inOwnWords(request: WriterRequest): WriterRequest {
  const { language, brand, product } = request;
  const sayable = (text: string) => {
    const found = detectLanguage(text);
    // Names keep their marks; a common word with marks is not English.
    return found === language || (found === "other" && (language === "vi" || !/(?<![\p{L}])\p{Ll}*[\u00c0-\u1ef9]/u.test(text)));
  };
  const orNull = (text: string | null) => (text !== null && sayable(text) ? text : null);
  return {
    ...request,
    topic: sayable(request.topic) ? request.topic : (product?.name ?? brand.name),
    brand: { ...brand, description: orNull(brand.description), targetAudience: orNull(brand.targetAudience), doWords: brand.doWords.filter(sayable) },
    product: product && { ...product, description: orNull(product.description), features: product.features.filter(sayable), benefits: product.benefits.filter(sayable) },
  };
}

/** For another network: the same sentences within its habits. A text of another language than asked is written anew. */
function adapt(request: WriterRequest, document: WriterDocument, draft: WriterDocument): WriterDocument {
  if (document.type === "social" && draft.type === "social") return adaptSocial(request, document, draft);
  if (document.type === "ads" && draft.type === "ads") return adaptAds(request, document, draft);
  return document;
}

function adaptSocial(request: WriterRequest, document: SocialDocument, draft: SocialDocument): SocialDocument {
  const { platform, language } = request;
  const foreign = detectLanguage(document.body);
  if (foreign !== language && foreign !== "other") return draft;
  const limits = SOCIAL_LIMITS[platform] ?? OTHER_NETWORK;
  const hashtags = [...new Map([...document.hashtags, ...draft.hashtags].map((tag) => [tag.toLowerCase(), tag])).values()].slice(0, limits.hashtags);
  const cta = ["instagram", "tiktok"].includes(platform) ? withoutLink(document.cta, language) : document.cta;
  const room = limits.text - lengthOf(cta) - lengthOf(hashtags.join(" ")) - 4;
  let body = document.body;
  for (let share = 0.85; !fits(body, room) && share > 0.1; share -= 0.15) body = shortenText(document.body, share, language);
  if (!fits(body, room)) body = draft.body;
  if (platform === "tiktok") body = body.split("\n\n").slice(0, 2).join("\n\n");
  const post = { ...document, body, cta, hashtags };
  return platform === "linkedin" ? { ...makeFormal(request, post), body: withoutEmoji(makeFormal(request, post).body) } : post;
}

/** Links in captions of Instagram and TikTok cannot be tapped. */
function withoutLink(cta: string, language: WriterRequest["language"]): string {
  if (!/https?:\/\/\S+/.test(cta)) return cta;
  const bare = tidy(cta.replace(/(?:Xem thêm|More here)?:?\s*https?:\/\/\S+/gi, "")).replace(/[\s:,–-]+$/u, "");
  return tidy(`${bare} ${language === "vi" ? "Liên kết ở phần giới thiệu." : "Link in bio."}`);
}

function adaptAds(request: WriterRequest, document: AdsDocument, draft: AdsDocument): AdsDocument {
  const limits = request.platform === "google_ads" ? GOOGLE_ADS : META_ADS;
  const merge = (own: readonly string[], fresh: readonly string[], limit: number, most: number) =>
    [...new Set([...own.filter((text) => text !== "" && fits(text, limit)), ...fresh])].slice(0, most);
  return {
    ...draft,
    headlines: merge(document.headlines, draft.headlines, limits.headline, limits.headlines),
    descriptions: merge(document.descriptions, draft.descriptions, limits.description, limits.descriptions),
    primaryText: fits(document.primaryText, limits.primaryText) ? document.primaryText : draft.primaryText,
  };
}

/** Not every way of telling a text names its topic; here the topic is what the person asked for, so one is taken that does. */
function writeAbout(request: WriterRequest, topic: string): WriterDocument {
  const draft = writeDraft({ ...request, topic });
  for (let turn = 1, telling = draft; turn <= tellings; turn += 1) {
    if (says(telling, topic)) return telling;
    telling = writeDraft({ ...request, topic, seed: request.seed + turn });
  }
  return draft;
}

/** More than there are patterns; neighbouring seeds tell differently. */
const tellings = 24;

/** Whether the words stand in what readers read, not only beside it. */
function says(document: WriterDocument, words: string): boolean {
  const read = JSON.stringify(document, (key, value: unknown) => (key === "altText" || key === "hashtags" ? undefined : value));
  return read.toLowerCase().includes(JSON.stringify(words).slice(1, -1).toLowerCase());
}

/** "Make it about the weekend" → the weekend. Other wishes stand beside the topic: the writer reads a topic, not orders. */
function topicOf(instruction: string, topic: string): string {
  const about = /(?:make it |write |talk |viết |nói |chuyển sang |đổi sang )?(?:more )?(?:about|on|focus(?:ed)? on|về|nhấn mạnh|tập trung vào)\s+(.{2,200})$/iu.exec(instruction.trim())?.[1];
  if (about) return tidy(about.replace(/[.!]+$/u, ""));
  return tidy(`${topic}: ${instruction}`).slice(0, 300);
}
