import { OTHER_NETWORK, SOCIAL_LIMITS } from "./limits.ts";
import { containsWord } from "./text.ts";
import { withoutTransform } from "./transform-length.ts";
import { mapTexts, shortenText, withoutSentences } from "./transform-texts.ts";
import type { WriterDocument, WriterRequest } from "./types.ts";
import { writeDraft } from "./write-draft.ts";

const drafts = 12;

/** Another value for one place, from fresh drafts: unlike what stands there and, in a list, unlike its neighbours. */
export function writePlace(request: WriterRequest, document: WriterDocument, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  const now = at(document, steps);
  const taken = new Set(neighboursOf(document, steps).map((value) => JSON.stringify(value)));
  const candidates: unknown[] = [];
  for (let index = 1; index <= drafts; index += 1) {
    const fresh = writeDraft({ ...withoutTransform(request), seed: request.seed + index * 13 });
    candidates.push(...valuesAt(fresh, steps, document));
  }
  return candidates.find((value) => !taken.has(JSON.stringify(value))) ?? candidates.find((value) => JSON.stringify(value) !== JSON.stringify(now)) ?? now;
}

/** Puts the listed violations right where the writer can: the offending sentence goes, or the place is written anew. */
export function repairDocument(request: WriterRequest, document: WriterDocument): WriterDocument {
  const { language, brand, transform } = request;
  const violations = transform?.violations ?? [];
  // Rules name the words that they mind in quotation marks.
  const words = [...brand.dontWords, ...violations.flatMap(({ detail }) => [...detail.matchAll(/[“"«]([^”"»]{1,60})[”"»]/gu)].map(([, word = ""]) => word))];
  const minded = (text: string) => containsWord(text, words);
  const fresh = writeDraft({ ...withoutTransform(request), seed: request.seed + 29 });
  let repaired = mapTexts(document, (text, role) => {
    if (!minded(text)) return text;
    const kept = withoutSentences(text, minded, language);
    if (kept !== null) return kept;
    const other = texts(fresh, role).find((candidate) => candidate !== text && !minded(candidate));
    return other ?? "";
  });
  for (const { code, pointer } of violations) {
    const steps = pointer.split("/").slice(1);
    const value = at(repaired, steps);
    if (pointer === "" || value === undefined || JSON.stringify(value) !== JSON.stringify(at(document, steps))) continue;
    if (typeof value === "string" && /long|length|limit|characters/.test(code)) repaired = put(repaired, steps, shortened(value, language));
    else if (steps[0] !== "hashtags") repaired = put(repaired, steps, writePlace(request, repaired, pointer));
  }
  if (repaired.type !== "social") return repaired;
  const limits = SOCIAL_LIMITS[request.platform] ?? OTHER_NETWORK;
  const tags = repaired.hashtags.filter((tag) => !containsWord(tag.replace(/^#/, ""), words));
  return { ...repaired, hashtags: violations.some(({ code }) => /hashtag/.test(code)) ? tags.slice(0, limits.hashtags) : tags };
}

function shortened(text: string, language: WriterRequest["language"]): string {
  return shortenText(text, 0.7, language);
}

function texts(document: WriterDocument, role: "body" | "line" | "cta"): string[] {
  const found: string[] = [];
  mapTexts(document, (text, own) => {
    if (own === role) found.push(text);
    return text;
  });
  return found;
}

function at(document: unknown, steps: readonly string[]): unknown {
  let value: unknown = document;
  for (const step of steps) value = value !== null && typeof value === "object" && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
  return value;
}

function put<T>(document: T, [step, ...rest]: readonly string[], value: unknown): T {
  if (step === undefined) return value as T;
  if (Array.isArray(document)) return document.map((entry: unknown, index) => (String(index) === step ? put(entry, rest, value) : entry)) as T;
  const fields = document as Record<string, unknown>;
  return { ...fields, [step]: put(fields[step], rest, value) } as T;
}

/** What stands at the place and beside it, if the place is in a list. */
function neighboursOf(document: WriterDocument, steps: readonly string[]): unknown[] {
  const parent = at(document, steps.slice(0, -1));
  return Array.isArray(parent) ? parent : [at(document, steps)];
}

/** The same kind of place in another draft: any line of the same list, the section of the same kind, the scene at the same point. */
function valuesAt(fresh: WriterDocument, steps: readonly string[], document: WriterDocument): unknown[] {
  const [list = "", index = "", ...rest] = steps;
  const entries = at(fresh, [list]);
  if (index === "" || !Array.isArray(entries)) return entries === undefined ? [] : [entries];
  if (list === "sections") {
    const kind = at(document, [list, index, "kind"]);
    return entries.filter((section: { kind: unknown }) => section.kind === kind).flatMap((section: unknown) => (rest[0] === "items" && rest.length > 1 ? ((at(section, ["items"]) as unknown[]) ?? []) : [at(section, rest)]));
  }
  if (list === "scenes") return [at(entries[Math.min(Number(index), entries.length - 1)], rest)];
  return entries as unknown[];
}
