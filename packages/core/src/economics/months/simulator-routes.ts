import { z } from "zod";
import { invalid, type Api } from "@agency/platform/http";
import { scenarioSchema } from "../simulator/schema.ts";
import { assertWholeOrganization } from "../whole-organization.ts";
import { simulationSchema, simulatorStartSchema } from "./schema.ts";
import { presentSimulation, readSimulatorStart } from "./simulator-start.ts";

const tag = "Economics";

export function simulatorRoutes(api: Api): void {
  api.read(
    { method: "get", path: "/economics/simulator", summary: "Read where a simulation begins, and what the ledger says of it", tag, permission: "economics.read", reply: simulatorStartSchema },
    async (tx, { principal }) => {
      assertWholeOrganization(principal);
      return { body: await readSimulatorStart(tx, principal.organizationId) };
    },
  );

  api.raw(
    { method: "post", path: "/economics/simulate", summary: "Work out a month on paper", tag, permission: "economics.read", body: z.strictObject({ scenario: scenarioSchema }), reply: simulationSchema },
    async ({ body: { scenario } }) => {
      if (scenario.currency !== "USD" && Number(scenario.exchangeRate) === 0) throw invalid("no_rate", "/scenario/exchangeRate", "VND become USD by a rate above 0.");
      return { body: presentSimulation(scenario) };
    },
  );
}
