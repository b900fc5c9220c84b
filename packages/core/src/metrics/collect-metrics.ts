import { eq, sql } from "drizzle-orm";
import { newId, rows, together } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type PostFormat, type PostMetrics, type RemoteRefs, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials } from "../channels/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { enrolPosts } from "./enrol-posts.ts";
import { rhythm, stepAt, weigh } from "./rules.ts";
import { scoreChannel } from "./score-channel.ts";
import { postMetrics } from "./table.ts";

type CollectorDependencies = Pick<CoreDependencies, "db" | "log" | "config" | "keyRing" | "socialNetwork">;

export interface MetricsCollector {
  /** Asks nothing more and waits for the answers under way at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

/** Posts asked for in one go: what one call of TikTok takes. */
const batch = 20;
const leaseMs = 5 * 60_000;
/** Publishing comes first: above this share of a network's budget nothing is measured. */
const restAtPercent = 70;
/** A network that did not answer, or an account that waits for a person, is asked again after this. */
const postponeMs = { fault: 15 * 60_000, limit: 30 * 60_000, account: 6 * 3_600_000 };
/** A post that the network has not known so many times is gone. */
const mostAbsences = 3;

interface DuePost extends Record<string, unknown> {
  publication_id: string;
  channel_id: string;
  remote_id: string;
  format: PostFormat;
  refs: RemoteRefs;
  network: SocialNetwork["name"];
  environment: SocialNetwork["environment"];
  age_ms: number;
  steps_done: number;
  organization_id: string;
  brand_id: string;
}

/** Measures public posts on a widening rhythm. The rows are the queue; a worker may die at any line, a snapshot of a step is written once. */
export function startMetricsCollector(deps: CollectorDependencies): MetricsCollector {
  const { config, log } = deps;
  let stopped = false;
  let running: Promise<void> | undefined;
  const round = () => {
    running ??= collectDue(deps, () => stopped)
      .catch((error: unknown) => log.warn({ err: error }, "posts could not be measured; trying again"))
      .finally(() => (running = undefined));
  };
  const timer = setInterval(round, config.METRICS_POLL_MS);
  timer.unref();
  round();
  return {
    async stop(timeoutMs) {
      stopped = true;
      clearInterval(timer);
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([running, new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
    },
  };
}

/** Takes up new posts and asks for all that are due, channel by channel. */
export async function collectDue(deps: CollectorDependencies, isStopping: () => boolean = () => false): Promise<void> {
  await deps.db.system((tx) => enrolPosts(tx, 5_000));
  while (!isStopping()) {
    const due = await claim(deps);
    if (due.length === 0) return;
    await measure(deps, due);
  }
}

/** The posts of one channel whose step has come. */
async function claim({ db }: CollectorDependencies): Promise<DuePost[]> {
  return db.system((tx) =>
    rows<DuePost>(
      tx,
      sql`with first as (
            select channel_id from post_metrics where next_at <= agency.now() and (lease_until is null or lease_until < agency.now()) order by next_at limit 1
          ), due as (
            select m.publication_id from post_metrics m join first on first.channel_id = m.channel_id
            where m.next_at <= agency.now() and (m.lease_until is null or m.lease_until < agency.now())
            order by m.next_at limit ${batch} for update of m skip locked
          )
          update post_metrics m set lease_until = agency.now() + ${leaseMs} * interval '1 millisecond'
          from due join publications p on p.id = due.publication_id
          where m.publication_id = due.publication_id
          returning m.publication_id, m.channel_id, m.remote_id, m.format, p.refs, m.network, m.environment, m.steps_done, m.organization_id, m.brand_id,
            (extract(epoch from agency.now() - m.published_at) * 1000)::float8 as age_ms`,
    ),
  );
}

async function measure(deps: CollectorDependencies, due: DuePost[]): Promise<void> {
  const { network: name, environment, channel_id: channelId } = due[0]!;
  const network = deps.socialNetwork(name, environment);
  if (!network?.metrics) return postpone(deps, due, network === null ? "network_unavailable" : "not_told", postponeMs.account);
  try {
    const credentials = await openCredentials(deps, channelId);
    if ((network.rateUsage(credentials.remoteId)?.percent ?? 0) >= restAtPercent) return await postpone(deps, due, "rate_limited", postponeMs.limit);
    const answers = await network.metrics({ credentials, posts: due.map(({ remote_id, format, refs }) => ({ remoteId: remote_id, format, refs })) });
    for (const post of due) await note(deps, post, answers.get(post.remote_id) ?? null);
    await deps.db.system((tx) => scoreChannel(tx, channelId));
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    const isAccount = error.kind === "reauth" || error.kind === "scope_missing" || error.kind === "account_action_needed";
    const isLimit = error.kind === "rate_limited" || error.kind === "quota_exhausted";
    await postpone(deps, due, error.kind, isAccount ? postponeMs.account : isLimit ? (error.retryAfterMs ?? postponeMs.limit) : postponeMs.fault);
  }
}

/** Writes what the network said of one post, once for each step; null when it does not know the post. */
async function note({ db }: CollectorDependencies, post: DuePost, metrics: PostMetrics | null): Promise<void> {
  const reached = stepAt(post.age_ms, post.steps_done);
  await db.system(async (tx) => {
    if (metrics === null) {
      await tx.execute(
        sql`update post_metrics set lease_until = null, faults = faults + 1, error_kind = 'not_found',
              gone_at = case when faults + 1 >= ${mostAbsences} then agency.now() end,
              next_at = case when faults + 1 >= ${mostAbsences} then null else agency.now() + ${postponeMs.fault} * interval '1 millisecond' end
            where publication_id = ${post.publication_id}`,
      );
      return;
    }
    const { audience, interactions, rate } = weigh(metrics);
    const stepsDone = reached?.stepsDone ?? post.steps_done;
    const next = rhythm[stepsDone];
    await together(
      tx,
      ...(reached
        ? [
            sql`insert into metric_snapshots (id, organization_id, publication_id, step, taken_at, metrics)
                values (${newId()}, ${post.organization_id}, ${post.publication_id}, ${reached.step}, agency.now(), ${JSON.stringify(metrics)}::jsonb)
                on conflict (publication_id, step) do nothing`,
          ]
        : []),
      sql`update post_metrics set lease_until = null, faults = 0, error_kind = null, steps_done = ${stepsDone}, measured_at = agency.now(), metrics = ${JSON.stringify(metrics)}::jsonb,
            audience = ${audience}, interactions = ${interactions}, rate = ${rate},
            next_at = ${next ? sql`published_at + ${next.afterMs} * interval '1 millisecond'` : sql`null`}
          where publication_id = ${post.publication_id}`,
    );
    await recordEvents(tx, { type: "publication.measured", organizationId: post.organization_id, brandId: post.brand_id, subjectType: "publication", subjectId: post.publication_id, actor: systemActor, payload: { step: reached?.step ?? null } });
  });
}

/** Later; nothing is counted for a step that nobody answered, the next answer counts for the step of its own age. */
async function postpone({ db }: CollectorDependencies, due: DuePost[], errorKind: string, forMs: number): Promise<void> {
  await db.system(async (tx) => {
    for (const { publication_id } of due) {
      await tx
        .update(postMetrics)
        .set({ leaseUntil: null, errorKind, nextAt: sql`agency.now() + ${forMs} * interval '1 millisecond'` })
        .where(eq(postMetrics.publicationId, publication_id));
    }
  });
}

