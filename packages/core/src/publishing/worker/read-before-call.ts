import { and, eq, sql } from "drizzle-orm";
import { channels, type ChannelRow } from "../../channels/index.ts";
import { publications, type PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { LeaseLostError } from "./lease.ts";

/** The row under this fence, its channel, and what is left of the lease by the database's clock, in one look. @throws LeaseLostError */
export async function readBeforeCall(context: PublisherContext, claim: Claim): Promise<{ row: PublicationRow; channel: ChannelRow; leaseLeftMs: number }> {
  const [found] = await context.db.system((tx) =>
    tx
      .select({ row: publications, channel: channels, leaseLeftMs: sql<number>`(extract(epoch from ${publications.leaseUntil} - agency.now()) * 1000)::float8` })
      .from(publications)
      .innerJoin(channels, eq(channels.id, publications.channelId))
      .where(and(eq(publications.id, claim.id), eq(publications.fence, claim.fence), eq(publications.leaseOwner, context.workerId))),
  );
  if (!found) throw new LeaseLostError(claim.id);
  return found;
}
