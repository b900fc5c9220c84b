export * from "./types.ts";
export { detectLanguage } from "./detect-language.ts";
export { documentToText } from "./document-to-text.ts";
export { writeTransform } from "./transform.ts";
export type { WriterTransform } from "./transform-types.ts";
export { writeDraft } from "./write-draft.ts";
export { extractFacts, type ExtractedFacts } from "./extract-facts.ts";
export { fillSchema } from "./fill-schema.ts";
