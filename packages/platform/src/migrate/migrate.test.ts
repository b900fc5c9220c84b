import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, testServerUrl, type TestDatabase } from '../testing/index.ts';
import { migrate, migrationStatus, type MigrationFolder } from './index.ts';

const log = () => undefined;
let database: TestDatabase;
let directory: string;
let folders: MigrationFolder[];

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  directory = await mkdtemp(path.join(tmpdir(), 'agency-migrate-'));
  folders = ['ground', 'house'].map((name) => ({ name, directory: path.join(directory, name) }));
  for (const folder of folders) await mkdir(folder.directory);
});

afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

test('applies folder after folder, by number, once', async () => {
  await write('house/0001-walls.sql', 'create table walls (id int references stones)');
  await write('ground/0002-more.sql', 'alter table stones add weight int');
  await write('ground/0001-stones.sql', 'create table stones (id int primary key)');
  const expected = ['ground/0001-stones', 'ground/0002-more', 'house/0001-walls'];
  expect(await migrationStatus({ url: database.url, folders })).toEqual({ applied: [], pending: expected });
  expect(await migrate({ url: database.url, folders, log })).toEqual({ applied: expected });
  expect(await migrate({ url: database.url, folders, log })).toEqual({ applied: [] });
  expect(await migrationStatus({ url: database.url, folders })).toEqual({ applied: expected, pending: [] });
  expect(await query(database.url, 'select folder, number, name, length(checksum) as checksum from platform.migrations where number = 2')).toEqual([
    { folder: 'ground', number: 2, name: 'more', checksum: 64 },
  ]);
});

test('R43: a failing migration leaves nothing behind and runs again after it was corrected', async () => {
  await write('ground/0001-good.sql', 'create table good ()');
  await write('ground/0002-bad.sql', 'create table half_done ();\n\nselect from no_such_table;');
  await expect(migrate({ url: database.url, folders, log })).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringMatching(/^The migration ground\/0002-bad failed at line 3 and was undone \(.*no_such_table.*\)/),
  });
  expect(await query(database.url, `select to_regclass('good') as good, to_regclass('half_done') as half`)).toEqual([{ good: 'good', half: null }]);
  await write('ground/0002-bad.sql', 'create table half_done ();');
  expect(await migrate({ url: database.url, folders, log })).toEqual({ applied: ['ground/0002-bad'] });
});

test('a file changed after it was applied is refused, other line ends are no change', async () => {
  await write('ground/0001-stones.sql', 'create table stones ();\n');
  await migrate({ url: database.url, folders, log });
  await write('ground/0001-stones.sql', 'create table stones ();\r\n');
  expect(await migrate({ url: database.url, folders, log })).toEqual({ applied: [] });
  await write('ground/0001-stones.sql', 'create table pebbles ();\n');
  await expect(migrate({ url: database.url, folders, log })).rejects.toMatchObject({ code: 'migration_changed' });
});

test('a database of a newer version is refused', async () => {
  await write('ground/0001-stones.sql', 'create table stones ()');
  await migrate({ url: database.url, folders, log });
  await query(database.url, `insert into platform.migrations (folder, number, name, checksum) values ('ground', 2, 'from-the-future', 'x')`);
  await expect(migrate({ url: database.url, folders, log })).rejects.toMatchObject({
    code: 'database_newer',
    message: expect.stringContaining('ground/0002-from-the-future'),
  });
});

test.each([
  [['0001-a.sql', '0001-b.sql'], 'the number 0001'],
  [['1-a.sql'], 'must be called like'],
])('the files %j are refused', async (files, reason) => {
  for (const file of files) await write(`ground/${file}`, 'select 1');
  await expect(migrate({ url: database.url, folders, log })).rejects.toMatchObject({ code: 'migration_invalid', message: expect.stringContaining(reason) });
});

test('a number before one that is already applied is refused', async () => {
  await write('ground/0002-second.sql', 'select 1');
  await migrate({ url: database.url, folders, log });
  await write('ground/0001-late.sql', 'select 1');
  await expect(migrate({ url: database.url, folders, log })).rejects.toMatchObject({ code: 'migration_invalid' });
});

test('R43: of several starters, processes included, one applies and the others wait for it', async () => {
  await write('ground/0001-slow.sql', 'select pg_sleep(0.3); create table once ()');
  const script = `
    import { migrate } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    const [url, folders] = process.argv.slice(1).map((text) => JSON.parse(text));
    console.log(JSON.stringify(await migrate({ url, folders, log: () => {} })));`;
  const inProcess = () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, JSON.stringify(database.url), JSON.stringify(folders)]).then(
      ({ stdout }) => JSON.parse(stdout) as { applied: string[] },
    );
  const results = await Promise.all([inProcess(), inProcess(), migrate({ url: database.url, folders, log }), migrate({ url: database.url, folders, log })]);
  expect(results.flatMap(({ applied }) => applied)).toEqual(['ground/0001-slow']);
});

test('an owner without superuser rights may become each door role but does not inherit from it', async () => {
  const admin = await testServerUrl();
  const owner = `owner_${Date.now()}`;
  await query(admin, `create role ${owner} login createrole password 'secret'`);
  await query(database.url, `grant all on database ${new URL(database.url).pathname.slice(1)} to ${owner}`);
  const url = new URL(database.url);
  url.username = owner;
  url.password = 'secret';
  // The template made the roles, under another user: this one cannot grant them to itself.
  await expect(migrate({ url: url.href, folders, log })).rejects.toMatchObject({ code: 'database_missing_rights' });

  await query(admin, `grant agency_tenant, agency_system, agency_directory to ${owner} with admin true, set false, inherit false`);
  await migrate({ url: url.href, folders, log });
  await query(url.href, 'set role agency_tenant');
  expect(await query(url.href, `select pg_has_role('agency_tenant', 'usage') as inherits, pg_has_role('agency_tenant', 'set') as becomes`)).toEqual([
    { inherits: false, becomes: true },
  ]);
  await database.drop();
  await query(admin, `drop role ${owner}`);
});

test('databases of one cluster may be migrated at once', async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase({ empty: true })));
  await Promise.all(others.map(({ url }) => migrate({ url, folders, log })));
  await Promise.all(others.map((other) => other.drop()));
});

test('a wrong DATABASE_URL is named without its password', async () => {
  const refused = migrate({ url: 'postgres://someone:hidden@127.0.0.1:1/nowhere', folders, log });
  await expect(refused).rejects.toMatchObject({
    code: 'database_unreachable',
    message: 'Cannot connect to the database nowhere at 127.0.0.1:1 (ECONNREFUSED): check DATABASE_URL.',
  });
  for (const garbage of ['localhost:5432/agency', 'postgres://[::1/agency', '']) {
    await expect(migrate({ url: garbage, folders, log })).rejects.toMatchObject({ code: 'database_unreachable', message: expect.stringContaining('is not the address of a database') });
  }
  const url = new URL(database.url);
  url.password = 'wrong';
  await expect(migrate({ url: url.href, folders, log })).rejects.toMatchObject({ message: expect.stringContaining('user or password is wrong') });
});

async function write(file: string, sql: string): Promise<void> {
  await writeFile(path.join(directory, file), sql);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
