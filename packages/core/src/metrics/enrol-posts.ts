import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { rhythm } from "./rules.ts";

/** After so long nothing is measured any more. */
const lastMs = rhythm.at(-1)!.afterMs;

/** Takes up posts that have become public and are not measured yet. @returns how many */
export async function enrolPosts(tx: Transaction, limit: number): Promise<number> {
  const enrolled = await rows(
    tx,
    sql`insert into post_metrics (publication_id, organization_id, brand_id, channel_id, content_id, content_version_id, network, environment, format, remote_id, published_at, local_hour, local_weekday, next_at)
        select p.id, p.organization_id, p.brand_id, p.channel_id, p.content_id, r.version_id, p.network, p.environment, p.format, p.remote_id, p.published_at,
          extract(hour from p.published_at at time zone p.time_zone), extract(isodow from p.published_at at time zone p.time_zone),
          p.published_at + ${rhythm[0]!.afterMs} * interval '1 millisecond'
        from publications p left join content_revisions r on r.id = p.revision_id
        where p.status = 'published' and p.removed_at is null and p.published_at > agency.now() - ${lastMs} * interval '1 millisecond'
          and not exists (select 1 from post_metrics m where m.publication_id = p.id)
        order by p.published_at limit ${limit}
        on conflict do nothing returning publication_id`,
  );
  return enrolled.length;
}
