import { and, eq, sql } from "drizzle-orm";
import { channels, tokenIsEnding, type SealedChannel } from "../../channels/index.ts";
import { publications, type PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { LeaseLostError } from "./lease.ts";

/** What a call and its outcome need of a publication; read a thousand times in a busy second, so no more than that. */
export type SentPublication = Pick<
  PublicationRow,
  "id" | "organizationId" | "brandId" | "contentId" | "channelId" | "network" | "lane" | "status" | "snapshot" | "refs" | "staleRefs" | "tries"
>;
export type SendingChannel = SealedChannel & { isEnding: boolean };

const { id, organizationId, brandId, contentId, channelId, network, lane, status, snapshot, refs, staleRefs, tries } = publications;

/** The row under this fence, its channel, and what is left of the lease by the database's clock, in one look. @throws LeaseLostError */
export async function readBeforeCall(context: PublisherContext, claim: Claim): Promise<{ row: SentPublication; channel: SendingChannel; leaseLeftMs: number }> {
  const [found] = await context.db.readSystem((tx) =>
    tx
      .select({
        row: { id, organizationId, brandId, contentId, channelId, network, lane, status, snapshot, refs, staleRefs, tries },
        channel: { id: channels.id, network: channels.network, status: channels.status, statusReason: channels.statusReason, remoteId: channels.remoteId, sealedToken: channels.sealedToken, details: channels.details, isEnding: tokenIsEnding },
        leaseLeftMs: sql<number>`(extract(epoch from ${publications.leaseUntil} - agency.now()) * 1000)::float8`,
      })
      .from(publications)
      .innerJoin(channels, eq(channels.id, publications.channelId))
      .where(and(eq(publications.id, claim.id), eq(publications.fence, claim.fence), eq(publications.leaseOwner, context.workerId))),
  );
  if (!found) throw new LeaseLostError(claim.id);
  return found;
}
