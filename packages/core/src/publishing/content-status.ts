import { eq, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { approvalInForce } from "../approvals/index.ts";
import { contents, freezeContent, getContent, statusFromPublications, type ContentRow } from "../contents/index.ts";
import { openStatuses } from "./rules.ts";

/**
 * Brings a content's status, next planned and public instants in line with its publications. Every change of a publication
 * calls this in its own transaction.
 */
export async function refreshContent(tx: Transaction, contentId: string): Promise<ContentRow> {
  const content = await getContent(tx, contentId, { lock: true });
  const [counts] = await rows<{ open: number; published: number; next: Date | string | null; first: Date | string | null }>(
    tx,
    sql`select count(*) filter (where status in ${openStatuses})::int as open,
               count(*) filter (where status = 'published')::int as published,
               min(due_at) filter (where status in ${openStatuses}) as next,
               min(published_at) filter (where status = 'published') as first
        from publications where content_id = ${contentId}`,
  );
  const { open, published } = counts!;
  const approved = content.status === "approved" || content.status === "scheduled" || content.status === "published" ? await isApproved(tx, content) : false;
  const status = content.status === "archived" ? null : published > 0 && open === 0 ? ("published" as const) : statusFromPublications({ approved, open, published });
  const [row] = await tx
    .update(contents)
    .set({
      ...(status === null || status === content.status ? {} : { status, version: content.version + 1 }),
      scheduledAt: asDate(counts!.next),
      publishedAt: asDate(counts!.first),
      updatedAt: sql`agency.now()`,
    })
    .where(eq(contents.id, contentId))
    .returning();
  return row!;
}

async function isApproved(tx: Transaction, content: ContentRow): Promise<boolean> {
  const frozen = await freezeContent(tx, content, null);
  return (await approvalInForce(tx, content.id, frozen.contentHash)) !== undefined;
}

const asDate = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
