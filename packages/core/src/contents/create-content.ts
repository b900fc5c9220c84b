import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { getBrand } from "../brands/index.ts";
import type { ContentType } from "../prompts/schema.ts";
import type { ContentDocument } from "./schema.ts";
import { contents, type ContentRow } from "./table.ts";
import { addVersion, touchContent } from "./write-revision.ts";

/** Adds content without a version yet; generation fills it, or `document` makes version A at once. Event: `content.created`. */
export async function createContent(
  tx: Transaction,
  input: {
    organizationId: string;
    brandId: string;
    productId: string | null;
    type: ContentType;
    platform: string;
    language: "vi" | "en";
    topic: string;
    actor: Actor;
    document?: ContentDocument;
    metadata?: Record<string, unknown>;
    /** The content that this one is the same piece as, elsewhere or in another language. */
    sourceContentId?: string;
  },
): Promise<ContentRow> {
  await getBrand(tx, input.brandId);
  const [row] = await tx
    .insert(contents)
    .values({
      id: newId(),
      organizationId: input.organizationId,
      brandId: input.brandId,
      productId: input.productId,
      type: input.type,
      platform: input.platform,
      language: input.language,
      topic: input.topic,
      title: input.topic,
      body: "",
      hashtags: [],
      cta: "",
      status: "draft",
      metadata: input.metadata ?? {},
      searchText: "",
      sourceContentId: input.sourceContentId ?? null,
      version: 1,
      createdBy: input.actor.kind === "user" ? input.actor.id : null,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, contentEvent("content.created", row!, input.actor));
  if (!input.document) return row!;
  const { versionId } = await addVersion(tx, row!, { document: input.document, origin: "imported", authorId: row!.createdBy });
  return touchContent(tx, row!, { document: input.document, currentVersionId: versionId });
}

export function contentEvent(type: string, content: ContentRow, actor: Actor, payload: Record<string, unknown> = {}) {
  return {
    organizationId: content.organizationId,
    type,
    subjectType: "content",
    subjectId: content.id,
    brandId: content.brandId,
    actor,
    payload: { status: content.status, ...payload },
  };
}
