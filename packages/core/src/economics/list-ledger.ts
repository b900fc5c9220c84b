import { and, desc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { ledgerEntries, type LedgerRow } from "./table.ts";

/** Newest first; answers one row more than `limit` where a next page exists. `from` is inclusive, `to` exclusive. */
export async function listLedger(
  tx: Transaction,
  options: {
    brandId?: string | undefined;
    brandIds: readonly string[] | null;
    provider?: string | undefined;
    environment?: "sandbox" | "live" | undefined;
    from?: string | undefined;
    to?: string | undefined;
    after: string | null;
    limit: number;
  },
): Promise<LedgerRow[]> {
  return tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        options.brandId ? eq(ledgerEntries.brandId, options.brandId) : undefined,
        options.brandIds === null ? undefined : inArray(ledgerEntries.brandId, [...options.brandIds]),
        options.provider ? eq(ledgerEntries.provider, options.provider) : undefined,
        options.environment ? eq(ledgerEntries.environment, options.environment) : undefined,
        options.from ? gte(ledgerEntries.createdAt, new Date(options.from)) : undefined,
        options.to ? lt(ledgerEntries.createdAt, new Date(options.to)) : undefined,
        options.after ? lt(ledgerEntries.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(ledgerEntries.id))
    .limit(options.limit + 1);
}
