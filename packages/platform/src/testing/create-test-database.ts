import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from '../postgres/connect.ts';
import { templateDatabase } from './template-database.ts';

export interface TestDatabase {
  /** Connects as the owner. */
  url: string;
  /** Ends what is still connected and deletes the database. */
  drop(): Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    agencyTestPostgresUrl: string;
  }
}

const objectInUse = '55006';

/**
 * A database of its own with all migrations applied, copied from a template in about 50 ms. The server is the one of
 * the vitest run, or, outside vitest, that of AGENCY_TEST_POSTGRES_URL (an owner of all databases).
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = await testServerUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withConnection(adminUrl, async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(`create database ${name} template ${templateDatabase} strategy file_copy`);
        return;
      } catch (error) {
        // Another worker is copying the template at this moment.
        if (!(error instanceof Error && 'code' in error && error.code === objectInUse) || attempt === 200) throw error;
        await sleep(25);
      }
    }
  });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => withConnection(adminUrl, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

async function testServerUrl(): Promise<string> {
  const url = process.env['AGENCY_TEST_POSTGRES_URL'];
  if (url !== undefined) return url;
  const { inject } = await import('vitest');
  return inject('agencyTestPostgresUrl');
}
