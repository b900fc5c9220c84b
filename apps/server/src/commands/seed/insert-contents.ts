import { sql } from "drizzle-orm";
import type { Database } from "@agency/platform/db";
import type { SeededContent } from "./content-rows.ts";

const columns = sql`c(id uuid, organization_id uuid, brand_id uuid, product_id uuid, owner_id uuid, type text, platform text, language text, topic text, title text, body text,
  hashtags text[], cta text, status text, search_text text, scheduled_at timestamptz, published_at timestamptz, created_at timestamptz, updated_at timestamptz,
  version_id uuid, revision_id uuid, document jsonb, hash text, approval jsonb, publication jsonb)`;

/** Writes contents with their versions, revisions, approvals and publications: one transaction, a handful of statements. */
export async function insertContents(db: Database, contents: readonly SeededContent[], prepareLeadMs: number): Promise<void> {
  const given = JSON.stringify(contents);
  await db.system(async (tx) => {
    // Search entries are gathered and sorted into their index once, when everything is there.
    await tx.execute(sql`set local gin_pending_list_limit = '1GB'`);
    const from = sql`jsonb_to_recordset(${given}::jsonb) as ${columns}`;
    await tx.execute(sql`insert into contents (id, organization_id, brand_id, product_id, type, platform, language, topic, title, body, hashtags, cta, status, current_version_id, search_text,
        scheduled_at, published_at, created_by, archived_at, created_at, updated_at)
      select id, organization_id, brand_id, product_id, type, platform, language, topic, title, body, hashtags, cta, status, version_id, search_text,
        scheduled_at, published_at, owner_id, case when status = 'archived' then updated_at end, created_at, updated_at from ${from}`);
    await tx.execute(sql`insert into content_versions (id, organization_id, content_id, version_name, position, current_revision_id, provider, model, created_at)
      select version_id, organization_id, id, 'A', 0, revision_id, 'offline', 'writer', created_at from ${from}`);
    await tx.execute(sql`insert into content_revisions (id, organization_id, content_id, version_id, number, document, origin, author_id, hash, created_at)
      select revision_id, organization_id, id, version_id, 1, document, 'generated', owner_id, hash, created_at from ${from}`);
    await tx.execute(sql`insert into approval_requests (id, organization_id, content_id, version_id, revision_id, frozen_hash, status, requested_by, decided_by, created_at, decided_at)
      select (approval->>'id')::uuid, organization_id, id, version_id, revision_id, approval->>'frozen_hash', approval->>'status', owner_id,
        case when approval->>'status' = 'pending' then null else owner_id end, created_at, (approval->>'decided_at')::timestamptz
      from ${from} where approval is not null and approval <> 'null'::jsonb`);
    await tx.execute(sql`insert into publications (id, organization_id, brand_id, content_id, channel_id, network, environment, lane, status, scheduled_wall, time_zone, due_at, prepare_at, next_step_at,
        approval_request_id, revision_id, remote_id, permalink, published_at, finished_at, created_by, created_at, updated_at)
      select (p->>'id')::uuid, organization_id, brand_id, id, (p->>'channel_id')::uuid, 'facebook', 'sandbox', p->>'lane', p->>'status',
        (p->>'due_at')::timestamptz at time zone (p->>'time_zone'), p->>'time_zone', (p->>'due_at')::timestamptz,
        (p->>'due_at')::timestamptz - ${prepareLeadMs} * interval '1 millisecond',
        case when p->>'status' = 'scheduled' then (p->>'due_at')::timestamptz - ${prepareLeadMs} * interval '1 millisecond' end,
        (approval->>'id')::uuid, revision_id, p->>'remote_id', p->>'permalink', (p->>'published_at')::timestamptz, (p->>'published_at')::timestamptz, owner_id, created_at, updated_at
      from (select *, publication as p from ${from}) planned where p is not null and p <> 'null'::jsonb`);
  });
}
