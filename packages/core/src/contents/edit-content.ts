import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { canonicalHash } from "./document-hash.ts";
import { contentEvent } from "./create-content.ts";
import { getContent } from "./get-content.ts";
import type { ContentHooks } from "./hooks.ts";
import { isEditable, statusAfterEdit } from "./rules.ts";
import type { ContentDocument } from "./schema.ts";
import { contentRevisions, contentVersions, type ContentRow } from "./table.ts";
import { addRevision, touchContent } from "./write-revision.ts";

/**
 * Edits a version as a new revision. What was approved or scheduled returns to draft; its publications wait for the new approval.
 * @throws Problem 404, 409 (published, archived, or being sent), 412, 422 (document of another type)
 */
export async function editContent(
  tx: Transaction,
  hooks: ContentHooks,
  input: {
    contentId: string;
    actor: Actor;
    ifMatch?: number | undefined;
    versionId?: string | undefined;
    document?: ContentDocument | undefined;
    topic?: string | undefined;
    productId?: string | null | undefined;
    paidPartnership?: boolean | undefined;
    ownBrandPromotion?: boolean | undefined;
  },
): Promise<ContentRow> {
  const content = await discloseContent(tx, hooks, await openForChange(tx, hooks, input), input);
  const columns = { ...(input.topic === undefined ? {} : { topic: input.topic }), ...(input.productId === undefined ? {} : { productId: input.productId }) };
  if (!input.document) return Object.keys(columns).length > 0 ? touchContent(tx, content, columns) : content;

  if (input.document.type !== content.type) throw invalid("type_mismatch", "/document/type", `This content is of type ${content.type}; send a document of that type.`);
  const versionId = input.versionId ?? content.currentVersionId;
  const [current] = versionId
    ? await tx
        .select({ versionId: contentVersions.id, hash: contentRevisions.hash })
        .from(contentVersions)
        .innerJoin(contentRevisions, eq(contentRevisions.id, contentVersions.currentRevisionId))
        .where(and(eq(contentVersions.id, versionId), eq(contentVersions.contentId, content.id)))
    : [];
  if (!current) throw notFound("This version");
  // Autosave sends what stands already, often: no revision, no lost approval.
  if (current.hash === canonicalHash(input.document)) return Object.keys(columns).length > 0 ? touchContent(tx, content, columns) : content;

  await addRevision(tx, content, { versionId: current.versionId, document: input.document, origin: "edited", authorId: input.actor.kind === "user" ? input.actor.id : null });
  const isInForce = current.versionId === content.currentVersionId;
  const row = await touchContent(tx, content, { ...columns, ...(isInForce ? { document: input.document, status: statusAfterEdit(content.status) } : {}) });
  if (isInForce) await voidDecisions(tx, hooks, content, input.actor);
  await recordEvents(tx, contentEvent("content.edited", row, input.actor));
  return row;
}

/** What networks are told of a post is part of what was approved: another answer voids the approval, the same one nothing. */
async function discloseContent(tx: Transaction, hooks: ContentHooks, content: ContentRow, input: { actor: Actor; paidPartnership?: boolean | undefined; ownBrandPromotion?: boolean | undefined }): Promise<ContentRow> {
  const { paidPartnership = content.paidPartnership, ownBrandPromotion = content.ownBrandPromotion, actor } = input;
  if (paidPartnership === content.paidPartnership && ownBrandPromotion === content.ownBrandPromotion) return content;
  const row = await touchContent(tx, content, { paidPartnership, ownBrandPromotion, status: statusAfterEdit(content.status) });
  await voidDecisions(tx, hooks, content, actor);
  await recordEvents(tx, contentEvent("content.disclosure_changed", row, actor, { paidPartnership, ownBrandPromotion }));
  return row;
}

/** Puts another alternative in force. @throws Problem 404, 409, 412 */
export async function chooseVersion(tx: Transaction, hooks: ContentHooks, input: { contentId: string; versionId: string; actor: Actor; ifMatch?: number | undefined }): Promise<ContentRow> {
  const content = await openForChange(tx, hooks, input);
  if (content.currentVersionId === input.versionId) return content;
  const [version] = await tx
    .select({ id: contentVersions.id, document: contentRevisions.document })
    .from(contentVersions)
    .innerJoin(contentRevisions, eq(contentRevisions.id, contentVersions.currentRevisionId))
    .where(and(eq(contentVersions.id, input.versionId), eq(contentVersions.contentId, content.id), isNull(contentVersions.discardedAt)));
  if (!version) throw notFound("This version");
  const row = await touchContent(tx, content, { currentVersionId: version.id, document: version.document, status: statusAfterEdit(content.status) });
  await voidDecisions(tx, hooks, content, input.actor);
  await recordEvents(tx, contentEvent("content.version_chosen", row, input.actor));
  return row;
}

/** Locks the content and lets upper rooms refuse. */
export async function openForChange(tx: Transaction, hooks: ContentHooks, input: { contentId: string; ifMatch?: number | undefined }): Promise<ContentRow> {
  const content = await getContent(tx, input.contentId, { lock: true, ifMatch: input.ifMatch });
  if (!isEditable(content.status)) {
    throw conflict("content_closed", `This content is ${content.status} and no longer changes. Duplicate it to go on from here.`, { contentStatus: content.status });
  }
  for (const hook of hooks.beforeChange) await hook(tx, content);
  return content;
}

export async function voidDecisions(tx: Transaction, hooks: ContentHooks, content: ContentRow, actor: Actor): Promise<void> {
  for (const hook of hooks.afterChange) await hook(tx, content, actor);
}
