import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { newId } from "@agency/platform/db";
import { Problem, type Principal } from "@agency/platform/http";
import { SocialError } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import { hashState, verifierAad } from "./start-connecting.ts";
import { oauthGrants, oauthStates } from "./table.ts";

/** Minutes in which the person chooses pages after the dialog. */
const grantMinutes = 30;

export const grantAad = (grantId: string): string => `oauth_grants:${grantId}`;

/** Where the browser goes next: the page picker, or back with what went wrong. */
export type DialogEnd = { grantId: string; brandId: string } | { error: string; brandId: string | null };

/**
 * Takes the network's answer: uses up the state (single use, bound to this person and session, R29), trades the code for a long-lived token,
 * reads all pages and keeps them sealed for the picker. Tokens never reach the browser.
 */
export async function finishDialog(
  deps: Pick<CoreDependencies, "db" | "socialNetwork" | "keyRing" | "log">,
  input: { network: string; state: string; code: string | undefined; error: string | undefined; principal: Principal },
): Promise<DialogEnd> {
  const { db, keyRing } = deps;
  const organizationId = input.principal.organizationId;
  const [state] = await db.forOrganization(organizationId, (tx) =>
    tx
      .update(oauthStates)
      .set({ usedAt: sql`agency.now()` })
      .where(and(eq(oauthStates.stateHash, hashState(input.state)), isNull(oauthStates.usedAt), gt(oauthStates.expiresAt, sql`agency.now()`), eq(oauthStates.userId, input.principal.userId ?? newId()), sql`${oauthStates.sessionId} is not distinct from ${input.principal.sessionId}`))
      .returning(),
  );
  if (!state || state.network !== input.network) return { error: "state_expired", brandId: null };
  if (input.error !== undefined) return { error: refusalWords[input.error] ?? input.error, brandId: state.brandId };
  if (input.code === undefined) return { error: "no_code", brandId: state.brandId };
  const network = deps.socialNetwork(state.network, state.environment);
  if (!network) return { error: "network_not_available", brandId: state.brandId };
  try {
    const codeVerifier = state.sealedVerifier === null ? undefined : keyRing.open(state.sealedVerifier, verifierAad(state.stateHash));
    const grant = await network.exchangeCode({ code: input.code, redirectUri: state.redirectUri, ...(state.login === null ? {} : { login: state.login }), ...(codeVerifier === undefined ? {} : { codeVerifier }) });
    // Without a needed permission the list may be refused too: what is missing is said, not what follows from it.
    const destinations = await network.listDestinations(grant).catch((error: unknown) => {
      if (grant.missingScopes.length > 0 && error instanceof SocialError) return [];
      throw error;
    });
    if (destinations.length === 0 && grant.missingScopes.length > 0) return { error: "scopes_missing", brandId: state.brandId };
    if (destinations.length === 0) return { error: "no_pages", brandId: state.brandId };
    const id = newId();
    await db.forOrganization(organizationId, (tx) =>
      tx.insert(oauthGrants).values({
        id,
        organizationId,
        brandId: state.brandId,
        userId: state.userId,
        network: state.network,
        environment: state.environment,
        remoteUserId: grant.remoteUserId || null,
        sealedDestinations: keyRing.seal(JSON.stringify(destinations), grantAad(id)),
        grantedScopes: grant.grantedScopes,
        missingScopes: grant.missingScopes,
        expiresAt: sql`agency.now() + ${grantMinutes} * interval '1 minute'`,
        createdAt: sql`agency.now()`,
      }),
    );
    return { grantId: id, brandId: state.brandId };
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    deps.log.warn({ kind: error.kind, code: error.code, requestId: error.requestId }, "a channel could not be connected");
    return { error: error.kind, brandId: state.brandId };
  }
}

/** What the networks' dialogs call the same thing. */
const refusalWords: Record<string, string> = {
  user_cancelled_login: "access_denied",
  user_cancelled_authorize: "access_denied",
  user_denied: "access_denied",
  // The app lacks a product that these permissions belong to: nothing that the person could allow.
  unauthorized_scope_error: "config_error",
  invalid_scope: "config_error",
  unauthorized_client: "config_error",
};

/** @throws Problem 404 when the grant is over, used, or someone else's */
export const grantOver = (): Problem => new Problem(404, "grant_over", "This selection is over. Connect again.");
