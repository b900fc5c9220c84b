import type { ContentIssue } from "../schema.ts";
import { featureIssues, figureIssues } from "./fact-issues.ts";
import { guardContext, type GuardInput } from "./guard-issue.ts";
import { emojiIssues, formalityIssues } from "./style-issues.ts";
import { missingWords, restrictedWords, unwantedWords } from "./word-issues.ts";

export { applyFix, isEdit, repairAll } from "./apply-fix.ts";
export { documentFields, valueAt, type DocumentField } from "./document-fields.ts";
export type { GuardInput } from "./guard-issue.ts";

/** One piece may be wrong in more ways than a person can read. */
const mostIssues = 200;

/**
 * What a text says against the rules of its brand, advertising law and the catalogue. Pure and linear in the text: the
 * studio runs it while a person types, the server when a text is saved, submitted and written. It judges and never changes.
 */
export function checkGuard(input: GuardInput): ContentIssue[] {
  const context = guardContext(input);
  return [unwantedWords, missingWords, restrictedWords, emojiIssues, formalityIssues, figureIssues, featureIssues].flatMap((check) => check(context)).slice(0, mostIssues);
}

/** What only an owner or editor may let pass, with a reason: the brand's rules, the law, the facts. A network's limits nobody may. */
export const isGuardError = ({ code, severity }: Pick<ContentIssue, "code" | "severity">): boolean => severity === "error" && /^(?:brand|law|facts)\./.test(code);
