import type { ContentDocument, ContentIssue, IssueFix } from "../schema.ts";
import { keysOf, valueAt } from "./document-fields.ts";

/**
 * The document after a deterministic repair; the same document when the repair does not fit it any more (somebody typed
 * meanwhile), and for repairs that are not an edit of the text.
 */
export function applyFix(document: ContentDocument, fix: IssueFix): ContentDocument {
  if (fix.kind === "replace") {
    const before = valueAt(document, fix.pointer);
    if (typeof before !== "string") return document;
    const text = before.normalize("NFC");
    if (fix.start < 0 || fix.end < fix.start || fix.end > text.length) return document;
    return setAt(document, keysOf(fix.pointer), text.slice(0, fix.start) + fix.text + text.slice(fix.end));
  }
  if (fix.kind === "set") return valueAt(document, fix.pointer) === undefined ? document : setAt(document, keysOf(fix.pointer), fix.value);
  if (fix.kind === "drop") return dropAt(document, fix.pointer);
  return document;
}

/**
 * Every exact repair, one after the other, each judged anew on the text that the one before left; ends when there is none.
 * Only the first repair of an issue counts: where the writer should be asked first, a person decides.
 */
export function repairAll(document: ContentDocument, check: (document: ContentDocument) => readonly ContentIssue[]): ContentDocument {
  let repaired = document;
  for (let round = 0; round < mostRepairs; round += 1) {
    const fix = check(repaired).flatMap(({ fixes }) => (fixes?.[0] && isEdit(fixes[0]) ? [fixes[0]] : []))[0];
    const next = fix ? applyFix(repaired, fix) : repaired;
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

const mostRepairs = 150;

/** Whether one click repairs it here and now. */
export const isEdit = (fix: IssueFix): boolean => fix.kind === "replace" || fix.kind === "set" || fix.kind === "drop";

/** A pin goes with its line. */
function dropAt(document: ContentDocument, pointer: string): ContentDocument {
  const keys = keysOf(pointer);
  const index = Number(keys.at(-1));
  const list = valueAt(document, pointer.slice(0, pointer.lastIndexOf("/")));
  if (!Array.isArray(list) || !Number.isInteger(index) || index < 0 || index >= list.length) return document;
  const without = (entries: readonly unknown[]) => entries.filter((_, at) => at !== index);
  const dropped = setAt(document, keys.slice(0, -1), without(list));
  if (dropped.type !== "ads") return dropped;
  if (keys[0] === "headlines") return { ...dropped, headlinePins: without(dropped.headlinePins) as (number | null)[] };
  return keys[0] === "descriptions" ? { ...dropped, descriptionPins: without(dropped.descriptionPins) as (number | null)[] } : dropped;
}

function setAt<T>(target: T, [key, ...rest]: string[], value: unknown): T {
  if (key === undefined) return value as T;
  if (Array.isArray(target)) return target.map((entry: unknown, index) => (String(index) === key ? setAt(entry, rest, value) : entry)) as T;
  return { ...target, [key]: setAt((target as Record<string, unknown>)[key], rest, value) };
}
