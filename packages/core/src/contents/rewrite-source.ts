import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, notFound } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import type { RewriteSource } from "../generation/index.ts";
import type { Platform } from "../prompts/schema.ts";
import { createContent } from "./create-content.ts";
import { getContent } from "./get-content.ts";
import type { ContentDocument } from "./schema.ts";
import { contentMedia, contentRevisions, contentVersions, type ContentRow } from "./table.ts";

/** The text that a rewrite starts from: the version in force unless another one or an earlier edit is named. @throws Problem 404, 409 */
export async function readRewriteSource(tx: Transaction, input: { contentId: string; versionId?: string | undefined; revisionId?: string | undefined }): Promise<RewriteSource> {
  const content = await getContent(tx, input.contentId);
  if (input.versionId === undefined && input.revisionId === undefined && content.currentVersionId === null) {
    throw conflict("no_version", "There is no text to rewrite yet.");
  }
  const [found] = await tx
    .select({ versionId: contentVersions.id, revisionId: contentRevisions.id, document: contentRevisions.document })
    .from(contentVersions)
    .innerJoin(contentRevisions, input.revisionId === undefined ? eq(contentRevisions.id, contentVersions.currentRevisionId) : eq(contentRevisions.versionId, contentVersions.id))
    .where(
      and(
        eq(contentVersions.contentId, content.id),
        input.revisionId === undefined ? eq(contentVersions.id, input.versionId ?? content.currentVersionId!) : eq(contentRevisions.id, input.revisionId),
        input.versionId === undefined ? undefined : eq(contentVersions.id, input.versionId),
      ),
    );
  if (!found) throw notFound("This version");
  const { brandId, productId, type, language, topic } = content;
  return { contentId: content.id, brandId, productId, type, platform: content.platform as Platform, language, topic, ...found };
}

/** @throws Problem 404 */
export async function readRevision(tx: Transaction, revisionId: string): Promise<ContentDocument> {
  const [found] = await tx.select({ document: contentRevisions.document }).from(contentRevisions).where(eq(contentRevisions.id, revisionId));
  if (!found) throw notFound("This version");
  return found.document;
}

/** The same piece for another place or reader, as a draft of its own with the same pictures. */
export async function createSibling(tx: Transaction, input: { contentId: string; platform: Platform; language: "vi" | "en"; actor: Actor }): Promise<ContentRow> {
  const source = await getContent(tx, input.contentId);
  const sibling = await createContent(tx, {
    organizationId: source.organizationId,
    brandId: source.brandId,
    productId: source.productId,
    type: source.type,
    platform: input.platform,
    language: input.language,
    topic: source.topic,
    sourceContentId: source.id,
    actor: input.actor,
  });
  const media = await tx.select().from(contentMedia).where(eq(contentMedia.contentId, source.id)).orderBy(asc(contentMedia.position));
  if (media.length > 0) await tx.insert(contentMedia).values(media.map((entry) => ({ ...entry, contentId: sibling.id })));
  return sibling;
}
