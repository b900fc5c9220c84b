import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, readlink, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { PostgresBinaries } from './binaries.ts';
import { childEnvironment } from './child-environment.ts';
import { canReach, type ServerUser } from './server-user.ts';
import { StartupError } from './startup-error.ts';

/** Where root keeps what the unprivileged server user cannot reach elsewhere. */
export const sharedStateDirectory = '/var/lib/ai-content-agency';

const credentialsSchema = z.object({ password: z.string().min(1), port: z.int().min(1).max(65535) });

/** How to connect to the cluster; kept in `<dataDir>/postgres.json`, 0600. */
export type Credentials = z.infer<typeof credentialsSchema>;

const run = promisify(execFile);

/** Where the cluster of `dataDir` is, or is going to be: inside it, unless `user` cannot reach that. */
export async function locateCluster(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const inside = path.join(await realpath(dataDir), 'postgres');
  const link = await readlink(inside).catch(() => undefined);
  if (link !== undefined) return path.resolve(path.dirname(inside), link);
  if (user === undefined || (await canReach(dataDir, user))) return inside;
  if (await exists(inside)) {
    throw new StartupError(
      'data_dir_not_writable',
      `The user that runs Postgres (uid ${user.uid}) cannot reach ${inside}: give the folders above it the right to be passed through (chmod o+x).`,
    );
  }
  const hash = createHash('sha256').update(inside).digest('hex').slice(0, 16);
  return path.join(sharedStateDirectory, hash);
}

/**
 * Makes the cluster unless it is there. An interrupted attempt leaves only `<cluster>.new`, which the next one replaces.
 * @throws StartupError `postgres_failed` or `data_dir_not_writable` when initdb does not succeed.
 */
export async function createCluster(options: {
  dataDir: string;
  cluster: string;
  user: ServerUser | undefined;
  binaries: PostgresBinaries;
  port: number;
  durable: boolean;
}): Promise<void> {
  const { dataDir, cluster, user, binaries, durable } = options;
  const inside = path.join(await realpath(dataDir), 'postgres');
  await mkdir(path.dirname(cluster), { recursive: true });
  if (cluster !== inside) await chmod(path.dirname(cluster), 0o755);
  // The data directory was deleted or its link lost, but not what it pointed to: its password is gone with it. Keep, don't delete.
  if (await exists(cluster)) await rename(cluster, `${cluster}.left-${Date.now()}`);

  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const secretDirectory = await mkdtemp(path.join(tmpdir(), 'agency-initdb-'));
  const passwordFile = path.join(secretDirectory, 'password');
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user !== undefined) {
      for (const target of [unfinished, secretDirectory, passwordFile]) await chown(target, user.uid, user.gid);
    }
    await run(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        '--username=agency',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...user, cwd: '/', ...childEnvironment() },
    );
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw explainInitdb(error, dataDir);
  } finally {
    await rm(secretDirectory, { recursive: true, force: true });
  }

  await writeCredentials(dataDir, { password, port: options.port });
  await rename(unfinished, cluster);
  if (cluster !== inside) await symlink(cluster, inside);
}

/** The cluster's major version, or undefined while there is no cluster. */
export async function readClusterVersion(cluster: string): Promise<number | undefined> {
  const text = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

/** @throws StartupError `data_dir_version` when the cluster was made by another major version than ours. */
export function checkClusterVersion(found: number, ours: number, dataDir: string): void {
  if (found === ours) return;
  throw new StartupError(
    'data_dir_version',
    found > ours
      ? `The data in ${dataDir} was made by Postgres ${found} and this version brings Postgres ${ours}: update the code to the version that made it, or set AGENCY_DATA_DIR to another folder.`
      : `The data in ${dataDir} was made by Postgres ${found} and this version brings Postgres ${ours}: back it up with the version that made it, then restore the backup into a new AGENCY_DATA_DIR.`,
  );
}

/** Undefined when the file is missing or unreadable as credentials. */
export async function readCredentials(dataDir: string): Promise<Credentials | undefined> {
  const text = await readFile(credentialsFile(dataDir), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    return credentialsSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Replaces the file in one step, so that a crash leaves the old or the new one. */
export async function writeCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  const file = credentialsFile(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export function connectionUrl({ password, port }: Credentials, database = 'agency'): string {
  return `postgres://agency:${password}@127.0.0.1:${port}/${database}`;
}

function credentialsFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.json');
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(() => true, () => false);
}

function explainInitdb(error: unknown, dataDir: string): unknown {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new StartupError('data_dir_not_writable', `The disk that holds ${dataDir} is full: free some space and start again.`, { cause: error });
  }
  if (output.includes('could not look up effective user ID')) {
    return new StartupError(
      'postgres_unsupported',
      'Postgres needs a user that is listed in /etc/passwd: start as such a user, or set DATABASE_URL.',
      { cause: error },
    );
  }
  if (output === '') return error;
  const reason = output.trim().split('\n').find((line) => line.includes('error:')) ?? output.trim();
  return new StartupError('postgres_failed', `The database could not be created in ${dataDir} (${reason}): correct that, or set DATABASE_URL.`, { cause: error });
}
