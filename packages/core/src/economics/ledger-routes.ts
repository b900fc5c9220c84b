import { z } from "zod";
import { notFound, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import { ledgerCsv } from "./ledger-csv.ts";
import { listLedger, presentLedger, sumLedger, type LedgerFilter } from "./list-ledger.ts";
import type { EconomicsDependencies } from "./routes.ts";
import { ledgerEntrySchema, ledgerFilterSchema, ledgerTotalsSchema } from "./schema.ts";

const tag = "Economics";

export function ledgerRoutes(api: Api, { cursors, db }: EconomicsDependencies): void {
  api.read(
    {
      method: "get",
      path: "/economics/ledger",
      summary: "List every paid call, newest first",
      tag,
      permission: "economics.read",
      query: ledgerFilterSchema.extend(pageQuery),
      reply: pageOf(ledgerEntrySchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `ledger:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listLedger(tx, { ...scoped(principal, filter), after, limit });
      const shown = new Map((await presentLedger(tx, found.slice(0, limit))).map((entry) => [entry.id, entry]));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => shown.get(row.id)! }) };
    },
  );

  api.read(
    { method: "get", path: "/economics/ledger/totals", summary: "Sum the calls that a filter finds", tag, permission: "economics.read", query: ledgerFilterSchema, reply: ledgerTotalsSchema },
    async (tx, { principal, query }) => ({ body: await sumLedger(tx, scoped(principal, query)) }),
  );

  api.raw(
    {
      method: "get",
      path: "/economics/ledger.csv",
      summary: "Export the calls that a filter finds",
      tag,
      permission: "economics.read",
      query: ledgerFilterSchema.extend({ language: z.enum(["vi", "en"]).default("en").describe("Of the spreadsheet: separators and decimals") }),
      produces: "text/csv",
    },
    async ({ principal, query }) => {
      const { language, ...filter } = query;
      const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="ledger${filter.month ? `-${filter.month}` : ""}.csv"`, "cache-control": "no-store" };
      return new Response(ledgerCsv(db, scoped(principal, filter), { language }), { headers });
    },
  );
}

/** What the caller may see of what they ask for (R24, R26). @throws Problem 404 for a foreign brand */
function scoped(principal: Principal, filter: LedgerFilter) {
  const { organizationId, brandIds } = principal;
  if (filter.brandId !== undefined && brandIds !== null && !brandIds.includes(filter.brandId)) throw notFound("This brand");
  return { ...filter, organizationId, brandIds };
}
