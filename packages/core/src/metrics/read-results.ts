import { sql, type SQL } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import type { SocialEnvironment } from "@agency/providers/spec";
import type { GroupResult, PostResult, ResultGroup } from "./schema.ts";

export interface ResultFilter {
  organizationId: string;
  /** Brands that the reader may see; null for all. */
  brandIds: readonly string[] | null;
  brandId?: string | undefined;
  channelId?: string | undefined;
  contentId?: string | undefined;
  publicationId?: string | undefined;
  format?: string | undefined;
  environment: SocialEnvironment | null;
  from?: string | undefined;
  to?: string | undefined;
}

/** Sandbox and live never mix: live as soon as anything live was measured. */
export async function environmentOf(tx: Transaction, organizationId: string): Promise<SocialEnvironment> {
  const [live] = await rows(tx, sql`select 1 from post_metrics where organization_id = ${organizationId} and environment = 'live' limit 1`);
  return live ? "live" : "sandbox";
}

const sortColumns = { newest: sql`m.published_at`, audience: sql`m.audience`, interactions: sql`m.interactions`, rate: sql`m.rate`, score: sql`m.score` } as const;
export type ResultSort = keyof typeof sortColumns;

/** Posts, best or newest first. `after`: the sort value and id of the last one seen. */
export async function listResults(
  tx: Transaction,
  filter: ResultFilter,
  page: { sort: ResultSort; limit: number; after: [value: string, id: string] | null },
): Promise<(PostResult & { sortValue: string })[]> {
  const column = sortColumns[page.sort];
  // What was not measured stands last, with a value below all others.
  const value = page.sort === "newest" ? sql`extract(epoch from m.published_at)::float8` : sql`coalesce(${column}::float8, -1)`;
  const found = await rows<ResultRow>(
    tx,
    sql`${select}, ${value}::text as sort_value ${from} where ${conditions(filter)}
        ${page.after ? sql`and (${value}, m.publication_id) < (${page.after[0]}::float8, ${page.after[1]}::uuid)` : sql``}
        order by ${value} desc, m.publication_id desc limit ${page.limit + 1}`,
  );
  return found.map((row) => ({ ...present(row), sortValue: row.sort_value! }));
}

export async function readResult(tx: Transaction, publicationId: string): Promise<PostResult | null> {
  const [row] = await rows<ResultRow>(tx, sql`${select} ${from} where m.publication_id = ${publicationId}`);
  return row ? present(row) : null;
}

const keys: Record<ResultGroup, { key: SQL; name: SQL; join?: SQL }> = {
  channel: { key: sql`m.channel_id::text`, name: sql`(select name from channels where id = m.channel_id)` },
  brand: { key: sql`m.brand_id::text`, name: sql`(select name from brands where id = m.brand_id)` },
  network: { key: sql`m.network`, name: sql`null::text` },
  promptVersion: {
    key: sql`v.prompt_version_id::text`,
    name: sql`(select p.name || ' · v' || pv.number from prompt_versions pv join prompts p on p.id = pv.prompt_id where pv.id = v.prompt_version_id)`,
    join: sql`join content_versions v on v.id = m.content_version_id and v.prompt_version_id is not null`,
  },
  prompt: {
    key: sql`pv.prompt_id::text`,
    name: sql`(select name from prompts where id = pv.prompt_id)`,
    join: sql`join content_versions v on v.id = m.content_version_id join prompt_versions pv on pv.id = v.prompt_version_id`,
  },
  hour: { key: sql`m.local_hour::text`, name: sql`null::text` },
  weekday: { key: sql`m.local_weekday::text`, name: sql`null::text` },
  format: { key: sql`m.format`, name: sql`null::text` },
  day: { key: sql`to_char(m.published_at at time zone coalesce((select time_zone from brands where id = m.brand_id), 'UTC'), 'YYYY-MM-DD')`, name: sql`null::text` },
};

/** Sums by one trait, the largest audience first; hours, weekdays and days in their own order. At most 400 groups. */
export async function groupResults(tx: Transaction, filter: ResultFilter, by: ResultGroup): Promise<GroupResult[]> {
  const { key, name, join } = keys[by];
  const isOrdered = by === "hour" || by === "weekday" || by === "day";
  const found = await rows<{ key: string; name: string | null; posts: number; measured: number; audience: number; interactions: number; reached: number; score: number | null }>(
    tx,
    sql`select key, max(name) as name, count(*)::int as posts, count(measured_at)::int as measured, coalesce(sum(audience), 0)::float8 as audience,
          coalesce(sum(interactions), 0)::float8 as interactions, coalesce(sum(interactions) filter (where audience > 0), 0)::float8 as reached, avg(score)::float8 as score
        from (select ${key} as key, ${name} as name, m.measured_at, m.audience, m.interactions, m.score from post_metrics m ${join ?? sql``} where ${conditions(filter)}) told
        group by key order by ${isOrdered ? (by === "day" ? sql`key` : sql`key::int`) : sql`sum(audience) desc nulls last, key`} limit 400`,
  );
  return found.map(({ reached, ...group }) => ({ ...group, rate: group.audience > 0 ? reached / group.audience : null }));
}

function conditions(filter: ResultFilter): SQL {
  const all = [sql`m.organization_id = ${filter.organizationId}`];
  if (filter.environment) all.push(sql`m.environment = ${filter.environment}`);
  if (filter.brandIds) all.push(filter.brandIds.length === 0 ? sql`false` : sql`m.brand_id in ${[...filter.brandIds]}`);
  if (filter.brandId) all.push(sql`m.brand_id = ${filter.brandId}`);
  if (filter.channelId) all.push(sql`m.channel_id = ${filter.channelId}`);
  if (filter.contentId) all.push(sql`m.content_id = ${filter.contentId}`);
  if (filter.format) all.push(sql`m.format = ${filter.format}`);
  if (filter.from) all.push(sql`m.published_at >= ${filter.from}::timestamptz`);
  if (filter.to) all.push(sql`m.published_at < ${filter.to}::timestamptz`);
  return sql.join(all, sql` and `);
}

interface ResultRow extends Record<string, unknown> {
  publication_id: string;
  content_id: string;
  title: string;
  content_version_id: string | null;
  version_name: string | null;
  brand_id: string;
  channel_id: string;
  channel_name: string;
  network: PostResult["network"];
  environment: PostResult["environment"];
  format: string;
  permalink: string | null;
  published_at: Date | string;
  measured_at: Date | string | null;
  next_at: Date | string | null;
  gone_at: Date | string | null;
  metrics: PostResult["counts"];
  audience: string | number | null;
  interactions: string | number | null;
  rate: number | null;
  score: number | null;
  sort_value?: string;
}

const select = sql`select m.publication_id, m.content_id, c.title, m.content_version_id, v.version_name, m.brand_id, m.channel_id, ch.name as channel_name, m.network, m.environment, m.format,
  p.permalink, m.published_at, m.measured_at, m.next_at, m.gone_at, m.metrics, m.audience, m.interactions, m.rate, m.score`;
const from = sql`from post_metrics m join publications p on p.id = m.publication_id join contents c on c.id = m.content_id join channels ch on ch.id = m.channel_id
  left join content_versions v on v.id = m.content_version_id`;

function present(row: ResultRow): PostResult {
  return {
    publicationId: row.publication_id,
    contentId: row.content_id,
    contentTitle: row.title,
    contentVersionId: row.content_version_id,
    versionName: row.version_name,
    brandId: row.brand_id,
    channelId: row.channel_id,
    channelName: row.channel_name,
    network: row.network,
    environment: row.environment,
    format: row.format,
    permalink: row.permalink,
    publishedAt: instant(row.published_at)!,
    measuredAt: instant(row.measured_at),
    nextAt: instant(row.next_at),
    gone: row.gone_at !== null,
    counts: row.metrics,
    audience: row.audience === null ? null : Number(row.audience),
    interactions: row.interactions === null ? null : Number(row.interactions),
    rate: row.rate,
    score: row.score,
  };
}

const instant = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());
