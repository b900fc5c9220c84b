import type { Transaction } from "@agency/platform/db";
import { ProviderError } from "@agency/providers/spec";
import { credentialPlace, findCredential, sandboxUrl, type ProviderDependencies } from "../providers/resolve-provider.ts";
import type { CredentialRow, Environment } from "../table.ts";
import type { MediaProviderDefinition } from "./definitions.ts";

/** A maker of media as one organization reaches it. */
export interface MediaAccess {
  definition: MediaProviderDefinition;
  source: "environment" | "stored" | "sandbox" | "none";
  environment: Environment;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  settings: Record<string, string>;
  credential: CredentialRow | null;
  keyHint: string | null;
  /** @throws ProviderError `auth` when there is none */
  apiKey(): string;
  /** Null when none is known. */
  webhookSecret(): string | null;
}

/**
 * Who serves: the sandbox where a person chose it (so that a choice of "costs nothing" can never be overruled by a key that happens to
 * exist), else the stored key, else the environment's, else nobody.
 */
export function resolveMediaProvider(deps: ProviderDependencies, definition: MediaProviderDefinition, credential: CredentialRow | null): MediaAccess {
  const { config, egress, keyRing, sandboxOrigin } = deps;
  const call = { timeoutMs: config.MEDIA_CALL_TIMEOUT_MS };
  const configured = definition.configured(config);
  const base = { definition, credential, keyHint: credential?.keyHint ?? null, settings: settingsOf(configured.settings, credential) };
  const secretOf = (): string | null => (credential?.sealedWebhookSecret ? keyRing.open(credential.sealedWebhookSecret, webhookPlace(credential.id)) : (configured.webhookSecret ?? null));
  if (credential?.isSandbox && sandboxOrigin !== null) {
    return {
      ...base,
      source: "sandbox",
      environment: "sandbox",
      baseUrl: sandboxUrl(sandboxOrigin, definition.realBaseUrl),
      fetch: egress.trusted(sandboxOrigin, call),
      settings: { ...sandboxSettings, ...base.settings },
      apiKey: () => "sandbox",
      webhookSecret: () => secretOf() ?? sandboxWebhookSecret,
    };
  }
  if (credential?.sealedKey && !credential.isSandbox) {
    const { id, sealedKey } = credential;
    const baseUrl = credential.baseUrl ?? configured.baseUrl;
    const { origin } = new URL(baseUrl);
    // An address that a person typed goes through the checked door: private networks only where EGRESS_ALLOW says so.
    const fetch = credential.baseUrl === null ? egress.trusted(origin, call) : egress.guarded(origin, call);
    return { ...base, source: "stored", environment: "live", baseUrl, fetch, apiKey: () => keyRing.open(sealedKey, credentialPlace(id)), webhookSecret: secretOf };
  }
  const key = credential?.isSandbox ? undefined : configured.key;
  return {
    ...base,
    source: key ? "environment" : "none",
    environment: "live",
    baseUrl: configured.baseUrl,
    fetch: egress.trusted(new URL(configured.baseUrl).origin, call),
    apiKey: () => {
      if (key) return key;
      throw new ProviderError({ provider: definition.label, kind: "auth", code: "missing_api_key", message: `No key is stored for ${definition.label}. Enter one under Settings → AI providers.` });
    },
    webhookSecret: secretOf,
  };
}

export async function openMediaProvider(tx: Transaction, deps: ProviderDependencies, definition: MediaProviderDefinition): Promise<MediaAccess> {
  return resolveMediaProvider(deps, definition, await findCredential(tx, definition.name));
}

/** To what a sealed webhook secret is bound. */
export const webhookPlace = (credentialId: string): string => `provider_credentials.webhook:${credentialId}`;

/** What the stand-ins accompany or sign their news with; guards nothing. */
export const sandboxWebhookSecret = "sandbox-webhook-secret";
const sandboxSettings: Record<string, string> = { channelId: "100000000000000001" };

function settingsOf(configured: Record<string, string | undefined> = {}, credential: CredentialRow | null): Record<string, string> {
  const known = Object.entries({ ...configured, ...credential?.settings }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return Object.fromEntries(known);
}
