import type { AiKind } from "./provenance.ts";

/** What the parent asks of the child that reads and writes PDF. */
export type DocumentJob =
  /** Look through a document and write it anew, without what is not page. */
  | { task: "clean"; path: string; cleanPath: string; maxPages: number; ai?: AiKind }
  /** Draw its first page. */
  | { task: "cover"; bytes: Uint8Array; side: number }
  /** Make one of pictures (JPEG), a page each. */
  | { task: "compose"; pictures: Uint8Array[]; title: string; ai?: AiKind };

/** What a document is, measured. */
export interface DocumentFacts {
  pages: number;
  /** Of the first page, in points. */
  width: number;
  height: number;
  /** The mark of AI that the original carried. */
  aiKind?: AiKind;
}

export type DocumentReply =
  | ({ ok: true; task: "clean" } & DocumentFacts)
  | { ok: true; task: "cover" | "compose"; bytes: Uint8Array }
  | { ok: false; code: "corrupt" | "encrypted" | "active_content" | "too_many_pages"; reason: string };
