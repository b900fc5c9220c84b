import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { createTextProvider, realBaseUrls, textProviderKinds, type TextProvider, type TextProviderKind, type TextProviderSettings } from "@agency/providers/text";
import type { CoreDependencies } from "../../dependencies.ts";
import type { Gate } from "../gates/gates.ts";
import { providerCredentials, type CredentialRow, type Environment } from "../table.ts";

export type ProviderDependencies = Pick<CoreDependencies, "config" | "keyRing" | "egress" | "sandboxOrigin">;

/** Kinds of which an organization has one each; the key of such a provider is its kind. */
export const builtinKinds = textProviderKinds.filter((kind) => kind !== "openai-compatible");
export type BuiltinKind = Exclude<TextProviderKind, "openai-compatible">;
export const isBuiltinKind = (key: string): key is BuiltinKind => (builtinKinds as readonly string[]).includes(key);

/** A provider as one organization reaches it. */
export interface ResolvedProvider {
  /** Stable key: a built-in kind's own name, or that of a server. */
  name: string;
  kind: TextProviderKind;
  /** What people call it. */
  label: string;
  source: "builtin" | "environment" | "stored" | "sandbox" | "none";
  environment: Environment;
  /** Null for the local writer. */
  baseUrl: string | null;
  /** Breaker, quiet and limits of this other side and key; null for the local writer, who has none. */
  gate: Gate | null;
  keyHint: string | null;
  credential: CredentialRow | null;
  /** What a server costs by its owner's word, in micro-USD per million tokens. */
  ownPrice: { input: bigint; output: bigint; since: string } | null;
  /** Throws `ProviderError` of kind `auth` when there is no key. */
  open(): TextProvider;
}

const labels: Record<TextProviderKind, string> = { offline: "Offline", openai: "OpenAI", anthropic: "Anthropic", groq: "Groq", together: "Together", "openai-compatible": "Server" };
/**
 * Who serves a built-in kind: the sandbox where a person chose it (so that a choice of "costs nothing" can never be overruled by a key
 * that happens to exist), else the stored key, else the environment's, else nobody.
 */
export function resolveProvider(deps: ProviderDependencies, organizationId: string, kind: BuiltinKind, credential: CredentialRow | null): ResolvedProvider {
  const base = { name: kind, kind, label: labels[kind], credential, keyHint: credential?.keyHint ?? null, ownPrice: null };
  if (kind === "offline") return { ...base, source: "builtin", environment: "live", baseUrl: null, gate: null, open: () => createTextProvider("offline", {}) };
  const { config, egress, keyRing, sandboxOrigin } = deps;
  const call = { timeoutMs: config.TEXT_TIMEOUT_MS };
  const gate = (where: string, owner: string | null): Gate => ({ key: `${kind}:text:${where}${owner === null ? "" : `:${owner}`}`, kind, provider: kind, organizationId: owner, limits: limitsOf(credential) });
  if (credential?.isSandbox && sandboxOrigin !== null) {
    const baseUrl = sandboxUrl(sandboxOrigin, realBaseUrls[kind]);
    return {
      ...base,
      source: "sandbox",
      environment: "sandbox",
      baseUrl,
      gate: gate("sandbox", organizationId),
      open: () => createTextProvider(kind, { apiKey: "sandbox", baseUrl, fetch: egress.trusted(sandboxOrigin, call) }),
    };
  }
  const configured = configuredOf(deps, kind);
  if (credential?.sealedKey && !credential.isSandbox) {
    const { id, sealedKey } = credential;
    const baseUrl = credential.baseUrl ?? configured.baseUrl;
    const { origin } = new URL(baseUrl);
    return {
      ...base,
      source: "stored",
      environment: "live",
      baseUrl,
      gate: gate(`${baseUrl}#${keyMark(sealedKey)}`, organizationId),
      // An address that a person typed goes through the checked door: private networks only where EGRESS_ALLOW says so.
      open: () =>
        createTextProvider(kind, {
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
    // Limits of a key that all organizations share are nobody's to change.
    gate: { ...gate(configured.baseUrl, null), limits: limitsOf(null) },
    open: () => createTextProvider(kind, { ...(apiKey ? { apiKey } : {}), baseUrl: configured.baseUrl, fetch: egress.trusted(new URL(configured.baseUrl).origin, call) }),
  };
}

/** A server of the organization's own: any that speaks OpenAI's chat protocol, with or without a key. */
export function resolveServer(deps: ProviderDependencies, organizationId: string, row: CredentialRow): ResolvedProvider {
  const { config, egress, keyRing, sandboxOrigin } = deps;
  const call = { timeoutMs: config.TEXT_TIMEOUT_MS };
  const { origin } = new URL(row.baseUrl!);
  const isSandbox = sandboxOrigin !== null && origin === new URL(sandboxOrigin).origin;
  const settings = (): TextProviderSettings => ({
    name: row.label ?? row.provider,
    baseUrl: row.baseUrl!,
    fetch: isSandbox ? egress.trusted(sandboxOrigin, call) : egress.guarded(origin, call),
    ...(row.structuredOutput === null ? {} : { structuredOutput: row.structuredOutput }),
    ...(row.sealedKey === null ? {} : { apiKey: keyRing.open(row.sealedKey, credentialPlace(row.id)) }),
  });
  return {
    name: row.provider,
    kind: "openai-compatible",
    label: row.label ?? row.provider,
    source: isSandbox ? "sandbox" : "stored",
    environment: isSandbox ? "sandbox" : "live",
    baseUrl: row.baseUrl,
    gate: { key: `server:${row.id}:${row.baseUrl}#${keyMark(row.sealedKey)}`, kind: "openai-compatible", provider: row.provider, organizationId, limits: limitsOf(row) },
    keyHint: row.keyHint,
    credential: row,
    ownPrice: row.inputPriceMicroUsd === null ? null : { input: row.inputPriceMicroUsd, output: row.outputPriceMicroUsd ?? row.inputPriceMicroUsd, since: row.createdAt.toISOString().slice(0, 10) },
    open: () => createTextProvider("openai-compatible", settings()),
  };
}

/** Every provider that an organization can route to: the built-in kinds, then its servers in the order in which they were added. */
export async function resolveProviders(tx: Transaction, deps: ProviderDependencies, organizationId: string): Promise<ResolvedProvider[]> {
  const credentials = await tx.select().from(providerCredentials).orderBy(providerCredentials.id);
  return [
    ...builtinKinds.map((kind) => resolveProvider(deps, organizationId, kind as BuiltinKind, credentials.find((row) => row.provider === kind) ?? null)),
    ...credentials.filter(({ kind }) => kind === "openai-compatible").map((row) => resolveServer(deps, organizationId, row)),
  ];
}

/** Where the sandbox plays a real address. */
export const sandboxUrl = (sandboxOrigin: string, realUrl: string): string => `${sandboxOrigin}/sandbox/${realUrl.replace(/^https?:\/\//, "")}`;

/** To what a sealed key is bound: copied to another row it does not open (R35). */
export const credentialPlace = (credentialId: string): string => `provider_credentials:${credentialId}`;

export async function findCredential(tx: Transaction, name: string): Promise<CredentialRow | null> {
  const [row] = await tx.select().from(providerCredentials).where(eq(providerCredentials.provider, name));
  return row ?? null;
}

/** Tells one key from the next: a new key begins without the old one's quiet times and failures. */
const keyMark = (sealedKey: string | null): string => sealedKey?.slice(-8) ?? "";

const limitsOf = (row: CredentialRow | null): Gate["limits"] => ({
  concurrency: row?.maxConcurrency ?? null,
  requestsPerMinute: row?.requestsPerMinute ?? null,
  tokensPerMinute: row?.tokensPerMinute ?? null,
});

function configuredOf({ config }: ProviderDependencies, kind: Exclude<BuiltinKind, "offline">): { key: string | undefined; baseUrl: string } {
  switch (kind) {
    case "openai":
      return { key: config.OPENAI_API_KEY, baseUrl: config.OPENAI_BASE_URL };
    case "anthropic":
      return { key: config.ANTHROPIC_API_KEY, baseUrl: config.ANTHROPIC_BASE_URL };
    case "groq":
      return { key: config.GROQ_API_KEY, baseUrl: config.GROQ_BASE_URL };
    case "together":
      return { key: config.TOGETHER_API_KEY, baseUrl: config.TOGETHER_BASE_URL };
  }
}
