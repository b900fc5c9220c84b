import { and, desc, ilike, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import { readMonth } from "../months/month.ts";
import type { Client } from "./schema.ts";
import { presentSubscription, subscriptionsOf } from "./subscriptions.ts";
import { clients, type ClientRow } from "./table.ts";

/** Newest first; answers one row more than `limit` where a next page exists. */
export async function listClients(tx: Transaction, options: { q?: string | undefined; archived: boolean; after: string | null; limit: number }): Promise<ClientRow[]> {
  return tx
    .select()
    .from(clients)
    .where(
      and(
        options.archived ? isNotNull(clients.archivedAt) : isNull(clients.archivedAt),
        options.q ? ilike(clients.searchText, `%${foldText(options.q).replace(/[\\%_]/g, "\\$&")}%`) : undefined,
        options.after ? lt(clients.id, options.after) : undefined,
      ),
    )
    .orderBy(desc(clients.id))
    .limit(options.limit + 1);
}

/** Clients as the API shows them, with their brands and this month's plan. */
export async function presentClients(tx: Transaction, organizationId: string, found: readonly ClientRow[]): Promise<Client[]> {
  if (found.length === 0) return [];
  const ids = `{${found.map(({ id }) => id).join(",")}}`;
  const brands = await rows<{ id: string; name: string; client_id: string; archived_at: Date | string | null }>(
    tx,
    sql`select id, name, client_id, archived_at from brands where client_id = any(${ids}::uuid[]) order by name, id`,
  );
  const plans = await subscriptionsOf(tx, (await readMonth(tx, organizationId)).name);
  return found.map((row) => {
    const { organizationId: _organization, searchText: _search, archivedAt, createdAt, updatedAt, ...shown } = row;
    const plan = plans.get(row.id);
    return {
      ...shown,
      brands: brands.filter((brand) => brand.client_id === row.id).map(({ id, name, archived_at }) => ({ id, name, archivedAt: archived_at === null ? null : new Date(archived_at).toISOString() })),
      subscription: plan ? presentSubscription(plan) : null,
      archivedAt: archivedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    };
  });
}
