import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { channels, type ChannelRow } from "./table.ts";

/** @throws Problem 404 also for another organization's, 412 */
export async function getChannel(tx: Transaction, channelId: string, options: { lock?: boolean; ifMatch?: number | undefined } = {}): Promise<ChannelRow> {
  const query = tx.select().from(channels).where(eq(channels.id, channelId));
  const [row] = options.lock ? await query.for("no key update") : await query;
  if (!row) throw notFound("This channel");
  if (options.ifMatch !== undefined && options.ifMatch !== row.version) throw stale();
  return row;
}
