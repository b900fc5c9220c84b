import { and, asc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import type { publicationListQuery } from "./schema.ts";
import { publications, type PublicationRow } from "./table.ts";

type Filter = z.infer<z.ZodObject<typeof publicationListQuery>>;

/** In the order of their time; one row more than `limit` where a next page exists. */
export async function listPublications(
  tx: Transaction,
  options: Filter & { organizationId: string; brandIds: readonly string[] | null; after: [dueAt: string, id: string] | null; limit: number },
): Promise<PublicationRow[]> {
  return tx
    .select()
    .from(publications)
    .where(
      and(
        eq(publications.organizationId, options.organizationId),
        options.contentId ? eq(publications.contentId, options.contentId) : undefined,
        options.channelId ? eq(publications.channelId, options.channelId) : undefined,
        options.brandId ? eq(publications.brandId, options.brandId) : undefined,
        options.status ? eq(publications.status, options.status) : undefined,
        options.brandIds === null ? undefined : inArray(publications.brandId, [...options.brandIds]),
        options.from ? gte(publications.dueAt, sql`${options.from}::timestamptz`) : undefined,
        options.to ? lt(publications.dueAt, sql`${options.to}::timestamptz`) : undefined,
        // Due times are whole milliseconds, as the cursor is: they come from wall times and from our own reading of the clock.
        options.after ? sql`(${publications.dueAt}, ${publications.id}) > (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(publications.dueAt), asc(publications.id))
    .limit(options.limit + 1);
}
