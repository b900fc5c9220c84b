import { sql } from "drizzle-orm";
import { together, type Transaction } from "@agency/platform/db";
import { comparableSteps, fewestToCompare } from "./rules.ts";

/** Posts are compared with those of their own channel that are no older than this. */
const days = 90;

/**
 * Places a channel's posts among one another by interactions per person reached, 0 for the last and 100 for the first, and gives every
 * alternative (`content_versions.performance_score`) the mean of its posts. Posts younger than a day are not compared, nor are so few.
 */
export async function scoreChannel(tx: Transaction, channelId: string): Promise<void> {
  await together(
    tx,
    sql`with placed as (
          select publication_id, round(percent_rank() over (order by rate) * 100)::int as place, count(*) over () as posts
          from post_metrics
          where channel_id = ${channelId} and rate is not null and steps_done >= ${comparableSteps} and gone_at is null and published_at > agency.now() - ${days} * interval '1 day'
        )
        update post_metrics m set score = placed.place from placed
        where m.publication_id = placed.publication_id and placed.posts >= ${fewestToCompare} and m.score is distinct from placed.place`,
    sql`update content_versions v set performance_score = s.score
        from (select content_version_id, round(avg(score), 4) as score from post_metrics
              where score is not null and content_version_id in (select content_version_id from post_metrics where channel_id = ${channelId} and score is not null)
              group by content_version_id) s
        where v.id = s.content_version_id and v.performance_score is distinct from s.score`,
  );
}
