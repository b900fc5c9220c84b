import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import type { Content } from "./schema.ts";
import type { ContentRow } from "./table.ts";

/**
 * What upper rooms want to know or refuse, registered at composition: contents never imports them.
 * Handlers run inside the transaction of the change.
 */
export interface ContentHooks {
  /** May refuse an edit, e.g. because a publication is being sent. Throws Problem 409. */
  beforeChange: ((tx: Transaction, content: ContentRow) => Promise<void>)[];
  /** The text, media or approval that stood before is void. */
  afterChange: ((tx: Transaction, content: ContentRow, actor: Actor) => Promise<void>)[];
  /** Content leaves the agency's desk: stop everything that is planned. */
  afterArchive: ((tx: Transaction, content: ContentRow, actor: Actor) => Promise<void>)[];
  /** What upper rooms add to the full view of one content, e.g. its approval and its cost. */
  enrich: ((tx: Transaction, content: ContentRow) => Promise<ContentEnrichment>)[];
}

export type ContentEnrichment = Partial<Pick<Content, "approval" | "cost" | "generationRunId">>;

export const createContentHooks = (): ContentHooks => ({ beforeChange: [], afterChange: [], afterArchive: [], enrich: [] });
