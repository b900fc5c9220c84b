import { setDesk } from "./desk.ts";
import { containsWord, tidy } from "./text.ts";
import { emojiPattern, mapTexts, withoutEmoji } from "./transform-texts.ts";
import type { WriterDocument, WriterRequest } from "./types.ts";

/** Swaps that keep the case of a sentence's beginning. Vietnamese `bạn` is left where it is part of another word (`bạn bè`). */
type Swap = readonly [RegExp, string];

const viFormal = (you: string): readonly Swap[] => [
  [/(?<![\p{L}])(?:các bạn|bạn)(?! *(?:bè|thân|đời|trẻ|học|đồng|gái|trai|hàng|đọc)(?![\p{L}]))(?![\p{L}])/giu, you],
  [/(?<![\p{L}])(?:tụi mình|chúng mình|bọn mình|bên mình|nhà mình)(?![\p{L}])/giu, "chúng tôi"],
  [/ +(?:nhé|nha|nhen|nè|nghen|đó nha|đi nào|thôi nào|luôn nha|luôn nhé)(?=[\s.,!?…]|$)/giu, ""],
];
const viFriendly = (you: string): readonly Swap[] => [
  [/(?<![\p{L}])(?:kính mời (?=quý|anh|bạn))/giu, "mời "],
  [/(?<![\p{L}])(?:quý khách hàng|quý khách|quý vị|anh\/chị)(?![\p{L}])/giu, you],
  [/(?<![\p{L}])chúng tôi(?![\p{L}])/giu, "tụi mình"],
];
const enFormal: readonly Swap[] = [
  [/\b(hey|hi)\b(?= (?:there|everyone|all|you))/giu, "hello"],
  [/\bcan['’]t\b/giu, "cannot"],
  [/\bwon['’]t\b/giu, "will not"],
  [/\b(\p{L}+)n['’]t\b/giu, "$1 not"],
  [/\b(you|we|they)['’]re\b/giu, "$1 are"],
  [/\b(you|we|they|I)['’]ll\b/giu, "$1 will"],
  [/\b(you|we|they|I)['’]ve\b/giu, "$1 have"],
  [/\b(it|that|here|there|what)['’]s\b/giu, "$1 is"],
  [/\blet['’]s\b/giu, "let us"],
  [/\b(grab|get)\b(?= (?:a|an|your|one)\b)/giu, "enjoy"],
];
const enFriendly: readonly Swap[] = [
  [/\bcannot\b/giu, "can’t"],
  [/\bwill not\b/giu, "won’t"],
  [/\b(do|does|is|are)(?= not\b) not\b/giu, "$1n’t"],
  [/\b(you|we|they) are\b/giu, "$1’re"],
  [/\b(you|we|they) will\b/giu, "$1’ll"],
  [/\b(it|that|here) is\b/giu, "$1’s"],
  [/\blet us\b/giu, "let’s"],
];

/** More formal: address, contractions, particles, exclamation marks and emoji; every fact stays. */
export function makeFormal<T extends WriterDocument>(request: WriterRequest, document: T): T {
  const swaps = allowed(request, request.language === "vi" ? viFormal(addressOf(request, "quý khách")) : enFormal);
  return mapTexts(document, (text) => withoutEmoji(apply(text, swaps)).replace(/!+/g, ".").replace(/([.?…]) ?\.(?=\s|$)/gu, "$1"));
}

/** Friendlier: address and contractions, a soft ending of the call to action, and one emoji where the brand's voice and network allow it. */
export function makeFriendly<T extends WriterDocument>(request: WriterRequest, document: T): T {
  const { language, brand } = request;
  const desk = setDesk(request);
  const swaps = allowed(request, language === "vi" ? viFriendly(addressOf(request, "bạn")) : enFriendly);
  const soften = language === "vi" && !containsWord("nhé", brand.dontWords);
  const softer = mapTexts(document, (text, role) => {
    const changed = apply(text, swaps);
    return role === "cta" && soften && changed !== "" ? softened(changed) : changed;
  });
  const emoji = desk.choose.shuffle(desk.emoji, "friendlier")[0];
  const mayCheer = document.type === "social" && ["facebook", "instagram", "tiktok"].includes(request.platform) && !/(không|no) emoji/iu.test(brand.toneOfVoice ?? "");
  if (softer.type !== "social" || !mayCheer || !emoji || softer.body.match(emojiPattern)) return softer;
  const [first = "", ...rest] = softer.body.split("\n");
  return { ...softer, body: [`${first} ${emoji}`, ...rest].join("\n") };
}

/** How the reader is addressed: as the brand wants it said always, else as the tone asks. */
const addressOf = ({ brand }: WriterRequest, usual: string): string => ({ ban: "bạn", anh_chi: "anh/chị", quy_khach: "quý khách", any: usual })[brand.formality ?? "any"];

/** The brand's forbidden words do not come back by a swap. */
const allowed = ({ brand }: WriterRequest, swaps: readonly Swap[]): readonly Swap[] => swaps.filter(([, to]) => to === "" || !containsWord(to.replace("$1", ""), brand.dontWords));

function apply(text: string, swaps: readonly Swap[]): string {
  let changed = text;
  for (const [from, to] of swaps) {
    changed = changed.replace(from, (found: string, ...groups: unknown[]) => {
      const word = to.replace("$1", typeof groups[0] === "string" ? groups[0] : "");
      return /^\p{Lu}/u.test(found) ? word.charAt(0).toLocaleUpperCase("vi") + word.slice(1) : word;
    });
  }
  return changed === text ? text : tidy(changed);
}

/** Ends a request with `nhé`, before its mark and never before a link. */
function softened(cta: string): string {
  if (/(?:nhé|nha|nhen|ạ)[\s.!?]*$|https?:\/\/\S+$/iu.test(cta)) return cta;
  return cta.replace(/\s*([.!]*)$/u, (_, mark: string) => ` nhé${mark || "!"}`);
}
