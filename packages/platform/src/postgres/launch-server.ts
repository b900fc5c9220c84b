import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from './child-environment.ts';
import { connectionUrl, type Credentials } from './cluster.ts';
import { waitForServer } from './connect.ts';
import { freePort } from './free-port.ts';
import { openServerLog, readServerLog } from './server-log.ts';
import { serverSettings } from './server-settings.ts';
import type { ServerUser } from './server-user.ts';
import { StartupError } from './startup-error.ts';
import { stopPostmaster, type Postmaster } from './postmaster.ts';

export interface LaunchOptions {
  postgres: string;
  cluster: string;
  user: ServerUser | undefined;
  credentials: Credentials;
  logFile: string;
  durable: boolean;
  timeoutMs: number;
}

/**
 * Starts the server and waits until it answers, replaying its log first where it has to. Takes another port when the
 * last one is taken. The server outlives us: it leads a session of its own, so that Ctrl-C reaches only us and we
 * can still write while draining.
 * @throws StartupError `postgres_failed`, `postgres_stuck` or `data_dir_not_writable`.
 */
export async function launchServer(options: LaunchOptions): Promise<Postmaster> {
  const deadline = Date.now() + options.timeoutMs;
  for (;;) {
    const port = await freePort(options.credentials.port);
    const attempt = await launchOnce(options, port, deadline);
    if (attempt.postmaster !== undefined) return attempt.postmaster;
    // The backends of a killed postmaster take a moment to notice, and a port can be lost between probe and bind.
    const passing = /pre-existing shared memory block|could not create any TCP\/IP sockets|Address already in use/.test(attempt.output);
    if (!passing || Date.now() > deadline) throw explainExit(attempt.output, options);
    await sleep(100);
  }
}

async function launchOnce(
  options: LaunchOptions,
  port: number,
  deadline: number,
): Promise<{ postmaster?: Postmaster; output: string }> {
  const { cluster, durable, logFile } = options;
  const log = openServerLog(logFile);
  const offset = statSync(logFile).size;
  const child = spawn(options.postgres, ['-D', cluster, ...serverSettings({ port, durable }).flatMap((setting) => ['-c', setting])], {
    ...options.user,
    ...childEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
    windowsHide: true,
  });
  log.close();
  child.unref();
  let ended: { error?: unknown } | undefined;
  child.once('exit', () => (ended ??= {}));
  child.once('error', (error) => (ended ??= { error }));

  const url = connectionUrl({ ...options.credentials, port }, 'postgres');
  try {
    if (await waitForServer(url, () => ended !== undefined || Date.now() > deadline)) {
      if (child.pid !== undefined && ended === undefined) return { postmaster: { pid: child.pid, port }, output: '' };
    }
  } catch (error) {
    if (child.pid !== undefined) await stopPostmaster(child.pid);
    throw new StartupError('postgres_failed', `The database on port ${port} does not accept our password: see ${logFile}, or set DATABASE_URL.`, { cause: error });
  }
  if (ended?.error !== undefined) {
    throw new StartupError('postgres_failed', `Postgres cannot be run (${options.postgres}): set DATABASE_URL to a Postgres of your own.`, { cause: ended.error });
  }
  if (ended === undefined && child.pid !== undefined) {
    await stopPostmaster(child.pid);
    throw new StartupError('postgres_stuck', `Postgres was not ready in time: see ${logFile}, then start again.`);
  }
  return { output: readServerLog(logFile, offset) };
}

function explainExit(output: string, { logFile, cluster }: LaunchOptions): StartupError {
  // Our own questions while it was getting ready are answered with FATAL too.
  const reasons = [...output.matchAll(/(?:FATAL|PANIC):\s*(.*)/g)].map((match) => match[1]);
  const reason = reasons.findLast((each) => each !== undefined && !each.startsWith('the database system is')) ?? 'it ended at once';
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new StartupError('data_dir_not_writable', `The disk that holds ${cluster} is full: free some space and start again.`);
  }
  if (/Read-only file system|Permission denied/.test(output)) {
    return new StartupError('data_dir_not_writable', `Postgres may not write in ${cluster} (${reason}): correct the rights of that folder, or set AGENCY_DATA_DIR.`);
  }
  return new StartupError('postgres_failed', `Postgres did not start (${reason}): see ${logFile}.`);
}
