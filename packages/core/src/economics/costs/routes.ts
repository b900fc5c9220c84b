import { z } from "zod";
import { actorOf, type Api } from "@agency/platform/http";
import { fixedCostPresets } from "../rules.ts";
import { assertWholeOrganization } from "../whole-organization.ts";
import { createFixedCost, listFixedCosts, presentFixedCost, removeFixedCost, updateFixedCost } from "./fixed-costs.ts";
import { createFixedCostSchema, economicsSettingsSchema, fixedCostPresetSchema, fixedCostSchema, updateEconomicsSettingsSchema, updateFixedCostSchema } from "./schema.ts";
import { presentSettings, updateSettings } from "./settings.ts";

const tag = "Economics";
const params = z.object({ fixedCostId: z.uuid() });

export function costRoutes(api: Api): void {
  api.read({ method: "get", path: "/economics/settings", summary: "Read exchange rate, hourly rates and how costs are shared", tag, permission: "economics.read", reply: economicsSettingsSchema }, async (tx, { principal }) => {
    assertWholeOrganization(principal);
    const settings = await presentSettings(tx, principal.organizationId);
    return { body: settings, version: settings.version };
  });

  api.write(
    { method: "patch", path: "/economics/settings", summary: "Change exchange rate, hourly rates and how costs are shared", tag, permission: "economics.write", body: updateEconomicsSettingsSchema, reply: economicsSettingsSchema },
    async (tx, { principal, body, ifMatch }) => {
      assertWholeOrganization(principal);
      const settings = await updateSettings(tx, { organizationId: principal.organizationId, actor: actorOf(principal), changes: body, ifMatch });
      return { body: settings, version: settings.version };
    },
  );

  api.read(
    {
      method: "get",
      path: "/economics/fixed-costs",
      summary: "List fixed costs, with presets to begin with",
      tag,
      permission: "economics.read",
      reply: z.object({ data: z.array(fixedCostSchema), presets: z.array(fixedCostPresetSchema) }),
    },
    async (tx, { principal }) => {
      assertWholeOrganization(principal);
      return { body: { data: (await listFixedCosts(tx)).map(presentFixedCost), presets: [...fixedCostPresets] } };
    },
  );

  api.write(
    { method: "post", path: "/economics/fixed-costs", summary: "Add a fixed cost", tag, permission: "economics.write", body: createFixedCostSchema, reply: fixedCostSchema, status: 201 },
    async (tx, { principal, body }) => {
      assertWholeOrganization(principal);
      const row = await createFixedCost(tx, { organizationId: principal.organizationId, actor: actorOf(principal), cost: body });
      return { body: presentFixedCost(row), version: row.version };
    },
  );

  api.write(
    { method: "patch", path: "/economics/fixed-costs/{fixedCostId}", summary: "Change a fixed cost", tag, permission: "economics.write", params, body: updateFixedCostSchema, reply: fixedCostSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      assertWholeOrganization(principal);
      const row = await updateFixedCost(tx, { fixedCostId: params.fixedCostId, actor: actorOf(principal), changes: body, ifMatch });
      return { body: presentFixedCost(row), version: row.version };
    },
  );

  api.write({ method: "delete", path: "/economics/fixed-costs/{fixedCostId}", summary: "Remove a fixed cost from every month", tag, permission: "economics.write", params, reply: fixedCostSchema }, async (tx, { principal, params, ifMatch }) => {
    assertWholeOrganization(principal);
    return { body: presentFixedCost(await removeFixedCost(tx, { fixedCostId: params.fixedCostId, actor: actorOf(principal), ifMatch })) };
  });
}
