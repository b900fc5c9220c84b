import { z } from "zod";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { actorOf, forbidden, notFound, type Api, type Principal } from "@agency/platform/http";
import { getClient } from "./clients/get-client.ts";
import type { EconomicsHooks } from "./hooks.ts";
import { monthOf, readMonth } from "./months/month.ts";
import { presentBudget, usd } from "./present.ts";
import { spendOf } from "./reserve-budget.ts";
import { budgetSchema, monthSchema, setBudgetSchema, usageSchema } from "./schema.ts";
import { removeBudget, setBudget } from "./set-budget.ts";
import { readSpend } from "./spend.ts";
import { budgets, type BudgetRow } from "./table.ts";

const tag = "Economics";
const brandId = z.uuid().optional();

export function budgetRoutes(api: Api, { economicsHooks }: { economicsHooks: EconomicsHooks }): void {
  api.read(
    {
      method: "get",
      path: "/usage",
      summary: "Read what a month has cost so far",
      tag,
      permission: "economics.read",
      query: z.strictObject({ brandId, month: monthSchema.optional() }),
      reply: usageSchema,
    },
    async (tx, { principal, query }) => {
      const { organizationId } = principal;
      const scope = query.brandId === undefined ? principal.brandIds : [ownBrand(principal, query.brandId)];
      const spend = await readSpend(tx, { organizationId, brandIds: scope, month: query.month });
      const ofScope = and(query.brandId === undefined ? isNull(budgets.brandId) : eq(budgets.brandId, query.brandId), isNull(budgets.clientId), isNull(budgets.campaignId));
      const found = await tx.select().from(budgets).where(ofScope);
      const budget = found.find(({ month }) => month !== null && monthOf(month) === spend.month) ?? found.find(({ month }) => month === null);
      // The organization's limit beside the spending of some brands would mislead.
      const shown = query.brandId === undefined && principal.brandIds !== null ? undefined : budget;
      const { month, live, sandbox, reserved, calls } = spend;
      return { body: { month, live: usd(live), sandbox: usd(sandbox), reserved: usd(reserved), limit: shown ? usd(shown.limitMicroUsd) : null, calls } };
    },
  );

  api.read(
    { method: "get", path: "/economics/budgets", summary: "List the limits with what is spent of them", tag, permission: "economics.read", reply: z.object({ data: z.array(budgetSchema) }) },
    async (tx, { principal }) => {
      const found = await tx.select().from(budgets).orderBy(asc(budgets.id)).limit(1_000);
      const month = (await readMonth(tx, principal.organizationId)).name;
      const data = [];
      for (const row of found.filter((each) => isSeenBy(principal, each))) data.push(await shown(tx, row, month));
      return { body: { data } };
    },
  );

  api.write(
    { method: "put", path: "/economics/budgets", summary: "Set a limit", tag, permission: "economics.write", body: setBudgetSchema, reply: budgetSchema },
    async (tx, { principal, body, ifMatch }) => {
      if (body.brandId === null && principal.brandIds !== null) throw forbidden("This limit is set by someone who works on all brands.");
      if (body.brandId !== null) await assertExists(tx, "brands", ownBrand(principal, body.brandId));
      if (body.clientId !== null) await getClient(tx, body.clientId);
      if (body.campaignId !== null) await assertExists(tx, "campaigns", body.campaignId);
      const row = await setBudget(tx, economicsHooks, { organizationId: principal.organizationId, actor: actorOf(principal), budget: body, ifMatch });
      return { body: await shown(tx, row, (await readMonth(tx, principal.organizationId)).name), version: row.version };
    },
  );

  api.write(
    { method: "delete", path: "/economics/budgets/{budgetId}", summary: "Take a limit away", tag, permission: "economics.write", params: z.object({ budgetId: z.uuid() }), status: 204 },
    async (tx, { principal, params, ifMatch }) => {
      const [row] = await tx.select().from(budgets).where(eq(budgets.id, params.budgetId));
      if (!row || (principal.brandIds !== null && !(row.brandId !== null && principal.brandIds.includes(row.brandId)))) throw notFound("This budget");
      await removeBudget(tx, economicsHooks, { budgetId: params.budgetId, actor: actorOf(principal), ifMatch });
      return { body: undefined };
    },
  );
}

async function shown(tx: Transaction, row: BudgetRow, month: string) {
  return presentBudget(row, await spendOf(tx, row.organizationId, row, row.month === null ? month : monthOf(row.month)));
}

const isSeenBy = (principal: Principal, row: BudgetRow): boolean => principal.brandIds === null || (row.brandId !== null && principal.brandIds.includes(row.brandId));

/** Brands live a floor above, so their access rule is repeated here in one line (R24, R26). */
function ownBrand(principal: Principal, id: string): string {
  if (principal.brandIds !== null && !principal.brandIds.includes(id)) throw notFound("This brand");
  return id;
}

async function assertExists(tx: Transaction, table: "brands" | "campaigns", id: string): Promise<void> {
  const found = await rows<{ id: string }>(tx, sql`select id from ${sql.identifier(table)} where id = ${id}`);
  if (found.length === 0) throw notFound(table === "brands" ? "This brand" : "This campaign");
}
