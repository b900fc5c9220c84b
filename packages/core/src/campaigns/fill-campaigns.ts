import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { campaignChannel, type AskDependencies } from "../generation/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { improveTopics } from "./improve-topics.ts";
import type { CampaignDependencies } from "./plan-campaign.ts";
import { stepCampaign } from "./step-campaign.ts";

export type FillerDependencies = CampaignDependencies & AskDependencies & Pick<CoreDependencies, "db" | "log" | "live" | "config">;

export interface CampaignFiller {
  /** Takes no more steps and waits for those under way, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

const lookEveryMs = 1_000;
/** Runs of one campaign under way for each place of a worker: enough that none stands idle while the next ones are begun. */
const windowPerPlace = 2;
/** Runs begun in one step; a campaign of two hundred does not hold up the others' first ones. */
const mostAtOnce = 8;

/**
 * Keeps campaigns going: woken by their own notifications, by the end of a run, and once a second. Rows are the only truth, so that any
 * number of these may run and die.
 */
export function startCampaignFiller(deps: FillerDependencies): CampaignFiller {
  const { db, log, live, config } = deps;
  const window = Math.max(mostAtOnce, config.GENERATION_CONCURRENCY * windowPerPlace);
  const asking = new Map<string, Promise<void>>();
  let stopped = false;
  let sweeping: Promise<void> | undefined;
  let again = false;

  const wake = () => {
    if (stopped) return;
    again = true;
    sweeping ??= sweep().finally(() => {
      sweeping = undefined;
      if (again) wake();
    });
  };

  async function sweep(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        const due = await db.system((tx) =>
          rows<{ id: string; organization_id: string; status: string }>(
            tx,
            sql`select id, organization_id, status from campaigns where status in ('planning', 'running') and next_step_at <= agency.now()
                union
                select k.id, k.organization_id, k.status from campaigns k join campaign_slots s on s.campaign_id = k.id join generation_runs r on r.id = s.run_id
                where s.status in ('writing', 'waiting_budget') and r.status not in ('queued', 'running')
                union
                select k.id, k.organization_id, k.status from campaigns k join campaign_slots s on s.campaign_id = k.id
                where k.id = any(${`{${[...woken].join(",")}}`}::uuid[]) and k.status = 'running' and s.status = 'planned' and (s.retry_at is null or s.retry_at <= agency.now())`,
          ),
        );
        woken.clear();
        for (const { id, organization_id: organizationId, status } of due) {
          if (stopped) return;
          if (status === "planning") ask(id, organizationId);
          else await step(id, organizationId);
        }
      }
    } catch (error) {
      if (!stopped) log.warn({ err: error }, "campaigns could not be looked after; trying again");
    }
  }

  async function step(id: string, organizationId: string): Promise<void> {
    try {
      const done = await db.forOrganization(organizationId, (tx) => stepCampaign(tx, deps, id, { window, most: mostAtOnce }));
      if (done?.more) {
        woken.add(id);
        again = true;
      }
    } catch (error) {
      log.warn({ err: error, campaignId: id }, "a campaign could not take its step; trying again");
      await db.system((tx) => tx.execute(sql`update campaigns set next_step_at = agency.now() + interval '5 seconds' where id = ${id}`)).catch(() => {});
    }
  }

  function ask(id: string, organizationId: string): void {
    if (asking.has(id)) return;
    const asked = improveTopics(deps, { id, organizationId })
      .catch((error: unknown) => log.warn({ err: error, campaignId: id }, "topics could not be chosen; trying again"))
      .finally(() => asking.delete(id));
    asking.set(id, asked);
  }

  const woken = new Set<string>();
  const stopListening = live.onNotify(campaignChannel, (campaignId) => {
    if (/^[0-9a-f-]{36}$/.test(campaignId)) woken.add(campaignId);
    wake();
  });
  const timer = setInterval(wake, lookEveryMs);
  timer.unref();
  wake();

  return {
    async stop(timeoutMs) {
      stopped = true;
      clearInterval(timer);
      stopListening();
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([Promise.allSettled([sweeping, ...asking.values()]), new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
    },
  };
}
