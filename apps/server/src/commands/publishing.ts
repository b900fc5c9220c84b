import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { withDatabase } from "./with-database.ts";

/** Turns the switch that every publisher obeys (R13): paused, nothing new leaves; what is under way is followed to its end. */
export async function pausePublishing(environment: NodeJS.ProcessEnv, options: { isOn: boolean; reason: string | null }): Promise<void> {
  await withDatabase(environment, async (db) => {
    await db.system((tx) =>
      tx.execute(
        sql`insert into platform.switches (name, is_on, reason) values ('publishing.paused', ${options.isOn}, ${options.reason})
            on conflict (name) do update set is_on = excluded.is_on, reason = excluded.reason, changed_at = agency.now()`,
      ),
    );
  });
  await publishingStatus(environment);
}

export async function publishingStatus(environment: NodeJS.ProcessEnv): Promise<void> {
  await withDatabase(environment, async (db) => {
    const [found] = await db.system((tx) =>
      rows<{ is_on: boolean | null; reason: string | null; waiting: number }>(
        tx,
        sql`select s.is_on, s.reason, (select count(*)::int from publications where status in ('scheduled', 'preparing', 'armed')) as waiting
            from (select 1) as one left join platform.switches s on s.name = 'publishing.paused'`,
      ),
    );
    const reason = found!.reason ? ` (${found!.reason})` : "";
    process.stdout.write(found!.is_on ? `Publishing is paused${reason}; ${found!.waiting} publications wait. Go on with: npm run agency -- publishing resume\n` : `Publishing runs; ${found!.waiting} publications are planned.\n`);
  });
}
