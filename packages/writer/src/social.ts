import type { Desk } from "./desk.ts";
import { hashtagsOf } from "./hashtags.ts";
import { fits, lengthOf, OTHER_NETWORK, SOCIAL_LIMITS } from "./limits.ts";
import type { Pattern } from "./phrases/phrase-bank.ts";
import { containsWord } from "./text.ts";
import type { SocialDocument } from "./types.ts";

/** A post: hook, a few short paragraphs by the seed's pattern, one request to the reader, hashtags and a picture's description. */
export function composeSocial(desk: Desk): SocialDocument {
  const { request, bank } = desk;
  const limits = SOCIAL_LIMITS[request.platform] ?? OTHER_NETWORK;
  const hashtags = socialHashtags(desk, limits.hashtags);
  const cta = callToAction(desk);
  const room = limits.text - lengthOf(cta) - lengthOf(hashtags.join(" ")) - 4;
  const hook = withEmoji(desk, chooseHook(desk));
  const paragraphs = [hook];
  const said = new Set(kindsIn(hook, desk));
  for (const bankOfParagraph of paragraphBanks(desk)) {
    if (paragraphs.length >= limits.paragraphs) break;
    const next = desk.choose.shuffle(bankOfParagraph, "paragraph");
    const ordered = [...next.filter((phrase) => kindsOf(phrase).size > 0), ...next.filter((phrase) => kindsOf(phrase).size === 0)];
    for (const phrase of ordered) {
      const text = desk.render(phrase);
      const kinds = [...kindsOf(phrase)];
      if (!text || (phrase.startsWith("pain|") && !said.has("pain")) || kinds.some((kind) => said.has(kind)) || paragraphs.includes(text)) continue;
      if (!fits([...paragraphs, text].join("\n\n"), room)) continue;
      paragraphs.push(text);
      for (const kind of kinds) said.add(kind);
      break;
    }
  }
  return { type: "social", body: paragraphs.join("\n\n"), hashtags, cta, altText: desk.sayable(bank.altTexts, "alt")[0] ?? desk.subject };
}

/** The sentence that asks the reader for one thing. With a link, every other seed sends there. */
export function callToAction(desk: Desk): string {
  const { bank, intent, facts, language, request, brand } = desk;
  const own = intent === "general" ? [] : bank.occasions[intent].ctas;
  const all = desk.rotate([...own, ...(intent === "general" ? bank.ctas : [])], "cta");
  const cta = all[0] ?? desk.rotate(bank.ctas, "cta")[0] ?? brand;
  const link = facts.url && ["facebook", "linkedin", "website"].includes(request.platform) ? (language === "vi" ? `Xem thêm: ${facts.url}` : `More here: ${facts.url}`) : null;
  return link && !containsWord(link, request.brand.dontWords) ? `${cta} ${link}` : cta;
}

export function socialHashtags(desk: Desk, most: number): string[] {
  const { facts, request, language } = desk;
  const topic = (desk.render("{Headline}") ?? "").split(/[,.:;!?–—]|\s-\s/u)[0]!.replace(/^(a|an|the|our|my)\s/i, "");
  const fallback = language === "vi" ? "Góc chia sẻ" : "Worth knowing";
  const readable = topic.split(" ").length <= (language === "vi" ? 6 : 4) ? topic : null;
  const phrases = [facts.brand, facts.product, readable, facts.industry, ...facts.doWords];
  const tags = hashtagsOf(phrases, most, request.brand.dontWords);
  return tags.length > 0 ? tags : hashtagsOf([fallback], most, request.brand.dontWords);
}

function chooseHook(desk: Desk): string {
  const { bank, intent } = desk;
  const hooks = desk.isQuestion ? bank.questionHooks : intent === "general" ? patternOf(desk).hooks : bank.occasions[intent].hooks;
  const sayable = desk.rotate(hooks, "hook");
  return sayable[0] ?? desk.render("{Headline}.") ?? desk.render("{Question}") ?? desk.subject;
}

function paragraphBanks(desk: Desk): (readonly string[])[] {
  const { bank, intent, facts } = desk;
  const spirit = facts.doWords.length > 0 ? [bank.spirit] : [];
  const brief = desk.request.platform === "tiktok";
  if (intent === "general") {
    const { paragraphs, name } = patternOf(desk);
    // A pattern whose opening is about the reader's day must name the subject before it speaks of its spirit.
    if (brief) return [bank.factParagraphs.filter((phrase) => !phrase.includes("Lines}")), ...paragraphs];
    const at = name === "offer" || paragraphs.length > 4 ? paragraphs.length - 1 : Math.min(3, paragraphs.length);
    return [...paragraphs.slice(0, at), ...spirit, ...paragraphs.slice(at)];
  }
  const { middles } = bank.occasions[intent];
  const aboutProduct = facts.product !== null && ["launch", "opening", "promotion", "tips", "event"].includes(intent);
  const details = aboutProduct ? [desk.choose.rotate(bank.factParagraphs, "facts"), bank.factParagraphs, ["{priceLine}"]] : [];
  if (brief) return aboutProduct ? [bank.factParagraphs.filter((phrase) => !phrase.includes("Lines}"))] : [middles];
  return aboutProduct ? [middles, ...details.slice(0, 2), ...spirit, ...details.slice(2)] : [middles, middles.filter((phrase) => kindsOf(phrase).size === 0)];
}

/** Patterns whose needs the facts meet; neighbouring seeds get different ones. */
function patternOf(desk: Desk): Pattern {
  const eligible = desk.bank.patterns.filter(({ needs, hooks }) => needs.every((slot) => desk.has(slot)) && (desk.isQuestion || hooks.some((hook) => desk.render(hook) !== null)));
  return desk.choose.rotate(eligible, "pattern")[0] ?? desk.bank.patterns[1]!;
}

function withEmoji(desk: Desk, hook: string): string {
  if (!desk.voice.emoji || /\p{Extended_Pictographic}/u.test(hook) || /[:”]$/.test(hook)) return hook;
  const [emoji, ...rest] = desk.choose.shuffle([...desk.emoji, "", ""], "emoji");
  return emoji || desk.request.platform === "tiktok" ? `${hook} ${emoji || rest.find(Boolean)}` : hook;
}

/** What a phrase tells, so that nothing is told twice in one post. */
function kindsOf(phrase: string): Set<string> {
  const kinds = new Set<string>();
  for (const [, slot = ""] of phrase.matchAll(/\{(\p{L}+)\d?\}/gu)) for (const kind of KINDS[slot] ?? []) kinds.add(kind);
  return kinds;
}

/** The hook is already text: what it tells is found by the facts that stand in it. */
function kindsIn(hook: string, { facts, render }: Desk): string[] {
  const lower = hook.toLocaleLowerCase("vi");
  const holds = (text: string | null | undefined) => Boolean(text && lower.includes(text.toLocaleLowerCase("vi")));
  return [
    ...(facts.features.some(holds) ? ["features"] : []),
    ...(facts.benefits.some(holds) ? ["benefits"] : []),
    ...(holds(facts.price) ? ["price"] : []),
    ...(["{topic}", "{Headline}", "{Question}"].some((slot) => holds(render(slot))) ? ["topic"] : []),
    ...(holds(render("{pain}")) || holds(render("{painLower}")) ? ["pain"] : []),
  ];
}

const KINDS: Record<string, readonly string[]> = {
  feature: ["features"], Feature: ["features"], features: ["features"], featureLines: ["features"],
  benefit: ["benefits"], Benefit: ["benefits"], benefits: ["benefits"], Benefits: ["benefits"], benefitLines: ["benefits"],
  fact: ["features", "benefits"], facts: ["features", "benefits"], factLines: ["features", "benefits"],
  otherFact: ["other"], otherFactLines: ["other"],
  price: ["price"], priceLine: ["price"], description: ["description"], brandDescription: ["brandDescription"],
  pain: ["pain"], painLower: ["pain"], topic: ["topic"], doWords: ["spirit"],
};
