import { sql, type SQL } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { getContent, statusFromPublications, type ContentRow } from "../contents/index.ts";
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
  const [counts] = await rows<PublicationCounts>(tx, countsOf(contentId));
  await tx.execute(contentFollows(content, counts!));
  return getContent(tx, contentId);
}

export interface PublicationCounts extends Record<string, unknown> {
  open: number;
  published: number;
  next: Date | string | null;
  first: Date | string | null;
}

/** Counts a content's publications; one half of `refreshContent`, for a packet of statements. */
export function countsOf(contentId: string): SQL {
  return sql`select count(*) filter (where status in ${openStatuses})::int as open,
               count(*) filter (where status = 'published')::int as published,
               min(due_at) filter (where status in ${openStatuses}) as next,
               min(published_at) filter (where status = 'published') as first
        from publications where content_id = ${contentId}`;
}

/** What the counts make of a locked content; the other half. */
export function contentFollows(content: Pick<ContentRow, "id" | "status">, counts: PublicationCounts): SQL {
  const { open, published } = counts;
  const approved = content.status === "approved" || content.status === "scheduled" || content.status === "published";
  const status = (content.status === "archived" ? null : statusFromPublications({ approved, open, published })) ?? content.status;
  return sql`update contents set status = ${status}, version = version + ${status === content.status ? 0 : 1}::int,
               scheduled_at = ${asInstant(counts.next)}::timestamptz, published_at = ${asInstant(counts.first)}::timestamptz, updated_at = agency.now()
             where id = ${content.id}`;
}

const asInstant = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());
