import { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { actorOf, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../../dependencies.ts";
import { readMonth } from "../months/month.ts";
import { assertWholeOrganization } from "../whole-organization.ts";
import { archivePlan, countSubscribers, createPlan, getPlan, listPlans, presentPlan, updatePlan } from "./plans.ts";
import { createPlanSchema, planSchema, updatePlanSchema } from "./schema.ts";
import type { PlanRow } from "./table.ts";

const tag = "Clients";
const params = z.object({ planId: z.uuid() });

export function planRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    {
      method: "get",
      path: "/economics/plans",
      summary: "List plans",
      tag,
      permission: "economics.read",
      query: z.strictObject({ ...pageQuery, archived: z.enum(["true", "false"]).default("false").transform((value) => value === "true") }),
      reply: pageOf(planSchema),
    },
    async (tx, { principal, query }) => {
      assertWholeOrganization(principal);
      const scope = `plans:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listPlans(tx, { archived: query.archived, after, limit: query.limit });
      const subscribers = await subscribersNow(tx, principal.organizationId);
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => presentPlan(row, subscribers.get(row.id) ?? 0) }) };
    },
  );

  api.write(
    { method: "post", path: "/economics/plans", summary: "Add a plan", tag, permission: "economics.write", body: createPlanSchema, reply: planSchema, status: 201 },
    async (tx, { principal, body }) => {
      assertWholeOrganization(principal);
      const row = await createPlan(tx, { organizationId: principal.organizationId, actor: actorOf(principal), plan: body });
      return { body: presentPlan(row, 0), version: row.version };
    },
  );

  api.read({ method: "get", path: "/economics/plans/{planId}", summary: "Read a plan", tag, permission: "economics.read", params, reply: planSchema }, async (tx, { principal, params }) => {
    assertWholeOrganization(principal);
    return shown(tx, await getPlan(tx, params.planId));
  });

  api.write(
    { method: "patch", path: "/economics/plans/{planId}", summary: "Change a plan for new subscriptions", tag, permission: "economics.write", params, body: updatePlanSchema, reply: planSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      assertWholeOrganization(principal);
      return shown(tx, await updatePlan(tx, { planId: params.planId, actor: actorOf(principal), changes: body, ifMatch }));
    },
  );

  api.write({ method: "delete", path: "/economics/plans/{planId}", summary: "Archive a plan", tag, permission: "economics.write", params, reply: planSchema }, async (tx, { principal, params, ifMatch }) => {
    assertWholeOrganization(principal);
    return shown(tx, await archivePlan(tx, { planId: params.planId, actor: actorOf(principal), ifMatch }));
  });
}

const subscribersNow = async (tx: Transaction, organizationId: string) => countSubscribers(tx, (await readMonth(tx, organizationId)).firstDay);

async function shown(tx: Transaction, row: PlanRow) {
  return { body: presentPlan(row, (await subscribersNow(tx, row.organizationId)).get(row.id) ?? 0), version: row.version };
}
