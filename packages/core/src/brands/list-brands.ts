import { and, desc, ilike, inArray, isNull, lt } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import { brands, type BrandRow } from "./table.ts";

/** Newest first (ids are time-ordered); answers one row more than `limit` where a next page exists. */
export async function listBrands(
  tx: Transaction,
  options: { q?: string | undefined; brandIds: readonly string[] | null; after: string | null; limit: number },
): Promise<BrandRow[]> {
  return tx
    .select()
    .from(brands)
    .where(
      and(
        isNull(brands.archivedAt),
        options.brandIds === null ? undefined : inArray(brands.id, [...options.brandIds]),
        options.q ? ilike(brands.searchText, `%${foldText(options.q).replace(/[\\%_]/g, "\\$&")}%`) : undefined,
        options.after ? lt(brands.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(brands.id))
    .limit(options.limit + 1);
}
