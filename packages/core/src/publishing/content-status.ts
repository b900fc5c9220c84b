import { eq, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { contents, getContent, statusFromPublications, type ContentRow } from "../contents/index.ts";
import { openStatuses } from "./rules.ts";

/**
 * Locks the content of a publication. Whoever changes a publication and its content takes the content first, as every edit does:
 * in the other order two of them wait for each other.
 */
export async function lockContentOf(tx: Transaction, publicationId: string): Promise<void> {
  await tx.execute(sql`select id from contents where id = (select content_id from publications where id = ${publicationId}) for no key update`);
}

/**
 * Brings a content's status, next planned and public instants in line with its publications. Every change of a publication
 * calls this in its own transaction. Content counts as approved while its status says so: whatever voids an approval changes
 * the status too, and arming compares the frozen text with its approval anyway (R11).
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
  const approved = content.status === "approved" || content.status === "scheduled" || content.status === "published";
  const status = content.status === "archived" ? null : statusFromPublications({ approved, open, published });
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

const asDate = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
