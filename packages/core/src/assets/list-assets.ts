import { and, arrayContains, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import type { Asset } from "./schema.ts";
import { assets, type AssetRow } from "./table.ts";

export interface AssetFilter {
  /** That brand's files and those of no brand. */
  brandId?: string | undefined;
  kind?: Asset["kind"] | undefined;
  /** Found in names, descriptions and tags without regard to marks. */
  q?: string | undefined;
  /** `none` for files in no folder. */
  folderId?: string | undefined;
  tag?: string | undefined;
  /** `expired`: the licence has ended by the database's date in UTC. */
  rights?: "own" | "stock" | "ai" | "expired" | undefined;
  archived?: boolean | undefined;
}

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listAssets(tx: Transaction, filter: AssetFilter & { brandIds: readonly string[] | null; after: string | null; limit: number }): Promise<AssetRow[]> {
  const { brandId, kind, q, folderId, tag, rights, archived = false, brandIds, after } = filter;
  const words = q ? foldText(q).split(/\s+/).filter(Boolean).slice(0, 8) : [];
  return tx
    .select()
    .from(assets)
    .where(
      and(
        isNull(assets.deletedAt),
        archived ? isNotNull(assets.archivedAt) : isNull(assets.archivedAt),
        brandId ? or(eq(assets.brandId, brandId), isNull(assets.brandId)) : undefined,
        brandIds === null ? undefined : or(inArray(assets.brandId, [...brandIds]), isNull(assets.brandId)),
        kind ? eq(assets.kind, kind) : undefined,
        folderId === "none" ? isNull(assets.folderId) : folderId ? eq(assets.folderId, folderId) : undefined,
        tag ? arrayContains(assets.tags, [tag]) : undefined,
        rights === "expired" ? sql`(${assets.rights} ->> 'expiresOn') < to_char(agency.now() at time zone 'utc', 'YYYY-MM-DD')` : rights ? sql`${assets.rights} ->> 'source' = ${rights}` : undefined,
        ...words.map((word) => sql`${assets.searchText} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`),
        after ? lt(assets.id, after) : undefined,
      ),
    )
    .orderBy(desc(assets.id))
    .limit(filter.limit + 1);
}

/** The tags in use, most used first. */
export async function listTags(tx: Transaction, brandIds: readonly string[] | null): Promise<{ tag: string; assets: number }[]> {
  const mine = brandIds === null ? sql`true` : sql`(brand_id is null or brand_id = any (${`{${brandIds.join(",")}}`}::uuid[]))`;
  const found = await rows<{ tag: string; assets: number }>(
    tx,
    sql`select tag, count(*)::int as assets from assets, unnest(tags) as tag where deleted_at is null and archived_at is null and ${mine} group by tag order by assets desc, tag limit 100`,
  );
  return [...found];
}
