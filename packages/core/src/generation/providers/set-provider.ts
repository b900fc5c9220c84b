import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { EgressError } from "@agency/platform/egress";
import { conflict, invalid, notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { mask } from "@agency/platform/secrets";
import { toMicro } from "../../economics/index.ts";
import type { setProviderSchema } from "../schema.ts";
import { providerCredentials, type CredentialRow } from "../table.ts";
import { wakeItems } from "../wake-items.ts";
import { credentialPlace, isBuiltinKind, type ProviderDependencies } from "./resolve-provider.ts";

export type ProviderScope = { organizationId: string; actor: Actor; name: string; ifMatch?: number | undefined };
type Changes = z.output<typeof setProviderSchema>;

/**
 * Stores a key (sealed, never shown again), another address, limits, or the choice of the sandbox. A key travels only to the address
 * that it was entered for: another address needs the key again, the environment's key never goes to a typed one (R27). Event: `provider.changed`.
 * @throws Problem 404 (no such server), 409 (no sandbox here), 412, 422
 */
export async function setProvider(tx: Transaction, deps: ProviderDependencies, input: ProviderScope & { changes: Changes }): Promise<CredentialRow> {
  const { changes, name } = input;
  if (name === "offline") throw conflict("provider_builtin", "The offline writer needs no key and is always there.");
  if (changes.sandbox && changes.apiKey !== undefined) throw invalid("sandbox_needs_no_key", "/apiKey", "The sandbox takes no key. Choose the sandbox or enter a key.");
  if (changes.sandbox && deps.sandboxOrigin === null) throw conflict("sandbox_unavailable", "There is no sandbox in this installation.");
  const row = await lockCredential(tx, input);
  const isServer = row.kind === "openai-compatible";
  for (const field of isServer ? (["sandbox"] as const) : (["label", "models", "structuredOutput", "price"] as const)) {
    if (changes[field] !== undefined) throw invalid("not_of_this_provider", `/${field}`, isServer ? "A server is reached at its own address." : "Only servers of your own have this.");
  }
  const baseUrl = changes.baseUrl === undefined ? row.baseUrl : cleanUrl(changes.baseUrl);
  if (isServer && baseUrl === null) throw invalid("required", "/baseUrl", "A server needs an address.");
  const isMoved = baseUrl !== row.baseUrl;
  // A server without a key has nothing that could leak to another address.
  if (isMoved && changes.apiKey === undefined && (!isServer || row.sealedKey !== null)) throw invalid("secret_required", "/apiKey", "Enter the key again when you change the address that it is sent to.");
  if (baseUrl !== null && isMoved) assertReachable(deps, baseUrl);
  return change(tx, row, input, {
    baseUrl,
    isSandbox: changes.sandbox ?? (changes.apiKey === undefined ? row.isSandbox : false),
    ...(isMoved ? { lastCheckedAt: null, lastCheckError: null } : {}),
    ...(changes.apiKey === undefined ? {} : sealedValues(deps, row.id, changes.apiKey)),
    ...limitValues(changes.limits),
    ...(changes.label === undefined ? {} : { label: changes.label }),
    ...(changes.models === undefined ? {} : { models: [...new Set(changes.models)] }),
    ...(changes.structuredOutput === undefined ? {} : { structuredOutput: changes.structuredOutput }),
    ...(changes.price === undefined ? {} : priceValues(changes.price)),
  });
}

/** Forgets a stored key; of a built-in kind with its address and the choice of the sandbox. Event: `provider.changed`. @throws Problem 404, 412 */
export async function forgetProviderKey(tx: Transaction, input: ProviderScope): Promise<CredentialRow> {
  const row = await lockCredential(tx, input);
  const own = row.kind === "openai-compatible" ? {} : { baseUrl: null, isSandbox: false };
  return change(tx, row, input, { sealedKey: null, keyHint: null, lastCheckedAt: null, lastCheckError: null, ...own });
}

/** Remembers how the last check went; a server's models are what it answered, unless someone typed them. */
export async function recordCheck(tx: Transaction, input: ProviderScope & { error: string | null; models: readonly string[] }): Promise<CredentialRow> {
  const row = await lockCredential(tx, input);
  const learned = row.kind === "openai-compatible" && row.models.length === 0 ? { models: [...input.models].slice(0, 200) } : {};
  const [checked] = await tx.update(providerCredentials).set({ lastCheckedAt: sql`agency.now()`, lastCheckError: input.error, ...learned }).where(eq(providerCredentials.id, row.id)).returning();
  await recordEvents(tx, { ...eventOf(row, input, "provider.checked"), payload: { provider: row.provider, ok: input.error === null } });
  return checked!;
}

/** The organization's row of a provider, locked; of a built-in kind made on first use. @throws Problem 404, 412 */
export async function lockCredential(tx: Transaction, { organizationId, name, ifMatch }: ProviderScope): Promise<CredentialRow> {
  if (isBuiltinKind(name)) {
    await tx
      .insert(providerCredentials)
      .values({ id: newId(), organizationId, provider: name, kind: name, isSandbox: false, version: 0, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })
      .onConflictDoNothing({ target: [providerCredentials.organizationId, providerCredentials.provider] });
  }
  const [row] = await tx.select().from(providerCredentials).where(eq(providerCredentials.provider, name)).for("update");
  if (!row) throw notFound("This provider");
  if (ifMatch !== undefined && ifMatch !== row.version) throw stale();
  return row;
}

export const cleanUrl = (url: string | null): string | null => url?.replace(/\/+$/, "") ?? null;

export const sealedValues = (deps: ProviderDependencies, credentialId: string, apiKey: string) => ({
  sealedKey: deps.keyRing.seal(apiKey, credentialPlace(credentialId)),
  keyHint: mask(apiKey),
  lastCheckedAt: null,
  lastCheckError: null,
});

export const limitValues = (limits: Changes["limits"]): Partial<CredentialRow> => ({
  ...(limits?.concurrency === undefined ? {} : { maxConcurrency: limits.concurrency }),
  ...(limits?.requestsPerMinute === undefined ? {} : { requestsPerMinute: limits.requestsPerMinute }),
  ...(limits?.tokensPerMinute === undefined ? {} : { tokensPerMinute: limits.tokensPerMinute }),
});

export const priceValues = (price: { input: string; output: string } | null) => ({
  inputPriceMicroUsd: price && toMicro(price.input),
  outputPriceMicroUsd: price && toMicro(price.output),
});

export const eventOf = (row: Pick<CredentialRow, "id">, { organizationId, actor }: Pick<ProviderScope, "organizationId" | "actor">, type: string) => ({ organizationId, type, subjectType: "provider", subjectId: row.id, actor });

/** What can be said about an address without resolving it. @throws Problem 422 */
export function assertReachable(deps: ProviderDependencies, baseUrl: string): void {
  try {
    deps.egress.guarded(new URL(baseUrl).origin);
    if (new URL(baseUrl).username || new URL(baseUrl).password) throw new EgressError("invalid_url", "An address with a user name or password in it is not used.");
  } catch (error) {
    if (error instanceof EgressError) throw invalid(error.code, "/baseUrl", error.message);
    throw error;
  }
}

async function change(tx: Transaction, row: CredentialRow, input: ProviderScope, values: Partial<CredentialRow>): Promise<CredentialRow> {
  const [changed] = await tx
    .update(providerCredentials)
    .set({ ...values, version: row.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(providerCredentials.id, row.id))
    .returning();
  await recordEvents(tx, { ...eventOf(row, input, "provider.changed"), payload: { provider: row.provider, hasKey: changed!.sealedKey !== null, sandbox: changed!.isSandbox } });
  await wakeItems(tx, input.organizationId, "provider");
  return changed!;
}
