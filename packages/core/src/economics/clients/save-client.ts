import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { foldText } from "@agency/platform/text";
import { getClient } from "./get-client.ts";
import type { createClientSchema, updateClientSchema } from "./schema.ts";
import { subscribe } from "./subscriptions.ts";
import { clients, type ClientRow } from "./table.ts";

/** Clients of one organization; the month's overview shows all of them. */
export const mostClients = 2_000;

/** Adds a client, with brands and a plan where they are named. Event: `client.created`. @throws Problem 404 (brand, plan), 409 */
export async function createClient(tx: Transaction, input: { organizationId: string; actor: Actor; client: z.output<typeof createClientSchema> }): Promise<ClientRow> {
  const { organizationId, actor } = input;
  const { brandIds, planId, ...fields } = input.client;
  const [count] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from clients`);
  if (count!.count >= mostClients) throw conflict("too_many_clients", `An organization has at most ${mostClients} clients.`);
  const [row] = await tx
    .insert(clients)
    .values({ ...fields, id: newId(), organizationId, searchText: searchText(fields), version: 1, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })
    .returning();
  await takeBrands(tx, row!.id, brandIds);
  await announce(tx, "client.created", row!, actor);
  if (planId !== undefined) await subscribe(tx, { organizationId, clientId: row!.id, actor, planId });
  return row!;
}

/** Changes the given fields; `brandIds` names all brands of the client. Event: `client.updated`. @throws Problem 404, 412 */
export async function updateClient(
  tx: Transaction,
  input: { clientId: string; actor: Actor; changes: z.output<typeof updateClientSchema>; ifMatch?: number | undefined },
): Promise<ClientRow> {
  const before = await getClient(tx, input.clientId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const { brandIds, ...changes } = input.changes;
  const [row] = await tx
    .update(clients)
    .set({ ...changes, searchText: searchText({ ...before, ...changes }), version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(clients.id, before.id))
    .returning();
  if (brandIds !== undefined) {
    await tx.execute(sql`update brands set client_id = null where client_id = ${before.id} and not (id = any(${arrayOf(brandIds)}))`);
    await takeBrands(tx, before.id, brandIds);
  }
  await announce(tx, "client.updated", row!, input.actor);
  return row!;
}

/** Puts a client away, or back. Its months stay; a running subscription is ended by a person. Events: `client.archived`, `client.restored`. @throws Problem 404, 412 */
export async function setClientArchived(tx: Transaction, input: { clientId: string; actor: Actor; archived: boolean; ifMatch?: number | undefined }): Promise<ClientRow> {
  const before = await getClient(tx, input.clientId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  if ((before.archivedAt !== null) === input.archived) return before;
  const [row] = await tx
    .update(clients)
    .set({ archivedAt: input.archived ? sql`agency.now()` : null, version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(clients.id, before.id))
    .returning();
  await announce(tx, input.archived ? "client.archived" : "client.restored", row!, input.actor);
  return row!;
}

/** Brands live a floor above, so their rows are reached by name. A brand has one client: the former one loses it. */
async function takeBrands(tx: Transaction, clientId: string, brandIds: readonly string[]): Promise<void> {
  if (brandIds.length === 0) return;
  const taken = await rows<{ id: string }>(tx, sql`update brands set client_id = ${clientId} where id = any(${arrayOf(brandIds)}) returning id`);
  if (taken.length < new Set(brandIds).size) throw notFound("One of these brands");
}

async function announce(tx: Transaction, type: string, row: ClientRow, actor: Actor): Promise<void> {
  await recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "client", subjectId: row.id, actor });
}

const arrayOf = (ids: readonly string[]) => sql`${`{${ids.join(",")}}`}::uuid[]`;
const searchText = (client: { name: string; legalName: string | null; email: string | null }): string => foldText(`${client.name} ${client.legalName ?? ""} ${client.email ?? ""}`);
