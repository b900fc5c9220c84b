import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Runs `use` on a connection of its own. */
export async function withConnection<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the query that was running rejects with it
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Waits until the server answers. Returns false once `giveUp` says so; throws when the server refuses us for good. */
export async function waitForServer(url: string, giveUp: () => boolean): Promise<boolean> {
  while (!giveUp()) {
    try {
      await withConnection(url, (client) => client.query('select 1'));
      return true;
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    await sleep(25);
  }
  return false;
}

/** Starting up or shutting down (57P03), or not listening yet. */
function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '57P03' || code === '57P01' || code.startsWith('ECONN') || code === 'ETIMEDOUT' || code === '';
}
