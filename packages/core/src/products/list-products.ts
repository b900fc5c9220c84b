import { and, desc, eq, ilike, isNull, lt } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import { products, type ProductRow } from "./table.ts";

/** Newest first (ids are time-ordered); answers one row more than `limit` where a next page exists. */
export async function listProducts(
  tx: Transaction,
  options: { brandId: string; q?: string | undefined; after: string | null; limit: number },
): Promise<ProductRow[]> {
  return tx
    .select()
    .from(products)
    .where(
      and(
        eq(products.brandId, options.brandId),
        isNull(products.archivedAt),
        options.q ? ilike(products.searchText, `%${foldText(options.q).replace(/[\\%_]/g, "\\$&")}%`) : undefined,
        options.after ? lt(products.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(products.id))
    .limit(options.limit + 1);
}
