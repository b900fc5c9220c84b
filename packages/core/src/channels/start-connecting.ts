import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { invalid, Problem, type Principal } from "@agency/platform/http";
import type { KeyRing } from "@agency/platform/secrets";
import { codeChallenge, createCodeVerifier } from "@agency/providers/oauth";
import type { NetworkName, SocialEnvironment } from "@agency/providers/spec";
import { getBrand } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { appSettings } from "./rules.ts";
import { oauthStates } from "./table.ts";

/** Minutes that a dialog may take (R29). */
const stateMinutes = 10;

export const hashState = (state: string): string => createHash("sha256").update(state).digest("hex");

/** Binds a sealed PKCE verifier to its dialog. */
export const verifierAad = (stateHash: string): string => `oauth_states:${stateHash}:verifier`;

/** Opens the network's dialog for one brand and person. @throws Problem 404, 403 for an API key, 409 when the environment is not set up, 422 for a login that the network does not have */
export async function startConnecting(
  tx: Transaction,
  deps: Pick<CoreDependencies, "socialNetwork" | "config"> & { keyRing: KeyRing },
  input: { network: NetworkName; brandId: string; environment: SocialEnvironment | undefined; login?: string | undefined; principal: Principal },
): Promise<{ authorizeUrl: string; environment: SocialEnvironment }> {
  await getBrand(tx, input.brandId);
  const { principal } = input;
  if (principal.userId === null) throw new Problem(403, "person_needed", "A person connects channels in the browser; an API key cannot.");
  const environment = input.environment ?? (deps.socialNetwork(input.network, "live") ? "live" : "sandbox");
  const network = deps.socialNetwork(input.network, environment);
  if (!network) {
    const names = appSettings[input.network].map((settings) => settings.join(" and ")).join(", or ");
    const hint = environment === "live" ? `Set ${names} and start again.` : "The sandbox is not running here.";
    throw new Problem(409, "network_not_available", `${input.network} (${environment}) is not set up. ${hint}`);
  }
  const login = input.login ?? network.logins[0];
  if (login === undefined || !network.logins.includes(login)) throw invalid("unknown_login", "/login", `${input.network} has no dialog of this name here.`);
  const state = randomBytes(32).toString("base64url");
  const stateHash = hashState(state);
  const verifier = network.pkce === "none" ? null : createCodeVerifier();
  const redirectUri = `${deps.config.PUBLIC_ORIGIN}/api/v1/channels/callback/${input.network}`;
  await tx.insert(oauthStates).values({
    stateHash,
    organizationId: principal.organizationId,
    brandId: input.brandId,
    userId: principal.userId,
    sessionId: principal.sessionId,
    network: input.network,
    environment,
    redirectUri,
    login,
    sealedVerifier: verifier === null ? null : deps.keyRing.seal(verifier, verifierAad(stateHash)),
    expiresAt: sql`agency.now() + ${stateMinutes} * interval '1 minute'`,
    createdAt: sql`agency.now()`,
  });
  const challenge = verifier === null ? undefined : codeChallenge(verifier, network.pkce);
  return { authorizeUrl: network.authorizeUrl({ state, redirectUri, login, ...(challenge === undefined ? {} : { codeChallenge: challenge }) }), environment };
}
