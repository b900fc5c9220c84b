import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { ChannelHooks, CommentOnPost } from "../channels/index.ts";

/** A post under which people talk is asked for its numbers no more often than that. */
const pause = sql`interval '10 minutes'`;

/** Posts that are commented on are measured soon, instead of at their next step. */
export function registerMetrics(hooks: { channels: ChannelHooks }): void {
  hooks.channels.afterCommentNews.push(measureCommented);
}

/** The next round asks for the post's numbers; the rhythm goes on from there. Posts of others, and those that are gone, are left alone. */
async function measureCommented(tx: Transaction, { network, environment, accountId, remoteId }: CommentOnPost): Promise<void> {
  await tx.execute(
    sql`update post_metrics m set next_at = least(m.next_at, greatest(agency.now(), m.measured_at + ${pause}))
        from publications p
        where p.lane = ${`${network}:${environment}:${accountId}`} and p.remote_id = ${remoteId} and m.publication_id = p.id and m.gone_at is null`,
  );
}
