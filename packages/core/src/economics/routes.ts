import { z } from "zod";
import { asc, eq, isNull, sql } from "drizzle-orm";
import { actorOf, forbidden, notFound, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import { rows, type Transaction } from "@agency/platform/db";
import type { CoreDependencies } from "../dependencies.ts";
import { listLedger } from "./list-ledger.ts";
import { presentBudget, presentLedgerEntry, usd } from "./present.ts";
import { budgetSchema, ledgerEntrySchema, setBudgetSchema, usageSchema } from "./schema.ts";
import { setBudget } from "./set-budget.ts";
import { readSpend } from "./spend.ts";
import { budgets } from "./table.ts";

const tag = "Economics";
const brandId = z.uuid().optional();
const instant = z.iso.datetime({ offset: true }).optional();

export function economicsRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    {
      method: "get",
      path: "/usage",
      summary: "Read what a month has cost so far",
      tag,
      permission: "economics.read",
      query: z.strictObject({ brandId, month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Use a month such as 2026-11.").optional() }),
      reply: usageSchema,
    },
    async (tx, { principal, query }) => {
      const scope = query.brandId === undefined ? principal.brandIds : [ownBrand(principal, query.brandId)];
      const spend = await readSpend(tx, { organizationId: principal.organizationId, brandIds: scope, month: query.month });
      const [found] = await tx.select().from(budgets).where(query.brandId === undefined ? isNull(budgets.brandId) : eq(budgets.brandId, query.brandId));
      // The organization's limit beside the spending of some brands would mislead.
      const budget = query.brandId === undefined && principal.brandIds !== null ? undefined : found;
      const { month, live, sandbox, reserved, calls } = spend;
      return { body: { month, live: usd(live), sandbox: usd(sandbox), reserved: usd(reserved), limit: budget ? usd(budget.limitMicroUsd) : null, calls } };
    },
  );

  api.read(
    {
      method: "get",
      path: "/economics/ledger",
      summary: "List every paid call, newest first",
      tag,
      permission: "economics.read",
      query: z.strictObject({ ...pageQuery, brandId, provider: z.string().max(50).optional(), environment: z.enum(["sandbox", "live"]).optional(), from: instant, to: instant }),
      reply: pageOf(ledgerEntrySchema),
    },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      if (filter.brandId !== undefined) ownBrand(principal, filter.brandId);
      const scope = `ledger:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listLedger(tx, { ...filter, brandIds: principal.brandIds, after, limit });
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: presentLedgerEntry }) };
    },
  );

  api.read(
    { method: "get", path: "/economics/budgets", summary: "List the monthly limits", tag, permission: "economics.read", reply: z.object({ data: z.array(budgetSchema) }) },
    async (tx, { principal }) => {
      const found = await tx.select().from(budgets).orderBy(asc(budgets.id)).limit(1_000);
      const seen = found.filter((row) => row.brandId === null || principal.brandIds === null || principal.brandIds.includes(row.brandId));
      return { body: { data: seen.map(presentBudget) } };
    },
  );

  api.write(
    { method: "put", path: "/economics/budgets", summary: "Set a monthly limit", tag, permission: "economics.write", body: setBudgetSchema, reply: budgetSchema },
    async (tx, { principal, body, ifMatch }) => {
      if (body.brandId === null && principal.brandIds !== null) throw forbidden("The organization's limit is set by someone who works on all brands.");
      if (body.brandId !== null) await assertBrandExists(tx, ownBrand(principal, body.brandId));
      const row = await setBudget(tx, { organizationId: principal.organizationId, actor: actorOf(principal), budget: body, ifMatch });
      return { body: presentBudget(row), version: row.version };
    },
  );
}

/** Brands live a floor above, so their access rule is repeated here in one line (R24, R26). */
function ownBrand(principal: Principal, id: string): string {
  if (principal.brandIds !== null && !principal.brandIds.includes(id)) throw notFound("This brand");
  return id;
}

async function assertBrandExists(tx: Transaction, id: string): Promise<void> {
  const found = await rows<{ id: string }>(tx, sql`select id from brands where id = ${id}`);
  if (found.length === 0) throw notFound("This brand");
}
