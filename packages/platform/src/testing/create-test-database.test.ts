import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './index.ts';

test('each test database is its own, with the migrations applied', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new Client(first.url);
  await client.connect();
  await client.query('create table only_here ()');
  await client.end();

  const other = new Client(second.url);
  await other.connect();
  const { rows } = await other.query(`select to_regclass('only_here') as missing, to_regclass('platform.migrations') as present`);
  await other.end();
  expect(rows).toEqual([{ missing: null, present: 'platform.migrations' }]);
  await Promise.all([first.drop(), second.drop()]);
});

test('a dropped test database is gone although someone is still connected', async () => {
  const database = await createTestDatabase();
  const client = new Client(database.url);
  client.on('error', () => undefined);
  await client.connect();
  await database.drop();
  await expect(new Client(database.url).connect()).rejects.toMatchObject({ code: '3D000' });
});
