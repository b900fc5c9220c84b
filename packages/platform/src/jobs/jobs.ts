import { fromDrizzle, PgBoss } from "pg-boss";
import { sql } from "drizzle-orm";
import pg from "pg";
import type { Log } from "../log/index.ts";
import type { Transaction } from "../db/index.ts";

/**
 * Vocabulary: a *queue* holds jobs of one kind; a *job* carries ids only; its *handler* re-reads the row it names, takes the next
 * step and commits before the step after it. A handler may run twice, late or half done.
 */
export interface Jobs {
  /**
   * Adds a job in the caller's transaction: it exists exactly when the change does.
   * @param options.priority higher goes first, 0 by default: what a person waits for passes what was planned in bulk
   */
  enqueue(tx: Transaction, queue: QueueName, data: Record<string, string>, options?: { priority?: number }): Promise<void>;
  /** Takes jobs of one queue, at most `concurrency` at a time. A handler that throws is tried again, later and later. */
  work(queue: QueueName, concurrency: number, handler: (data: Record<string, string>) => Promise<void>): Promise<void>;
  /** Stops taking jobs and waits for the running ones, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

/** Queues of this build. Only migration creates them. */
export const queueNames = ["content", "maintenance"] as const;
export type QueueName = (typeof queueNames)[number];

/** One migrator of the queues per database; any constant, but the same for ever. */
const migrationLock = "7216490532";

/** Makes the job tables and queues and lets the tenant role enqueue; part of migration, safe to run again and with several starters. */
export async function migrateJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Held until this connection ends: two who create queues or grant rights at once make Postgres refuse one of them.
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await createQueues(url);
    await client.query(`grant usage on schema pgboss to agency_tenant, agency_system;
      grant select, insert, update, delete on all tables in schema pgboss to agency_tenant, agency_system;
      grant execute on all functions in schema pgboss to agency_tenant, agency_system`);
  } finally {
    await client.end();
  }
}

async function createQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  boss.on("error", () => {});
  await boss.start();
  try {
    for (const queue of queueNames) {
      await boss.createQueue(queue, { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 60, heartbeatSeconds: 30, notify: true });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** @param options.url a direct connection: LISTEN does not pass a transaction pooler */
export async function startJobs(options: { url: string; log: Log; supervise: boolean }): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.url,
    max: 4,
    migrate: false,
    createSchema: false,
    supervise: options.supervise,
    schedule: false,
    useListenNotify: true,
    application_name: "agency-jobs",
  });
  boss.on("error", (error) => options.log.warn({ err: error }, "job queue trouble; it recovers by itself"));
  await boss.start();
  return {
    enqueue: async (tx, queue, data, { priority = 0 } = {}) => {
      await boss.send(queue, data, { db: fromDrizzle(tx, sql), ...(priority === 0 ? {} : { priority }) });
    },
    work: async (queue, concurrency, handler) => {
      // Workers of their own, so that each can look again the moment its job is done: by itself pg-boss then waits for the next
      // notification or poll, which left a backlog lying for up to 30 s (seen in 12.38).
      for (let index = 0; index < concurrency; index += 1) {
        const worker = await boss.work<Record<string, string>>(queue, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => {
          try {
            await handler(job!.data);
          } finally {
            boss.notifyWorker(worker);
          }
        });
      }
    },
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs, close: true }),
  };
}
