import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { EgressError } from "@agency/platform/egress";
import { conflict, invalid, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { mask } from "@agency/platform/secrets";
import type { TextProviderName } from "@agency/providers/text";
import type { setProviderSchema } from "../schema.ts";
import { providerCredentials, type CredentialRow } from "../table.ts";
import { credentialPlace, type ProviderDependencies } from "./resolve-provider.ts";

type Scope = { organizationId: string; actor: Actor; name: TextProviderName; ifMatch?: number | undefined };

/**
 * Stores a key (sealed, never shown again), another address, or the choice of the sandbox. A key travels only to the address that it
 * was entered for: another address needs the key again, the environment's key never goes to a typed one (R27). Event: `provider.changed`.
 * @throws Problem 409 (no sandbox here), 412, 422
 */
export async function setProvider(tx: Transaction, deps: ProviderDependencies, input: Scope & { changes: z.output<typeof setProviderSchema> }): Promise<CredentialRow> {
  const { changes, name } = input;
  if (name === "offline") throw conflict("provider_builtin", "The offline writer needs no key and is always there.");
  if (changes.sandbox && changes.apiKey !== undefined) throw invalid("sandbox_needs_no_key", "/apiKey", "The sandbox takes no key. Choose the sandbox or enter a key.");
  if (changes.sandbox && deps.sandboxOrigin === null) throw conflict("sandbox_unavailable", "There is no sandbox in this installation.");
  const row = await lockCredential(tx, input);
  const baseUrl = changes.baseUrl === undefined ? row.baseUrl : (changes.baseUrl?.replace(/\/+$/, "") ?? null);
  if (baseUrl !== row.baseUrl && changes.apiKey === undefined) throw invalid("secret_required", "/apiKey", "Enter the key again when you change the address that it is sent to.");
  if (baseUrl !== null && baseUrl !== row.baseUrl) assertReachable(deps, baseUrl);
  return change(tx, row, input, {
    baseUrl,
    isSandbox: changes.sandbox ?? (changes.apiKey === undefined ? row.isSandbox : false),
    ...(changes.apiKey === undefined ? {} : { sealedKey: deps.keyRing.seal(changes.apiKey, credentialPlace(row.id)), keyHint: mask(changes.apiKey), lastCheckedAt: null, lastCheckError: null }),
  });
}

/** Forgets a stored key with its address and the choice of the sandbox. Event: `provider.changed`. @throws Problem 412 */
export async function forgetProviderKey(tx: Transaction, input: Scope): Promise<CredentialRow> {
  const row = await lockCredential(tx, input);
  return change(tx, row, input, { sealedKey: null, keyHint: null, baseUrl: null, isSandbox: false, lastCheckedAt: null, lastCheckError: null });
}

/** Remembers how the last check went. */
export async function recordCheck(tx: Transaction, input: Scope & { error: string | null }): Promise<CredentialRow> {
  const row = await lockCredential(tx, input);
  const [checked] = await tx.update(providerCredentials).set({ lastCheckedAt: sql`agency.now()`, lastCheckError: input.error }).where(eq(providerCredentials.id, row.id)).returning();
  await recordEvents(tx, { ...eventOf(row, input, "provider.checked"), payload: { provider: row.provider, ok: input.error === null } });
  return checked!;
}

/** The organization's row of a provider, made on first use and locked. */
async function lockCredential(tx: Transaction, { organizationId, name, ifMatch }: Scope): Promise<CredentialRow> {
  await tx
    .insert(providerCredentials)
    .values({ id: newId(), organizationId, provider: name, isSandbox: false, version: 0, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })
    .onConflictDoNothing({ target: [providerCredentials.organizationId, providerCredentials.provider] });
  const [row] = await tx.select().from(providerCredentials).where(eq(providerCredentials.provider, name)).for("update");
  if (ifMatch !== undefined && ifMatch !== row!.version) throw stale();
  return row!;
}

async function change(tx: Transaction, row: CredentialRow, input: Scope, values: Partial<CredentialRow>): Promise<CredentialRow> {
  const [changed] = await tx
    .update(providerCredentials)
    .set({ ...values, version: row.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(providerCredentials.id, row.id))
    .returning();
  await recordEvents(tx, { ...eventOf(row, input, "provider.changed"), payload: { provider: row.provider, hasKey: changed!.sealedKey !== null, sandbox: changed!.isSandbox } });
  return changed!;
}

const eventOf = (row: CredentialRow, { organizationId, actor }: Scope, type: string) => ({ organizationId, type, subjectType: "provider", subjectId: row.id, actor });

function assertReachable(deps: ProviderDependencies, baseUrl: string): void {
  try {
    deps.egress.guarded(new URL(baseUrl).origin);
    if (new URL(baseUrl).username || new URL(baseUrl).password) throw new EgressError("invalid_url", "An address with a user name or password in it is not used.");
  } catch (error) {
    if (error instanceof EgressError) throw invalid(error.code, "/baseUrl", error.message);
    throw error;
  }
}
