import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict, invalid, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { assertReachable, cleanUrl, sealedValues } from "../providers/set-provider.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import { announceJobs } from "../jobs/job-events.ts";
import { providerCredentials, type CredentialRow } from "../table.ts";
import type { MediaProviderDefinition } from "./definitions.ts";
import { webhookPlace } from "./resolve-media-provider.ts";
import type { setMediaProviderSchema } from "./schema.ts";

export type MediaProviderScope = { organizationId: string; actor: Actor; definition: MediaProviderDefinition; ifMatch?: number | undefined };

/**
 * Stores a key (sealed, never shown again), another address, a webhook secret, or the choice of the sandbox. A key travels only to the
 * address that it was entered for (R27). Event: `provider.changed`. @throws Problem 409, 412, 422
 */
export async function setMediaProvider(tx: Transaction, deps: ProviderDependencies, input: MediaProviderScope & { changes: z.output<typeof setMediaProviderSchema> }): Promise<void> {
  const { changes, definition } = input;
  assertOwnKey(definition);
  if (changes.sandbox && changes.apiKey !== undefined) throw invalid("sandbox_needs_no_key", "/apiKey", "The sandbox takes no key. Choose the sandbox or enter a key.");
  if (changes.sandbox && deps.sandboxOrigin === null) throw conflict("sandbox_unavailable", "There is no sandbox in this installation.");
  const row = await lockMediaCredential(tx, input);
  const baseUrl = changes.baseUrl === undefined ? row.baseUrl : cleanUrl(changes.baseUrl);
  if (baseUrl !== row.baseUrl && changes.apiKey === undefined) throw invalid("secret_required", "/apiKey", "Enter the key again when you change the address that it is sent to.");
  if (baseUrl !== null && baseUrl !== row.baseUrl) assertReachable(deps, baseUrl);
  await change(tx, row, input, {
    baseUrl,
    isSandbox: changes.sandbox ?? (changes.apiKey === undefined ? row.isSandbox : false),
    settings: { ...row.settings, ...checkedSettings(definition, changes.settings ?? {}) },
    ...(changes.apiKey === undefined ? {} : sealedValues(deps, row.id, changes.apiKey)),
    ...(changes.webhookSecret === undefined ? {} : { sealedWebhookSecret: changes.webhookSecret === null ? null : deps.keyRing.seal(changes.webhookSecret, webhookPlace(row.id)) }),
  });
}

/** Forgets key, address, webhook secret and the choice of the sandbox. Event: `provider.changed`. */
export async function forgetMediaProvider(tx: Transaction, input: MediaProviderScope): Promise<void> {
  assertOwnKey(input.definition);
  const row = await lockMediaCredential(tx, input);
  await change(tx, row, input, { sealedKey: null, keyHint: null, baseUrl: null, isSandbox: false, sealedWebhookSecret: null, lastCheckedAt: null, lastCheckError: null });
}

export async function recordMediaCheck(tx: Transaction, input: MediaProviderScope & { error: string | null }): Promise<void> {
  const row = await lockMediaCredential(tx, input);
  await tx.update(providerCredentials).set({ lastCheckedAt: sql`agency.now()`, lastCheckError: input.error }).where(eq(providerCredentials.id, row.id));
  await recordEvents(tx, { organizationId: input.organizationId, type: "provider.checked", subjectType: "provider", subjectId: row.id, actor: input.actor, payload: { provider: row.provider, ok: input.error === null } });
}

async function lockMediaCredential(tx: Transaction, { organizationId, definition, ifMatch }: MediaProviderScope): Promise<CredentialRow> {
  const { name } = definition;
  await tx
    .insert(providerCredentials)
    .values({ id: newId(), organizationId, provider: name, kind: name, isSandbox: false, version: 0, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })
    .onConflictDoNothing({ target: [providerCredentials.organizationId, providerCredentials.provider] });
  const [row] = await tx.select().from(providerCredentials).where(eq(providerCredentials.provider, name)).for("update");
  if (ifMatch !== undefined && ifMatch !== row!.version) throw stale();
  return row!;
}

async function change(tx: Transaction, row: CredentialRow, input: MediaProviderScope, values: Partial<CredentialRow>): Promise<void> {
  const [changed] = await tx.update(providerCredentials).set({ ...values, version: row.version + 1, updatedAt: sql`agency.now()` }).where(eq(providerCredentials.id, row.id)).returning();
  await recordEvents(tx, { organizationId: input.organizationId, type: "provider.changed", subjectType: "provider", subjectId: row.id, actor: input.actor, payload: { provider: row.provider, hasKey: changed!.sealedKey !== null, sandbox: changed!.isSandbox } });
  await announceJobs(tx);
}

function checkedSettings(definition: MediaProviderDefinition, given: Record<string, string>): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const known = definition.settings && Object.hasOwn(definition.settings, name) ? definition.settings[name] : undefined;
    if (!known) throw invalid("not_of_this_provider", `/settings/${name}`, `${definition.label} has no such setting.`);
    if (value !== "" && !known.schema.safeParse(value).success) throw invalid("wrong_setting", `/settings/${name}`, `This is not a ${known.label}.`);
    checked[name] = value;
  }
  return checked;
}

function assertOwnKey(definition: MediaProviderDefinition): void {
  if (definition.sharesTextKey) throw conflict("shares_text_key", `${definition.label} uses one key for texts and media. Change it with the text provider.`);
}
