import { asc, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { budgetScope, budgetsInForce } from "../budget-rules.ts";
import { quotaUse } from "../clients/quota-rules.ts";
import { spendOf } from "../reserve-budget.ts";
import { budgets } from "../table.ts";
import { readOrganizationMonths, type OrganizationMonth } from "./client-months.ts";
import { marginPercent } from "./figures-rules.ts";
import { readMonth } from "./month.ts";
import type { EconomicsAlert } from "./schema.ts";

/** A budget is told of from this share on. */
const budgetWarnPercent = 80;

/** What is worth a look this month, the worst first: margins, quotas, budgets. */
export async function readAlerts(tx: Transaction, organizationId: string): Promise<EconomicsAlert[]> {
  const month = await readMonth(tx, organizationId);
  const [now] = await readOrganizationMonths(tx, { organizationId, month, count: 1 });
  const found = [...clientAlerts(now!), ...(await budgetAlerts(tx, organizationId, month.name))];
  return found.toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === "critical" ? -1 : 1));
}

/**
 * Tells once a month of each client that goes red, may go red, or has used its quota. Events: `client.margin_red`,
 * `client.margin_at_risk`, `client.quota_warned`, `client.quota_reached`; they say who, never how much.
 */
export async function announceAlerts(tx: Transaction, organizationId: string): Promise<number> {
  const month = await readMonth(tx, organizationId);
  const [now] = await readOrganizationMonths(tx, { organizationId, month, count: 1 });
  let told = 0;
  for (const alert of clientAlerts(now!)) {
    const kind = alert.pieceKind === null ? alert.kind : `${alert.kind}:${alert.pieceKind}`;
    const fresh = await rows<{ kind: string }>(
      tx,
      sql`insert into economics_alert_marks (organization_id, month, client_id, kind) values (${organizationId}, ${month.firstDay}, ${alert.clientId}, ${kind}) on conflict do nothing returning kind`,
    );
    if (fresh.length === 0) continue;
    told += 1;
    await recordEvents(tx, { organizationId, type: `client.${alert.kind}`, subjectType: "client", subjectId: alert.clientId!, actor: systemActor, payload: { month: month.name, ...(alert.pieceKind ? { pieceKind: alert.pieceKind } : {}) } });
  }
  return told;
}

function clientAlerts(month: OrganizationMonth): EconomicsAlert[] {
  return month.clients.flatMap((client): EconomicsAlert[] => {
    const of = { clientId: client.clientId, clientName: client.clientName, budgetId: null, month: month.month };
    const margin: EconomicsAlert[] =
      client.state === "red"
        ? [{ ...of, kind: "margin_red", severity: "critical", pieceKind: null, percent: marginPercent(client.sums) }]
        : client.state === "at_risk"
          ? [{ ...of, kind: "margin_at_risk", severity: "warning", pieceKind: null, percent: marginPercent(client.forecast) }]
          : [];
    const quota = quotaUse(client.terms, client.facts.used, client.facts.open).flatMap((use): EconomicsAlert[] =>
      use.state === "ok" ? [] : [{ ...of, kind: use.state === "reached" ? "quota_reached" : "quota_warned", severity: use.over > 0 ? "critical" : "warning", pieceKind: use.kind, percent: use.percent }],
    );
    return [...margin, ...quota];
  });
}

async function budgetAlerts(tx: Transaction, organizationId: string, month: string): Promise<EconomicsAlert[]> {
  const inForce = budgetsInForce(await tx.select().from(budgets).orderBy(asc(budgets.id)).limit(1_000), month);
  const alerts: EconomicsAlert[] = [];
  for (const budget of inForce) {
    const { live } = await spendOf(tx, organizationId, budget, month);
    const percent = budget.limitMicroUsd === 0n ? 100 : Number((live * 1_000n) / budget.limitMicroUsd) / 10;
    if (percent < budgetWarnPercent) continue;
    const isReached = percent >= 100;
    alerts.push({ kind: isReached ? "budget_reached" : "budget_warned", severity: isReached ? "critical" : "warning", clientId: budgetScope(budget) === "client" ? budget.clientId : null, clientName: null, pieceKind: null, budgetId: budget.id, percent, month });
  }
  return alerts;
}
