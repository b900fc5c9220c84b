import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../postgres/index.ts';
import { sweepLeftServers, testDirectoryPrefix } from './sweep-left-servers.ts';
import { buildTemplateDatabase } from './template-database.ts';

/**
 * Once per vitest run: a Postgres of its own in a temporary directory on a free port, deleted at the end.
 * AGENCY_TEST_POSTGRES_URL takes its place where the run should use a server of yours.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['AGENCY_TEST_POSTGRES_URL'];
  if (own !== undefined) {
    await buildTemplateDatabase(own);
    project.provide('agencyTestPostgresUrl', own);
    return async () => undefined;
  }

  await sweepLeftServers();
  const dataDir = await mkdtemp(path.join(tmpdir(), testDirectoryPrefix));
  const lines: string[] = [];
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: (line) => lines.push(line) }).catch(
    async (error: unknown) => {
      console.error(lines.join('\n'));
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    },
  );
  const teardown = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await buildTemplateDatabase(server.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('agencyTestPostgresUrl', server.url);
  return teardown;
}
