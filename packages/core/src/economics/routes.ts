import type { Api } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { budgetRoutes } from "./budget-routes.ts";
import { clientRoutes } from "./clients/routes.ts";
import { planRoutes } from "./clients/plan-routes.ts";
import { costRoutes } from "./costs/routes.ts";
import { timeRoutes } from "./costs/time-routes.ts";
import type { EconomicsHooks } from "./hooks.ts";
import { ledgerRoutes } from "./ledger-routes.ts";
import { monthRoutes } from "./months/routes.ts";
import { priceRoutes } from "./prices/routes.ts";
import { simulatorRoutes } from "./months/simulator-routes.ts";

export type EconomicsDependencies = Pick<CoreDependencies, "cursors" | "db"> & { economicsHooks: EconomicsHooks };

export function economicsRoutes(api: Api, deps: EconomicsDependencies): void {
  budgetRoutes(api, deps);
  ledgerRoutes(api, deps);
  priceRoutes(api);
  clientRoutes(api, deps);
  planRoutes(api, deps);
  costRoutes(api);
  timeRoutes(api, deps);
  monthRoutes(api, deps);
  simulatorRoutes(api);
}
