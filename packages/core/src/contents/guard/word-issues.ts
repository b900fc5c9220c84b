import type { RestrictedWord } from "../../brands/schema.ts";
import type { ContentIssue, IssueFix } from "../schema.ts";
import { mainField } from "./document-fields.ts";
import { findPhrases, isInside, likeCase, removal, withoutMarks, wordsOfHashtag, type Found } from "./find-phrases.ts";
import { guardIssue, type GuardContext } from "./guard-issue.ts";

/** Words that the brand does not use. */
export function unwantedWords(context: GuardContext): ContentIssue[] {
  return context.guard.dontWords.flatMap((word) =>
    context.fields.flatMap((field) => {
      const words = { vi: "Thương hiệu không dùng “{word}”.", en: "The brand does not use “{word}”." };
      if (field.kind === "hashtag") return hashtagHolds(field.text, word) ? [guardIssue(context, { code: "brand.word_not_wanted", severity: "error", pointer: field.pointer, params: { word }, fixes: [{ kind: "drop", pointer: field.pointer }], words })] : [];
      return findPhrases(field.text, word).map((found) =>
        guardIssue(context, { code: "brand.word_not_wanted", severity: "error", pointer: field.pointer, params: { word }, range: found, fixes: [cut(field.pointer, field.text, found), { kind: "rewrite", pointer: field.pointer }], words }),
      );
    }),
  );
}

/** Sentences that must stand in every piece, wherever. */
export function missingWords(context: GuardContext): ContentIssue[] {
  const whole = context.fields.map(({ text }) => text).join("\n");
  return context.guard.requiredWords
    .filter((word) => findPhrases(whole, word).length === 0)
    .map((word) => {
      const pointer = mainField(context.document);
      const main = context.fields.find((field) => field.pointer === pointer);
      const end = main?.text.length ?? 0;
      const added = main && main.text.trim() !== "" ? `${context.document.type === "ads" ? " " : "\n\n"}${word}` : word;
      const fixes: IssueFix[] = main ? [{ kind: "replace", pointer: main.pointer, start: end, end, text: added }] : [{ kind: "rewrite", pointer: "/descriptions" }];
      return guardIssue(context, { code: "brand.word_missing", severity: "error", pointer: main?.pointer ?? "", params: { word }, fixes, words: { vi: "Còn thiếu câu bắt buộc “{word}”.", en: "The required “{word}” is missing." } });
    });
}

/** Superlatives and promises that advertising law lets stand only with proof. The longest entry speaks where several meet. */
export function restrictedWords(context: GuardContext): ContentIssue[] {
  const entries = [...context.guard.restrictedWords].sort((one, other) => other.word.length - one.word.length);
  return context.fields.flatMap((field) => {
    if (field.kind === "hashtag") return restrictedHashtag(context, entries, field.pointer, field.text);
    const taken: Found[] = [];
    return entries.flatMap((entry) => {
      const allowed = [...context.allowedIn(field), ...entry.allowedIn.flatMap((phrase) => findPhrases(field.text, phrase))];
      return findPhrases(field.text, entry.word)
        .filter((found) => !isInside(found, allowed) && !isInside(found, taken))
        .map((found) => {
          taken.push(found);
          return restrictedIssue(context, entry, field.pointer, found, repairs(entry, field.pointer, field.text, found));
        });
    });
  });
}

function restrictedHashtag(context: GuardContext, entries: readonly RestrictedWord[], pointer: string, text: string): ContentIssue[] {
  const entry = entries.find(({ word }) => hashtagHolds(text, word));
  const isName = [context.guard.brandName, ...context.guard.claims, ...context.guard.catalogue.map(({ name }) => name)].some((name) => hashtagHolds(text, name));
  return entry && !isName ? [restrictedIssue(context, entry, pointer, undefined, [{ kind: "drop", pointer }])] : [];
}

function restrictedIssue(context: GuardContext, entry: RestrictedWord, pointer: string, range: Found | undefined, fixes: IssueFix[]): ContentIssue {
  return guardIssue(context, {
    code: "law.restricted_word",
    severity: entry.severity,
    pointer,
    params: { word: range?.text ?? entry.word, note: reasons.get(entry.note)?.[context.language] ?? entry.note },
    ...(range ? { range } : {}),
    fixes,
    words: { vi: "“{word}” bị hạn chế trong quảng cáo. {note}", en: "Advertising law restricts “{word}”. {note}" },
  });
}

/** Sources: Luật Quảng cáo 16/2012/QH13, điều 8; Nghị định 15/2018/NĐ-CP, điều 27. */
const reasons = new Map([
  ["proof", { vi: "Cần tài liệu chứng minh (Luật Quảng cáo 2012, điều 8 khoản 11).", en: "Keep the proof at hand (Law on Advertising 2012, article 8.11)." }],
  ["cure", { vi: "Không quảng cáo như thuốc chữa bệnh (Luật Quảng cáo 2012, điều 8).", en: "Nothing may be advertised as a cure (Law on Advertising 2012, article 8)." }],
  ["profit", { vi: "Không hứa lợi nhuận hay kết quả chắc chắn.", en: "Promise no profit and no certain result." }],
]);

function repairs(entry: RestrictedWord, pointer: string, text: string, found: Found): IssueFix[] {
  const rewrite: IssueFix = { kind: "rewrite", pointer };
  if (entry.replacement === null) return [rewrite];
  if (entry.replacement === "") return [cut(pointer, text, found), rewrite];
  return [{ kind: "replace", pointer, start: found.start, end: found.end, text: likeCase(found.text, entry.replacement) }, rewrite];
}

function cut(pointer: string, text: string, found: Found): IssueFix {
  return { kind: "replace", pointer, ...removal(text, found) };
}

/**
 * Hashtags are written together and often without marks. A single syllable is left alone there: without its marks
 * "nhất" is Japan as well.
 */
function hashtagHolds(hashtag: string, phrase: string): boolean {
  const plain = withoutMarks(phrase.normalize("NFC")).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  if (plain === "") return false;
  const tag = hashtag.replace(/^#/, "").toLowerCase();
  if (!plain.includes(" ")) return tag === phrase.normalize("NFC").toLowerCase();
  return withoutMarks(tag) === plain.replaceAll(" ", "") || ` ${wordsOfHashtag(hashtag)} `.includes(` ${plain} `);
}
