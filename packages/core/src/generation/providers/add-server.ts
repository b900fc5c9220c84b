import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { addServerSchema, Purpose } from "../schema.ts";
import { providerCredentials, providerRoutes, type CredentialRow } from "../table.ts";
import { isBuiltinKind, type ProviderDependencies } from "./resolve-provider.ts";
import { assertReachable, cleanUrl, eventOf, limitValues, lockCredential, priceValues, sealedValues, type ProviderScope } from "./set-provider.ts";

/** So many servers one organization may have. */
const mostServers = 50;

/**
 * Adds a server that speaks OpenAI's chat protocol. Its key, which routes and the ledger name, is made of its first name and stays the
 * same when it is renamed. Event: `provider.added`.
 * @throws Problem 409 (too many), 422 (an address that is never reached)
 */
export async function addServer(tx: Transaction, deps: ProviderDependencies, input: { organizationId: string; actor: Actor; server: z.output<typeof addServerSchema> }): Promise<CredentialRow> {
  const { organizationId, server } = input;
  const baseUrl = cleanUrl(server.baseUrl)!;
  assertReachable(deps, baseUrl);
  // Two servers of one name that are added at once must not take the same key.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`provider:${organizationId}`}, 0))`);
  const taken = new Set((await tx.select({ provider: providerCredentials.provider }).from(providerCredentials)).map(({ provider }) => provider));
  if ([...taken].filter((name) => !isBuiltinKind(name)).length >= mostServers) throw conflict("too_many_servers", `${mostServers} servers are the most that one organization has. Remove one first.`);
  const id = newId();
  const [row] = await tx
    .insert(providerCredentials)
    .values({
      id,
      organizationId,
      provider: freeKey(server.label, taken),
      kind: "openai-compatible",
      label: server.label,
      baseUrl,
      models: [...new Set(server.models)],
      structuredOutput: server.structuredOutput,
      isSandbox: false,
      ...(server.apiKey === undefined ? {} : sealedValues(deps, id, server.apiKey)),
      ...limitValues(server.limits),
      ...priceValues(server.price),
      version: 1,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, { ...eventOf(row!, input, "provider.added"), payload: { provider: row!.provider, hasKey: row!.sealedKey !== null } });
  return row!;
}

/** Removes a server that no route names any more. Event: `provider.removed`. @throws Problem 404, 409 (built in, or on a route), 412 */
export async function removeServer(tx: Transaction, input: ProviderScope): Promise<void> {
  if (isBuiltinKind(input.name)) throw conflict("provider_builtin", "Only servers of your own are removed. Forget its key instead.");
  const row = await lockCredential(tx, input);
  const using = await rows<{ purpose: Purpose }>(tx, sql`select distinct purpose from ${providerRoutes} where route @> ${JSON.stringify([{ provider: row.provider }])}::jsonb order by purpose`);
  if (using.length > 0) throw conflict("provider_in_use", `Routes still name this server: ${using.map(({ purpose }) => purpose).join(", ")}. Take it off them first.`);
  await tx.delete(providerCredentials).where(eq(providerCredentials.id, row.id));
  await recordEvents(tx, { ...eventOf(row, input, "provider.removed"), payload: { provider: row.provider } });
}

/** `Ollama ở văn phòng` → `ollama-o-van-phong`, with a number behind it where that is taken. Pure. */
export function freeKey(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[đĐ]/g, "d").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 50).replace(/-+$/, "");
  const base = plain === "" || isBuiltinKind(plain) ? `server${plain === "" ? "" : `-${plain}`}` : plain;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
