import { connectionUrl, readCredentials } from './cluster.ts';
import { withConnection } from './connect.ts';

/** The URL of the embedded Postgres that another process runs on `dataDir`, for commands beside a running product; undefined when none answers. */
export async function findRunningPostgres(options: { dataDir: string }): Promise<{ url: string } | undefined> {
  const credentials = await readCredentials(options.dataDir);
  if (credentials === undefined) return undefined;
  const url = connectionUrl(credentials);
  return withConnection(url, (client) => client.query('select 1')).then(
    () => ({ url }),
    () => undefined,
  );
}
