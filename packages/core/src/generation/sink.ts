import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import type { ContentDocument, ContentIssue } from "../contents/schema.ts";
import type { ContentType, Platform } from "../prompts/schema.ts";

/**
 * Where generated text goes. Contents stand a floor above, so they hand these in at composition and are never imported here.
 * Every function with a `tx` works inside the caller's transaction.
 */
export interface GenerationSink {
  /** The content that a run will fill, as a draft without a version. */
  createDraft(
    tx: Transaction,
    input: { organizationId: string; brandId: string; productId: string | null; type: ContentType; platform: Platform; language: "vi" | "en"; topic: string; actor: Actor },
  ): Promise<{ contentId: string }>;
  /**
   * The existing content that a run will fill, locked: it must be the brand's and of the type that is written.
   * @throws Problem 404, 409 (published, archived, or being sent), 422 (another brand's, another type)
   */
  openContent(tx: Transaction, input: { contentId: string; brandId: string; type: ContentType }): Promise<{ contentId: string }>;
  /** Adds an alternative at its place in the run, the next free one where that is taken; the first one of a content is put in force. */
  storeVersion(
    tx: Transaction,
    input: { contentId: string; document: ContentDocument; provider: string; model: string; promptVersionId: string | null; position: number },
  ): Promise<{ versionId: string }>;
  /** Broken rules of the network and of the brand. Pure. */
  checkDocument(input: { document: ContentDocument; platform: string; language: "vi" | "en"; dontWords: readonly string[] }): ContentIssue[];
}
