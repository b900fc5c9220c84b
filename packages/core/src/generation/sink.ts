import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import type { BrandGuard } from "../brands/schema.ts";
import type { ContentDocument, ContentIssue } from "../contents/schema.ts";
import type { ContentType, Platform } from "../prompts/schema.ts";
import type { RunTransform } from "./transform-schema.ts";

export interface RewriteSource {
  contentId: string;
  brandId: string;
  productId: string | null;
  type: ContentType;
  platform: Platform;
  language: "vi" | "en";
  topic: string;
  versionId: string;
  revisionId: string;
  document: ContentDocument;
}

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
    input: {
      contentId: string;
      document: ContentDocument;
      provider: string;
      model: string;
      promptVersionId: string | null;
      position: number;
      /** Who asked for it; null for the system. */
      requestedBy: string | null;
      /** What it was made from, for a rewrite. */
      transform: RunTransform | null;
    },
  ): Promise<{ versionId: string }>;
  /** The text that a rewrite starts from, and the brief of its content. @throws Problem 404, 409 when there is no text yet */
  readSource(tx: Transaction, input: { contentId: string; versionId?: string | undefined; revisionId?: string | undefined }): Promise<RewriteSource>;
  /** The document of a revision, which never changes. @throws Problem 404 */
  readRevision(tx: Transaction, revisionId: string): Promise<ContentDocument>;
  /** A draft of the same piece for another network or in another language, with the same pictures, without a version. */
  createSibling(tx: Transaction, input: { contentId: string; platform: Platform; language: "vi" | "en"; actor: Actor }): Promise<{ contentId: string }>;
  /** Broken rules of the network and of the brand. Pure. */
  checkDocument(input: { document: ContentDocument; platform: string; language: "vi" | "en"; guard: BrandGuard; topic: string; productId: string | null }): ContentIssue[];
}
