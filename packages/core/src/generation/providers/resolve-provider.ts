import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { createTextProvider, type TextProvider, type TextProviderName } from "@agency/providers/text";
import type { CoreDependencies } from "../../dependencies.ts";
import { providerCredentials, type CredentialRow, type Environment } from "../table.ts";

export type ProviderDependencies = Pick<CoreDependencies, "config" | "keyRing" | "egress" | "sandboxOrigin">;

/** A provider as one organization reaches it. */
export interface ResolvedProvider {
  name: TextProviderName;
  source: "builtin" | "environment" | "stored" | "sandbox" | "none";
  environment: Environment;
  /** Null for the local writer. */
  baseUrl: string | null;
  /** Names this provider for circuit breakers: the same other side, the same key. */
  breakerKey: string;
  keyHint: string | null;
  credential: CredentialRow | null;
  /** Throws `ProviderError` of kind `auth` when there is no key. */
  open(): TextProvider;
}

const realHosts = { openai: "api.openai.com", anthropic: "api.anthropic.com" } as const;

/**
 * Who serves a provider's name: the sandbox where a person chose it (so that a choice of "costs nothing" can never be overruled by a
 * key that happens to exist), else the stored key, else the environment's, else nobody.
 */
export function resolveProvider(deps: ProviderDependencies, organizationId: string, name: TextProviderName, credential: CredentialRow | null): ResolvedProvider {
  const base = { name, credential, keyHint: credential?.keyHint ?? null };
  if (name === "offline") {
    return { ...base, source: "builtin", environment: "live", baseUrl: null, breakerKey: "offline", open: () => createTextProvider("offline", {}) };
  }
  const { config, egress, keyRing, sandboxOrigin } = deps;
  const call = { timeoutMs: config.TEXT_TIMEOUT_MS };
  if (credential?.isSandbox && sandboxOrigin !== null) {
    const baseUrl = `${sandboxOrigin}/sandbox/${realHosts[name]}/v1`;
    return {
      ...base,
      source: "sandbox",
      environment: "sandbox",
      baseUrl,
      breakerKey: `${name}:text:sandbox:${organizationId}`,
      open: () => createTextProvider(name, { apiKey: "sandbox", baseUrl, fetch: egress.trusted(sandboxOrigin, call) }),
    };
  }
  const configured = name === "openai" ? { key: config.OPENAI_API_KEY, baseUrl: config.OPENAI_BASE_URL } : { key: config.ANTHROPIC_API_KEY, baseUrl: config.ANTHROPIC_BASE_URL };
  if (credential?.sealedKey && !credential.isSandbox) {
    const { id, sealedKey } = credential;
    const baseUrl = credential.baseUrl ?? configured.baseUrl;
    const { origin } = new URL(baseUrl);
    return {
      ...base,
      source: "stored",
      environment: "live",
      baseUrl,
      breakerKey: `${name}:text:${baseUrl}:${organizationId}`,
      // An address that a person typed goes through the checked door: private networks only where EGRESS_ALLOW says so.
      open: () =>
        createTextProvider(name, {
          apiKey: keyRing.open(sealedKey, credentialPlace(id)),
          baseUrl,
          fetch: credential.baseUrl === null ? egress.trusted(origin, call) : egress.guarded(origin, call),
        }),
    };
  }
  const apiKey = credential?.isSandbox ? undefined : configured.key;
  return {
    ...base,
    source: apiKey ? "environment" : "none",
    environment: "live",
    baseUrl: configured.baseUrl,
    breakerKey: `${name}:text:${configured.baseUrl}`,
    open: () => createTextProvider(name, { ...(apiKey ? { apiKey } : {}), baseUrl: configured.baseUrl, fetch: egress.trusted(new URL(configured.baseUrl).origin, call) }),
  };
}

/** To what a sealed key is bound: copied to another row it does not open (R35). */
export const credentialPlace = (credentialId: string): string => `provider_credentials:${credentialId}`;

export async function findCredential(tx: Transaction, name: TextProviderName): Promise<CredentialRow | null> {
  const [row] = await tx.select().from(providerCredentials).where(eq(providerCredentials.provider, name));
  return row ?? null;
}
