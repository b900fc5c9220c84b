import type { ChannelCredentials } from "@agency/providers/spec";
import { openSealedCredentials, channels } from "../../channels/index.ts";
import { and, eq } from "drizzle-orm";
import { publications, type PublicationRow } from "../table.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { LeaseLostError } from "./lease.ts";

/** The row under this fence and the account's credentials in one look. @throws LeaseLostError, SocialError when the token is gone */
export async function readBeforeCall(context: PublisherContext, claim: Claim): Promise<{ row: PublicationRow; credentials: ChannelCredentials }> {
  const [found] = await context.db.system((tx) =>
    tx
      .select({ row: publications, channel: channels })
      .from(publications)
      .innerJoin(channels, eq(channels.id, publications.channelId))
      .where(and(eq(publications.id, claim.id), eq(publications.fence, claim.fence))),
  );
  if (!found) throw new LeaseLostError(claim.id);
  return { row: found.row, credentials: openSealedCredentials(context.keyRing, found.channel) };
}
