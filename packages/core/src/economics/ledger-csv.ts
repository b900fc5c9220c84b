import { toCsv, type CsvCell } from "@agency/platform/csv";
import type { Database } from "@agency/platform/db";
import { listLedger, presentLedger, type LedgerQuery } from "./list-ledger.ts";
import type { LedgerEntry } from "./schema.ts";

const columns = ["id", "createdAt", "environment", "kind", "provider", "model", "outcome", "inputTokens", "cacheReadTokens", "cacheWriteTokens", "outputTokens", "costUsd", "savedUsd", "priceRow", "clientId", "brandId", "campaignId", "contentId", "subjectType", "subjectId", "requestId"] as const;
const batch = 1_000;
/** More than a spreadsheet takes; whoever has more narrows the filter. */
const mostRows = 1_000_000;

/**
 * The ledger as CSV, newest first, read page by page while it is sent: no export fills the memory.
 * @param options.language of a spreadsheet: Vietnamese ones split at semicolons and write decimals with a comma
 */
export function ledgerCsv(db: Database, query: LedgerQuery, options: { language: "vi" | "en" }): ReadableStream<Uint8Array> {
  const delimiter = options.language === "vi" ? (";" as const) : ("," as const);
  const encoder = new TextEncoder();
  let after: string | null = null;
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(toCsv([[...columns]], { delimiter })));
    },
    async pull(controller) {
      const { entries, next } = await db.readForOrganization(query.organizationId, async (tx) => {
        const found = await listLedger(tx, { ...query, after, limit: batch });
        const page = found.slice(0, batch);
        return { entries: await presentLedger(tx, page), next: found.length > batch ? page.at(-1)!.id : null };
      });
      // The byte order mark stands at the beginning of the file, once.
      if (entries.length > 0) controller.enqueue(encoder.encode(toCsv(entries.map((entry) => cellsOf(entry, options.language)), { delimiter }).slice(1)));
      sent += entries.length;
      after = next;
      if (next === null || sent >= mostRows) controller.close();
    },
  });
}

function cellsOf(entry: LedgerEntry, language: "vi" | "en"): CsvCell[] {
  const amount = (text: string) => (language === "vi" ? text.replace(".", ",") : text);
  const { cost, saved } = entry;
  return columns.map((column) => (column === "costUsd" ? amount(cost.amount) : column === "savedUsd" ? (saved === null ? null : amount(saved.amount)) : entry[column]));
}
