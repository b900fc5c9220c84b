import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { Problem, type Principal } from "@agency/platform/http";
import type { NetworkName, SocialEnvironment } from "@agency/providers/spec";
import { getBrand } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { oauthStates } from "./table.ts";

/** Minutes that a dialog may take (R29). */
const stateMinutes = 10;

export const hashState = (state: string): string => createHash("sha256").update(state).digest("hex");

/** Opens the network's dialog for one brand and person. @throws Problem 404, 403 for an API key, 409 when the environment is not set up */
export async function startConnecting(
  tx: Transaction,
  deps: Pick<CoreDependencies, "socialNetwork" | "config">,
  input: { network: NetworkName; brandId: string; environment: SocialEnvironment | undefined; principal: Principal },
): Promise<{ authorizeUrl: string; environment: SocialEnvironment }> {
  await getBrand(tx, input.brandId);
  const { principal } = input;
  if (principal.userId === null) throw new Problem(403, "person_needed", "A person connects channels in the browser; an API key cannot.");
  const environment = input.environment ?? (deps.socialNetwork(input.network, "live") ? "live" : "sandbox");
  const network = deps.socialNetwork(input.network, environment);
  if (!network) {
    const hint = environment === "live" ? "Set FACEBOOK_APP_ID and FACEBOOK_APP_SECRET and start again." : "The sandbox is not running here.";
    throw new Problem(409, "network_not_available", `${input.network} (${environment}) is not set up. ${hint}`);
  }
  const state = randomBytes(32).toString("base64url");
  const redirectUri = `${deps.config.PUBLIC_ORIGIN}/api/v1/channels/callback/${input.network}`;
  await tx.insert(oauthStates).values({
    stateHash: hashState(state),
    organizationId: principal.organizationId,
    brandId: input.brandId,
    userId: principal.userId,
    sessionId: principal.sessionId,
    network: input.network,
    environment,
    redirectUri,
    expiresAt: sql`agency.now() + ${stateMinutes} * interval '1 minute'`,
    createdAt: sql`agency.now()`,
  });
  return { authorizeUrl: network.authorizeUrl({ state, redirectUri }), environment };
}
