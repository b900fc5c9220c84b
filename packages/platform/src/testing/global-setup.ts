import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../postgres/index.ts';
import { sweepLeftServers, testDirectoryPrefix } from './sweep-left-servers.ts';
import { buildTemplateDatabase } from './template-database.ts';

interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Once per vitest run: a Postgres of its own in a temporary directory on a free port, deleted at the end.
 *
 * It starts when a test first asks for it (over loopback HTTP, since tests run in other processes), so that a run of
 * pure tests waits for nothing. AGENCY_TEST_POSTGRES_URL takes its place where the run should use a server of yours.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestServer> | undefined;
  const door = createServer((_request, response) => {
    server ??= startTestServer(process.env['AGENCY_TEST_POSTGRES_URL']);
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  project.provide('agencyTestServerDoor', `http://127.0.0.1:${address.port}`);
  return async () => {
    door.close();
    door.closeAllConnections();
    await server?.then(({ stop }) => stop(), () => undefined);
  };
}

async function startTestServer(ownUrl: string | undefined): Promise<TestServer> {
  if (ownUrl !== undefined) {
    await buildTemplateDatabase(ownUrl);
    return { url: ownUrl, stop: async () => undefined };
  }

  await sweepLeftServers();
  const dataDir = await mkdtemp(path.join(tmpdir(), testDirectoryPrefix));
  const removeDirectory = () => rm(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined });
    const stop = () => server.stop().finally(removeDirectory);
    await buildTemplateDatabase(server.url).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url: server.url, stop };
  } catch (error) {
    await removeDirectory();
    throw error;
  }
}
