import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { clients, type ClientRow } from "./table.ts";

/** @throws Problem 404 */
export async function getClient(tx: Transaction, clientId: string, options: { lock?: boolean } = {}): Promise<ClientRow> {
  const query = tx.select().from(clients).where(eq(clients.id, clientId));
  const [row] = await (options.lock ? query.for("update") : query);
  if (!row) throw notFound("This client");
  return row;
}
