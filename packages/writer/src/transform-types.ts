import type { WriterDocument } from "./types.ts";

/** A rewrite of a text that exists. */
export interface WriterTransform {
  operation: "shorten" | "lengthen" | "friendlier" | "formal" | "adapt" | "translate" | "instruct" | "field" | "repair";
  /** The text as it is, in its own structure. */
  document: WriterDocument;
  /** The place to write anew, as a JSON pointer. */
  pointer?: string;
  /** In the person's own words. */
  instruction?: string;
  violations?: { code: string; pointer: string; detail: string }[];
}
