import { and, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import type { Asset } from "./schema.ts";
import { assets, type AssetRow } from "./table.ts";

/**
 * Newest first; answers one row more than `limit` where a next page exists. With `brandId`: that brand's files and those
 * of no brand. `q` is found in names and descriptions without regard to marks.
 */
export async function listAssets(
  tx: Transaction,
  options: { brandId?: string | undefined; kind?: Asset["kind"] | undefined; q?: string | undefined; brandIds: readonly string[] | null; after: string | null; limit: number },
): Promise<AssetRow[]> {
  const { brandId, kind, q, brandIds, after } = options;
  return tx
    .select()
    .from(assets)
    .where(
      and(
        isNull(assets.deletedAt),
        brandId ? or(eq(assets.brandId, brandId), isNull(assets.brandId)) : undefined,
        brandIds === null ? undefined : or(inArray(assets.brandId, [...brandIds]), isNull(assets.brandId)),
        kind ? eq(assets.kind, kind) : undefined,
        q ? sql`${folded} like ${`%${foldText(q).replace(/[\\%_]/g, "\\$&")}%`}` : undefined,
        after ? lt(assets.id, after) : undefined,
      ),
    )
    .orderBy(desc(assets.id))
    .limit(options.limit + 1);
}

/** What `foldText` does, in SQL. */
const folded = sql`translate(regexp_replace(normalize(lower(${assets.fileName} || ' ' || coalesce(${assets.alt}, '')), nfd), ${"[\u0300-\u036f]"}, '', 'g'), 'đ', 'd')`;
