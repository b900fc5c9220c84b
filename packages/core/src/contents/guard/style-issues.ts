import type { BrandGuard } from "../../brands/schema.ts";
import type { ContentIssue } from "../schema.ts";
import { findPhrases, isInside, likeCase, removal } from "./find-phrases.ts";
import { guardIssue, type GuardContext } from "./guard-issue.ts";

/** With `few`, so many in a piece. */
export const fewEmoji = 3;

/** One emoji with its skin tone, its joined parts or its second flag letter; never ©, ® or a digit. */
const emoji = /\p{Regional_Indicator}{2}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?){0,4}/gu;

export function emojiIssues(context: GuardContext): ContentIssue[] {
  const { emojiPolicy } = context.guard;
  if (emojiPolicy === "any") return [];
  const most = emojiPolicy === "none" ? 0 : fewEmoji;
  const found = context.fields.flatMap((field) => [...field.text.matchAll(emoji)].map((match) => ({ field, text: match[0], start: match.index, end: match.index + match[0].length })));
  return found.slice(most).map(({ field, text, start, end }) =>
    guardIssue(context, {
      code: "brand.emoji",
      severity: emojiPolicy === "none" ? "error" : "warning",
      pointer: field.pointer,
      params: { emoji: text, limit: most },
      range: { start, end },
      fixes: [{ kind: "replace", pointer: field.pointer, ...removal(field.text, { start, end }) }],
      words: most === 0 ? { vi: "Thương hiệu không dùng biểu tượng cảm xúc ({emoji}).", en: "The brand uses no emoji ({emoji})." } : { vi: "Nhiều hơn {limit} biểu tượng cảm xúc ({emoji}).", en: "More than {limit} emoji ({emoji})." },
    }),
  );
}

interface Address {
  word: string;
  others: readonly string[];
}

const you = ["các bạn", "bạn"];
const polite = ["quý khách hàng", "quý khách", "quý vị", "quý anh/chị", "quý anh chị"];
const brotherSister = ["anh/chị", "anh chị", "các anh chị"];
const tooClose = ["mày", "tụi bay", "bồ", "cậu"];
const addresses: Record<Exclude<BrandGuard["formality"], "any">, Address> = {
  ban: { word: "bạn", others: [...polite, ...brotherSister, "mày", "tụi bay"] },
  anh_chi: { word: "anh/chị", others: [...you, ...polite, ...tooClose] },
  quy_khach: { word: "quý khách", others: [...you, ...brotherSister, ...tooClose] },
};
/** Words in which the form of address means somebody else. */
const otherMeanings = [
  "bạn bè", "bạn thân", "bạn đời", "bạn đồng hành", "bạn trai", "bạn gái", "bạn học", "bạn hàng", "bạn nhỏ", "bạn trẻ", "bạn đọc", "kết bạn", "người bạn", "đám bạn", "nhóm bạn", "cùng bạn", "gặp bạn", "hẹn bạn", "rủ bạn", "tình bạn",
  "anh chị em", "cậu bé", "cậu chủ", "cậu nhóc", "bồ kết", "bồ công anh", "bồ câu", "bồ hóng", "bồ đề", "mày mò", "mày râu", "lông mày", "chân mày",
];

/** How Vietnamese readers are addressed, the same from beginning to end. */
export function formalityIssues(context: GuardContext): ContentIssue[] {
  const { formality } = context.guard;
  if (formality === "any" || context.contentLanguage !== "vi") return [];
  const { word, others } = addresses[formality];
  return context.fields
    .filter(({ kind, pointer }) => kind === "prose" && pointer !== "/altText")
    .flatMap((field) => {
      const allowed = [...context.allowedIn(field), ...otherMeanings.flatMap((phrase) => findPhrases(field.text, phrase))];
      const taken: { start: number; end: number; text: string }[] = [];
      return [...others]
        .sort((one, other) => other.length - one.length)
        .flatMap((other) => findPhrases(field.text, other))
        .filter((found) => {
          if (isInside(found, allowed) || isInside(found, taken)) return false;
          taken.push(found);
          return true;
        })
        .map((found) =>
          guardIssue(context, {
            code: "brand.formality",
            severity: "warning",
            pointer: field.pointer,
            params: { word: found.text, wanted: word },
            range: { start: found.start, end: found.end },
            fixes: [{ kind: "replace", pointer: field.pointer, start: found.start, end: found.end, text: likeCase(found.text, word) }],
            words: { vi: "Thương hiệu gọi người đọc là “{wanted}”, không phải “{word}”.", en: "The brand addresses readers as “{wanted}”, not “{word}”." },
          }),
        );
    });
}
