import { eq, sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import { versionOriginSchema, type RunTransform } from "../generation/transform-schema.ts";
import { canonicalHash } from "./document-hash.ts";
import { notePiece } from "./register-pieces.ts";
import { projectDocument, versionName } from "./rules.ts";
import type { ContentDocument, ContentStatus } from "./schema.ts";
import { contentRevisions, contents, contentVersions, type ContentRow } from "./table.ts";

/** Adds the next alternative (A, B …) with its first revision. The caller holds the content's lock. */
export async function addVersion(
  tx: Transaction,
  content: ContentRow,
  input: {
    document: ContentDocument;
    origin: "generated" | "edited" | "imported";
    authorId: string | null;
    provider?: string | null;
    model?: string | null;
    promptVersionId?: string | null;
    /** Wanted place, so that what streamed as A stays A whichever is done first; the next free one where it is taken. */
    position?: number | undefined;
    /** Who asked a model for it. */
    requestedBy?: string | null;
    /** What it was made from. */
    madeFrom?: RunTransform | null;
  },
): Promise<{ versionId: string; revisionId: string; position: number }> {
  const [places] = await rows<{ next: number; taken: boolean }>(
    tx,
    sql`select coalesce(max(position) + 1, 0)::int as next, coalesce(bool_or(position = ${input.position ?? -1}), false) as taken
        from content_versions where content_id = ${content.id}`,
  );
  const position = input.position === undefined || places!.taken ? places!.next : input.position;
  const versionId = newId();
  await tx.insert(contentVersions).values({
    id: versionId,
    organizationId: content.organizationId,
    contentId: content.id,
    versionName: versionName(position),
    position,
    provider: input.provider ?? null,
    model: input.model ?? null,
    promptVersionId: input.promptVersionId ?? null,
    origin: input.madeFrom ? versionOriginSchema.parse(input.madeFrom) : null,
    sourceVersionId: input.madeFrom?.sourceVersionId ?? null,
    sourceRevisionId: input.madeFrom?.sourceRevisionId ?? null,
    requestedBy: input.requestedBy ?? null,
    createdAt: sql`agency.now()`,
  });
  const revisionId = await addRevision(tx, content, { versionId, document: input.document, origin: input.origin, authorId: input.authorId });
  return { versionId, revisionId, position };
}

/** Appends an edit to a version; earlier revisions stay as they were. */
export async function addRevision(
  tx: Transaction,
  content: ContentRow,
  input: { versionId: string; document: ContentDocument; origin: "generated" | "edited" | "imported"; authorId: string | null },
): Promise<string> {
  const [last] = await rows<{ next: number }>(tx, sql`select coalesce(max(number) + 1, 1)::int as next from content_revisions where version_id = ${input.versionId}`);
  const revisionId = newId();
  await tx.insert(contentRevisions).values({
    id: revisionId,
    organizationId: content.organizationId,
    contentId: content.id,
    versionId: input.versionId,
    number: last!.next,
    document: input.document,
    origin: input.origin,
    authorId: input.authorId,
    hash: canonicalHash(input.document),
    createdAt: sql`agency.now()`,
  });
  await tx.update(contentVersions).set({ currentRevisionId: revisionId }).where(eq(contentVersions.id, input.versionId));
  return revisionId;
}

/** Puts a document's projection and a status onto the content and counts its version up. */
export async function touchContent(
  tx: Transaction,
  content: ContentRow,
  changes: { document?: ContentDocument; status?: ContentStatus; currentVersionId?: string; topic?: string; productId?: string | null; archivedAt?: Date | null; paidPartnership?: boolean; ownBrandPromotion?: boolean },
): Promise<ContentRow> {
  const { document, ...columns } = changes;
  const projection = document ? projectDocument(document) : {};
  const topic = changes.topic ?? content.topic;
  const shown = { title: content.title, body: content.body, ...projection };
  const [row] = await tx
    .update(contents)
    .set({
      ...columns,
      ...projection,
      searchText: foldText(`${topic} ${shown.title} ${shown.body}`).slice(0, 8_000),
      version: content.version + 1,
      updatedAt: sql`agency.now()`,
    })
    .where(eq(contents.id, content.id))
    .returning();
  await notePiece(tx, row!, changes.status);
  return row!;
}
