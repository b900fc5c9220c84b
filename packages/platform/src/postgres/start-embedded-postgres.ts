import { chmod, chown, lstat, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareBinaries, type PostgresBinaries } from './binaries.ts';
import {
  checkClusterVersion,
  connectionUrl,
  createCluster,
  locateCluster,
  readClusterVersion,
  readCredentials,
  sharedStateDirectory,
  writeCredentials,
  type Credentials,
} from './cluster.ts';
import { waitForServer, withConnection } from './connect.ts';
import { lockDirectory } from './directory-lock.ts';
import { freePort } from './free-port.ts';
import { launchServer } from './launch-server.ts';
import { findPostmaster, isAlive, readServerProgram, stopPostmaster, type Postmaster } from './postmaster.ts';
import { resetPassword } from './reset-password.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';
import { explainWriteError, StartupError } from './startup-error.ts';
import { superviseServer } from './supervise-server.ts';

export interface EmbeddedPostgresOptions {
  /** AGENCY_DATA_DIR; the cluster is `<dataDir>/postgres`, a link where the server's user cannot reach that. */
  dataDir: string;
  /** Progress for a person to read. */
  log: (message: string) => void;
  /** How long the server may take until it answers, replay after a crash included. Default 60 s. */
  startTimeoutMs?: number;
  /** False trades safety of the data for speed: tests only. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Connects as the owner of the database `agency`, over loopback. Holds the password. */
  url: string;
  /** True when the server of a killed predecessor was found alive and taken over. */
  adopted: boolean;
  /** Ends the server within 10 s (hard after that) and gives the data directory free. */
  stop(): Promise<void>;
}

/**
 * Runs the Postgres that comes with the product, on loopback, as an unprivileged user, restarting it if it dies.
 * Creates the cluster and the database `agency` on the first start; takes over the server of a predecessor that was
 * killed. Only one process at a time may hold a data directory.
 * @throws StartupError with a sentence for the person who started us.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  try {
    await prepareDataDirectory(dataDir);
    const lock = lockDirectory(dataDir);
    try {
      return await start({ durable: true, startTimeoutMs: 60_000, ...options, dataDir }, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainWriteError(error, dataDir);
  }
}

async function start(options: Required<EmbeddedPostgresOptions>, releaseLock: () => void): Promise<EmbeddedPostgres> {
  const { dataDir, log, startTimeoutMs, durable } = options;
  const user = await chooseServerUser(dataDir);
  if (user !== undefined) await letPass(dataDir, user);
  const binaries = await prepareBinaries(user, user === undefined ? dataDir : sharedStateDirectory);
  const cluster = await locateCluster(dataDir, user);
  const credentials = await prepareCluster({ ...options, cluster, user, binaries });
  const logFile = path.join(dataDir, 'logs', 'postgres.log');
  await mkdir(path.dirname(logFile), { recursive: true });

  const launch = () =>
    launchServer({ postgres: binaries.postgres, cluster, user, credentials, logFile, durable, timeoutMs: startTimeoutMs });
  const orphan = await adoptServer({ cluster, binaries, credentials, timeoutMs: startTimeoutMs, log });
  const postmaster = orphan ?? (await launch());
  const current = { ...credentials, port: postmaster.port };
  try {
    if (current.port !== credentials.port) await writeCredentials(dataDir, current);
    await createDatabase(current);
    if (user !== undefined) await giveToOwner(dataDir);
  } catch (error) {
    await stopPostmaster(postmaster.pid);
    throw error;
  }

  const supervisor = superviseServer({ postmaster, logFile, log, restart: async () => {
    const again = findPostmaster(cluster) ?? (await launch());
    if (again.port !== current.port) log(`Postgres had to move to port ${again.port}: restart to use it.`);
    return again;
  } });
  let stopping: Promise<void> | undefined;
  return {
    url: connectionUrl(current),
    adopted: orphan !== undefined,
    stop: () =>
      (stopping ??= supervisor
        .stop()
        .then(() => stopPostmaster(supervisor.current().pid))
        .finally(releaseLock)),
  };
}

async function prepareDataDirectory(dataDir: string): Promise<void> {
  await mkdir(path.dirname(dataDir), { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  await writeFile(probe, 'x'); // one byte, so that a full disk shows here
  await rm(probe);
}

/** Root's server runs as another user, who has to pass through a data directory that is open to root alone. */
async function letPass(dataDir: string, user: ServerUser): Promise<void> {
  const { mode, uid } = await stat(dataDir);
  if (uid !== 0 || (mode & 0o077) !== 0) return;
  await chown(dataDir, uid, user.gid);
  await chmod(dataDir, (mode & 0o7777) | 0o010);
}

/** What root has written in the data directory of another user stays usable for that user. */
async function giveToOwner(dataDir: string): Promise<void> {
  const { uid, gid } = await stat(dataDir);
  if (uid === 0) return;
  for (const file of ['agency.lock', 'agency.pid', 'postgres.json', 'logs', path.join('logs', 'postgres.log')]) {
    await chown(path.join(dataDir, file), uid, gid);
  }
}

async function prepareCluster(options: {
  dataDir: string;
  cluster: string;
  user: ServerUser | undefined;
  binaries: PostgresBinaries;
  durable: boolean;
  log: (message: string) => void;
}): Promise<Credentials> {
  const { dataDir, cluster, binaries, log } = options;
  const entry = await lstat(path.join(dataDir, 'postgres')).catch(() => undefined);
  const version = entry === undefined ? undefined : await readClusterVersion(cluster);
  if (entry?.isSymbolicLink() === true && version === undefined) {
    throw new StartupError(
      'data_dir_incomplete',
      `The database of ${dataDir} should be in ${cluster} but is not there: bring it back, or delete ${path.join(dataDir, 'postgres')} to begin with an empty one.`,
    );
  }
  if (version !== undefined) checkClusterVersion(version, binaries.major, dataDir);
  else {
    log('Creating the database (first start) …');
    const left = findPostmaster(cluster);
    if (left !== undefined) await stopPostmaster(left.pid);
    await createCluster({ ...options, port: await freePort() });
  }

  const credentials = await readCredentials(dataDir);
  if (credentials !== undefined) return credentials;
  log('The database password was lost; setting a new one.');
  const orphan = findPostmaster(cluster);
  if (orphan !== undefined) await stopPostmaster(orphan.pid);
  const password = await resetPassword(options);
  const renewed = { password, port: await freePort() };
  await writeCredentials(dataDir, renewed);
  return renewed;
}

/** The live server of a killed predecessor, once it answers; one that runs other binaries than ours is ended instead. */
async function adoptServer(options: {
  cluster: string;
  binaries: PostgresBinaries;
  credentials: Credentials;
  timeoutMs: number;
  log: (message: string) => void;
}): Promise<Postmaster | undefined> {
  const { cluster, binaries, credentials, log } = options;
  const found = findPostmaster(cluster);
  if (found === undefined) return undefined;
  const program = await realpath(readServerProgram(cluster) ?? '').catch(() => undefined);
  if (program !== (await realpath(binaries.postgres)) || found.port === 0) {
    log('Ending the Postgres that an earlier version left running …');
    await stopPostmaster(found.pid);
    return undefined;
  }
  log('Taking over the Postgres that is still running.');
  const deadline = Date.now() + options.timeoutMs;
  const url = connectionUrl({ ...credentials, port: found.port }, 'postgres');
  if (await waitForServer(url, () => !isAlive(found.pid) || Date.now() > deadline)) return found;
  if (!isAlive(found.pid)) return undefined;
  throw new StartupError(
    'postgres_stuck',
    `The Postgres process ${found.pid} runs on ${cluster} but does not answer: end it (kill ${found.pid}) and start again.`,
  );
}

async function createDatabase(credentials: Credentials): Promise<void> {
  await withConnection(connectionUrl(credentials, 'postgres'), async (client) => {
    const { rowCount } = await client.query(`select from pg_database where datname = 'agency'`);
    if (rowCount === 0) await client.query('create database agency');
  });
}
