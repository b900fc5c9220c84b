import { and, desc, eq, getTableColumns, gte, inArray, like, lt, ne, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import type { contentListQuery } from "./schema.ts";
import { contents, type ContentRow } from "./table.ts";

/** What a row of a list shows; the text that is searched and the metadata stay where they are. */
const { searchText: _searchText, metadata: _metadata, ...shownColumns } = getTableColumns(contents);
export type ListedContent = Omit<ContentRow, "searchText" | "metadata">;

export type ContentFilter = z.infer<z.ZodObject<typeof contentListQuery>>;

/**
 * Newest first; one row more than `limit` where a next page exists. `from`/`to` bound the planned or public instant, as the
 * calendar asks; archived content shows only when asked for by status.
 */
export async function listContents(
  tx: Transaction,
  options: ContentFilter & { organizationId: string; brandIds: readonly string[] | null; after: string | null; limit: number },
): Promise<ListedContent[]> {
  const shownAt = sql`coalesce(${contents.publishedAt}, ${contents.scheduledAt})`;
  const where: (SQL | undefined)[] = [
    eq(contents.organizationId, options.organizationId),
    options.brandId ? eq(contents.brandId, options.brandId) : undefined,
    options.brandIds === null ? undefined : inArray(contents.brandId, [...options.brandIds]),
    options.status ? eq(contents.status, options.status) : ne(contents.status, "archived"),
    options.type ? eq(contents.type, options.type) : undefined,
    options.from ? gte(shownAt, sql`${options.from}::timestamptz`) : undefined,
    options.to ? lt(shownAt, sql`${options.to}::timestamptz`) : undefined,
    options.q ? like(contents.searchText, `%${foldText(options.q).replace(/[\\%_]/g, "\\$&")}%`) : undefined,
    options.after ? lt(contents.id, options.after) : undefined,
  ];
  return tx
    .select(shownColumns)
    .from(contents)
    .where(and(...where))
    .orderBy(desc(contents.id))
    .limit(options.limit + 1);
}
