import { eq, sql } from "drizzle-orm";
import { isDatabaseUnavailable, rows } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import type { CoreDependencies } from "../../dependencies.ts";
import { getContent } from "../../contents/index.ts";
import { recurringPlans } from "../table.ts";
import { extendRecurring } from "./recurring-plans.ts";

export interface PlanKeeper {
  /** Takes up no further plan and waits for the one under way. */
  stop(): Promise<void>;
  /** Looks now; answers how many plans it looked at. */
  look(): Promise<number>;
}

const mostPerLook = 50;

/** Brings occurrences of recurring plans into the calendar as they come into view. Any number of these may run and die: rows are the only truth. */
export function startPlanKeeper({ db, config, log, everyMs = 60_000 }: Pick<CoreDependencies, "db" | "config" | "log"> & { everyMs?: number }): PlanKeeper {
  let stopped = false;
  let looking: Promise<number> | undefined;

  async function look(): Promise<number> {
    const due = await db.system((tx) => rows<{ id: string; content_id: string }>(tx, sql`select id, content_id from recurring_plans where next_look_at <= agency.now() order by next_look_at limit ${mostPerLook}`));
    for (const { id, content_id: contentId } of due) {
      if (stopped) break;
      await db.system(async (tx) => {
        const content = await getContent(tx, contentId, { lock: true });
        const [plan] = await tx.select().from(recurringPlans).where(eq(recurringPlans.id, id)).for("update");
        if (plan?.status !== "active" || plan.nextLookAt === null) return;
        if (content.status === "archived") throw conflict("content_closed", "Archived content recurs no more.");
        await extendRecurring(tx, config, content, plan);
      }).catch((error: unknown) => postpone(id, error));
    }
    return due.length;
  }

  /** One plan that cannot be read must not hold up the others, nor be looked at in a tight loop. */
  async function postpone(id: string, error: unknown): Promise<void> {
    if (isDatabaseUnavailable(error)) throw error;
    log.error({ err: error, recurringPlanId: id }, "a recurring plan could not be continued; it is looked at again in an hour");
    await db.system((tx) => tx.execute(sql`update recurring_plans set next_look_at = agency.now() + interval '1 hour' where id = ${id} and next_look_at is not null`));
  }

  const once = () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const tick = () => void once().catch((error: unknown) => log.warn({ err: error }, "recurring plans were not looked at; they are again in a minute"));
  const timer = setInterval(tick, everyMs);
  tick();
  return {
    look: once,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking?.catch(() => undefined);
    },
  };
}
