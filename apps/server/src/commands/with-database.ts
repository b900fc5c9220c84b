import { loadConfig, type Config } from "@agency/platform/config";
import { createDatabase, type Database } from "@agency/platform/db";
import { findRunningPostgres, startEmbeddedPostgres } from "@agency/platform/postgres";
import { prepareDatabase } from "../start.ts";

/** Runs a command beside a running product, or on its own database when none runs. The schema is brought up to date first. */
export async function withDatabase<T>(environment: NodeJS.ProcessEnv, work: (db: Database, config: Config, directUrl: string) => Promise<T>): Promise<T> {
  const config = loadConfig(environment);
  let url = config.DATABASE_URL;
  let stop = async () => {};
  if (url === undefined) {
    const running = await findRunningPostgres({ dataDir: config.AGENCY_DATA_DIR });
    if (running) url = running.url;
    else {
      const postgres = await startEmbeddedPostgres({ dataDir: config.AGENCY_DATA_DIR, log: () => {} });
      url = postgres.url;
      stop = () => postgres.stop();
    }
  }
  try {
    const directUrl = config.DATABASE_DIRECT_URL ?? url;
    await prepareDatabase(directUrl, () => {});
    const db = createDatabase({ url, directUrl, poolSize: 4, queryTimeoutMs: 120_000, onError: () => {} });
    try {
      return await work(db, config, directUrl);
    } finally {
      await db.close();
    }
  } finally {
    await stop();
  }
}
