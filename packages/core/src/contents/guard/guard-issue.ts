import type { BrandGuard } from "../../brands/schema.ts";
import type { ContentDocument, ContentIssue, IssueFix } from "../schema.ts";
import { documentFields, type DocumentField } from "./document-fields.ts";
import { findPhrases, type Found } from "./find-phrases.ts";

/** What a check of one document knows. */
export interface GuardInput {
  document: ContentDocument;
  guard: BrandGuard;
  /** Of the document. */
  contentLanguage: "vi" | "en";
  /** In which issues are worded. */
  language: "vi" | "en";
  platform: string;
  /** The person's own brief: what stands there was said by somebody. */
  topic: string;
  productId: string | null;
}

/** Shared by every check of one document. */
export interface GuardContext extends GuardInput {
  fields: DocumentField[];
  /** Names and proven statements in a field: what stands inside one is not questioned. */
  allowedIn(field: DocumentField): Found[];
}

export function guardContext(input: GuardInput): GuardContext {
  const { brandName, claims, catalogue } = input.guard;
  const allowed = [brandName, ...claims, ...catalogue.map(({ name }) => name)].filter((phrase) => phrase.trim() !== "");
  const known = new Map<string, Found[]>();
  return {
    ...input,
    fields: documentFields(input.document),
    allowedIn(field) {
      const found = known.get(field.pointer) ?? allowed.flatMap((phrase) => findPhrases(field.text, phrase));
      known.set(field.pointer, found);
      return found;
    },
  };
}

type Words = { vi: string; en: string };

/** An issue in the reader's language; `{name}` in the words stands for a parameter. */
export function guardIssue(
  { language }: Pick<GuardInput, "language">,
  issue: { code: string; severity: ContentIssue["severity"]; pointer: string; params?: ContentIssue["params"]; range?: { start: number; end: number }; fixes?: IssueFix[]; words: Words },
): ContentIssue {
  const { code, severity, pointer, params = {}, range, fixes = [], words } = issue;
  const detail = words[language].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
  return { code, severity, pointer, params, detail, ...(range ? { range: { start: range.start, end: range.end } } : {}), fixes };
}
