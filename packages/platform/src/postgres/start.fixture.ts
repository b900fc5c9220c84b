/**
 * A starter in a process of its own, for tests that kill it: `start.fixture.ts <dataDir> [<uid to become>]`.
 * Prints one line of JSON, {url, adopted} or {code, message}, and stops the server on SIGTERM.
 */
import { startEmbeddedPostgres, StartupError } from './index.ts';

const [dataDir, uid] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('which data directory?');
if (uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}

try {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const stayAlive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(stayAlive);
    void server.stop().then(() => process.exit(0));
  });
  console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
