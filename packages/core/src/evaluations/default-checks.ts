import type { Check } from "./schema.ts";

/** What every text of a template has to do, whatever it is about. */
export const defaultChecks = (language: "vi" | "en"): Check[] => [
  { kind: "structure" },
  { kind: "limits" },
  { kind: "language", language },
  { kind: "facts", price: false },
  { kind: "banned_words", words: [] },
];
