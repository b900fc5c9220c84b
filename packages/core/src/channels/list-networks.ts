import type { z } from "zod";
import { networkNames, type SocialEnvironment } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import { appSettings } from "./rules.ts";
import type { networkOptionsSchema } from "./schema.ts";

/** The networks that this installation can connect, or could with an app of its own. */
export function listNetworks(deps: Pick<CoreDependencies, "socialNetwork" | "sandboxPublicOrigin">): z.infer<typeof networkOptionsSchema>["data"] {
  const environments: SocialEnvironment[] = deps.sandboxPublicOrigin === null ? ["live"] : ["live", "sandbox"];
  return networkNames.map((network) => ({
    network,
    environments: environments.map((environment) => {
      const adapter = deps.socialNetwork(network, environment);
      return {
        environment,
        logins: [...(adapter?.logins ?? [])],
        formats: [...(adapter?.formats ?? [])],
        missingSettings: adapter || environment === "sandbox" ? [] : appSettings[network].map((names) => [...names]),
      };
    }),
  }));
}
