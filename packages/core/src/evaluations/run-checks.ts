import { RE2JS, RE2JSSyntaxException } from "re2js";
import { foldText } from "@agency/platform/text";
import type { ContentDocument, ContentIssue } from "../contents/schema.ts";
import { documentText } from "../contents/rules.ts";
import type { ProductFacts } from "../prompts/schema.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Check, CheckResult } from "./schema.ts";

export interface CheckedText {
  /** Null when the answer had not the structure that was asked for. */
  document: ContentDocument | null;
  product: ProductFacts | null;
  dontWords: readonly string[];
  /** Broken rules of the network, the brand and the law, as the studio would show them. */
  issues: readonly ContentIssue[];
}

/** The checks of a case on one answer, the judged ones left out. Pure, linear in the text, never throws. */
export function runChecks(checks: readonly Exclude<Check, { kind: "tone" }>[], text: CheckedText): CheckResult[] {
  return checks.map((check) => {
    const { document } = text;
    const failure = document === null ? "The answer has not the structure that was asked for." : broken(check, { ...text, document });
    return { kind: check.kind, outcome: failure === null ? "passed" : "failed", detail: failure };
  });
}

/** What is wrong, in words for a person; null when nothing is. */
function broken(check: Exclude<Check, { kind: "tone" }>, text: CheckedText & { document: ContentDocument }): string | null {
  const { document, issues, product } = text;
  const whole = documentText(document).normalize("NFC");
  switch (check.kind) {
    case "limits":
      return words(issues.filter((issue) => issue.severity === "error" && !isOfBrand(issue)));
    case "guard":
      return words(issues.filter(isOfBrand));
    case "structure":
      return emptyPart(document);
    case "language": {
      const found = detectLanguage(whole);
      return found === check.language ? null : `The text reads as ${languageNames[found]}, not as ${languageNames[check.language]}.`;
    }
    case "facts":
      return missingFact(whole, product, check.price);
    case "banned_words": {
      const found = [...text.dontWords, ...check.words].filter((word) => containsPhrase(whole, word));
      return found.length === 0 ? null : `It says ${quote(found)}.`;
    }
    case "contains":
      return containsPhrase(whole, check.text) ? null : `It does not say ${quote([check.text])}.`;
    case "not_contains":
      return containsPhrase(whole, check.text) ? `It says ${quote([check.text])}.` : null;
    case "regex":
      return matchesPattern(check.pattern, whole) !== check.isAbsent ? null : check.isAbsent ? "The pattern is found." : "The pattern is not found.";
    case "max_length": {
      const length = [...whole].length;
      return length <= check.characters ? null : `${length} characters; ${check.characters} are allowed.`;
    }
  }
}

/** Whether a pattern can be used. Patterns are RE2: no backtracking, so that none can hang a worker. */
export function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return null;
  } catch (error) {
    return error instanceof RE2JSSyntaxException ? error.message : "This pattern cannot be read.";
  }
}

function matchesPattern(pattern: string, text: string): boolean {
  if (patternProblem(pattern) !== null) return false;
  return RE2JS.compile(pattern.normalize("NFC"), RE2JS.CASE_INSENSITIVE).matcher(text).find();
}

const languageNames = { vi: "Vietnamese", vi_unmarked: "Vietnamese without its marks", en: "English", other: "another language" };
const isOfBrand = ({ code }: ContentIssue): boolean => /^(brand|law|facts)\./.test(code);
const quote = (found: readonly string[]): string => found.slice(0, 5).map((word) => `“${word}”`).join(", ");
const words = (issues: readonly ContentIssue[]): string | null => (issues.length === 0 ? null : issues.slice(0, 3).map(({ detail }) => detail).join(" "));

/** Without regard to case, as whole words; marks count, since in Vietnamese they make another word. */
export function containsPhrase(text: string, phrase: string): boolean {
  const [haystack, needle] = [text.normalize("NFC").toLowerCase(), phrase.normalize("NFC").toLowerCase().trim()];
  if (needle === "") return false;
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    const isOpen = /^[\p{L}\p{N}]/u.test(needle) && /[\p{L}\p{N}]$/u.test(haystack.slice(Math.max(0, at - 2), at));
    const isOpenBehind = /[\p{L}\p{N}]$/u.test(needle) && /^[\p{L}\p{N}]/u.test(haystack.slice(at + needle.length, at + needle.length + 2));
    if (!isOpen && !isOpenBehind) return true;
  }
  return false;
}

function missingFact(text: string, product: ProductFacts | null, price: boolean): string | null {
  if (product === null) return null;
  const folded = foldText(text);
  const told = [...product.features, ...product.benefits].filter((fact) => folded.includes(foldText(fact)));
  // Some texts let the reader recognise a product without its name.
  if (!folded.includes(foldText(product.name)) && told.length < 2) return `It neither names ${quote([product.name])} nor tells two of its facts.`;
  if (price && product.price && !digitsOf(text).includes(product.price.amount.replace(/\.0+$/, "").replace(/\D/g, ""))) return `It does not name the price ${product.price.amount} ${product.price.currency}.`;
  return null;
}

/** Digits with the marks between them left out, so that `199.000₫` and `199,000 VND` hold `199000`. */
const digitsOf = (text: string): string => text.replace(/(\d)[.,\s](?=\d)/g, "$1").replace(/[^\d]+/g, " ");

/** The part that a reader would miss. */
function emptyPart(document: ContentDocument): string | null {
  const isEmpty = (text: string) => text.trim() === "";
  const missing = (name: string) => `"${name}" is empty.`;
  switch (document.type) {
    case "social":
      return isEmpty(document.body) ? missing("body") : isEmpty(document.cta) ? missing("cta") : isEmpty(document.altText) ? missing("altText") : null;
    case "ads":
      return document.headlines.length === 0 || document.headlines.every(isEmpty) ? missing("headlines") : document.descriptions.length === 0 || document.descriptions.every(isEmpty) ? missing("descriptions") : null;
    case "landing":
      return document.sections.length < 3 ? "A landing page has at least three sections." : document.sections.some(({ heading }) => isEmpty(heading)) ? missing("heading") : null;
    case "video":
      return isEmpty(document.hook) ? missing("hook") : document.scenes.length === 0 ? missing("scenes") : document.scenes.some((scene) => isEmpty(scene.voiceover) && isEmpty(scene.onScreenText)) ? "A scene says and shows nothing." : null;
  }
}
