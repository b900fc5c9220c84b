import { Client, DatabaseError } from 'pg';
import { StartupError } from '../postgres/startup-error.ts';
import { createRoles } from './create-roles.ts';
import { migrationTitle, readMigrations, type Migration, type MigrationFolder } from './read-migrations.ts';

export interface MigrateOptions {
  /** Direct connection to the database; behind a transaction pooler the lock would not hold. */
  url: string;
  /** In the order in which their tables build on each other. */
  folders: readonly MigrationFolder[];
  log: (message: string) => void;
}

export interface MigrationStatus {
  /** Titles like `core/0003-contents`. */
  applied: string[];
  pending: string[];
}

interface AppliedMigration {
  folder: string;
  number: number;
  name: string;
  checksum: string;
}

/** One migrator per database; any constant, but the same for ever. */
const lockKey = '7216490531';
const oldestServer = 150_000;

/**
 * Creates the door roles and brings the database to the newest migration, one transaction a file. Safe with any number
 * of starters at once (one works, the others wait and find nothing to do), and after a crash at any point.
 * @returns the titles of what this call applied.
 * @throws StartupError `database_unreachable`, `database_version`, `database_missing_rights`, `database_newer`,
 * `migration_changed`, `migration_invalid`, `migration_failed`.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { url, folders, log } = options;
  const migrations = await readMigrations(folders);
  return withDatabase(url, async (client) => {
    await takeLock(client, log);
    await createRoles(client);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migrations (
        folder text not null,
        number integer not null,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now(),
        primary key (folder, number)
      )`);
    const pending = comparePending(migrations, await readApplied(client));
    const applied: string[] = [];
    for (const migration of pending) {
      log(`Migrating the database: ${migrationTitle(migration)}`);
      await apply(client, migration);
      applied.push(migrationTitle(migration));
    }
    return { applied };
  });
}

/** What `migrate` has done and would do, changing nothing. Throws as `migrate` does. */
export async function migrationStatus(options: Omit<MigrateOptions, 'log'>): Promise<MigrationStatus> {
  const migrations = await readMigrations(options.folders);
  return withDatabase(options.url, async (client) => {
    const { rows } = await client.query<{ present: boolean }>(`select to_regclass('platform.migrations') is not null as present`);
    const applied = rows[0]?.present === true ? await readApplied(client) : [];
    return { applied: applied.map(migrationTitle), pending: comparePending(migrations, applied).map(migrationTitle) };
  });
}

/** The migrations that are still to be applied, once everything applied is proven to be what we know. */
function comparePending(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [key(migration), migration]));
  const lastNumber = new Map<string, number>();
  for (const done of applied) {
    const migration = known.get(key(done));
    if (migration === undefined) {
      throw new StartupError(
        'database_newer',
        `The database holds the migration ${migrationTitle(done)}, which this version does not know: update the code to the version that last used this database.`,
      );
    }
    if (migration.checksum !== done.checksum) {
      throw new StartupError(
        'migration_changed',
        `The migration ${migrationTitle(migration)} was changed after it had been applied: restore the file and put the change into a new migration.`,
      );
    }
    lastNumber.set(done.folder, Math.max(done.number, lastNumber.get(done.folder) ?? 0));
  }
  const isApplied = new Set(applied.map(key));
  const pending = migrations.filter((migration) => !isApplied.has(key(migration)));
  const late = pending.find(({ folder, number }) => number < (lastNumber.get(folder) ?? 0));
  if (late !== undefined) {
    throw new StartupError(
      'migration_invalid',
      `The migration ${migrationTitle(late)} comes before others that are already applied: give it the next free number.`,
    );
  }
  return pending;
}

async function apply(client: Client, migration: Migration): Promise<void> {
  const { folder, number, name, sql, checksum } = migration;
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('reset role; set local search_path to default');
    await client.query('insert into platform.migrations (folder, number, name, checksum) values ($1, $2, $3, $4)', [folder, number, name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // the connection may be what failed
    const at = error instanceof DatabaseError ? positionOf(error, sql) : '';
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError('migration_failed', `The migration ${migrationTitle(migration)} failed${at} and was undone (${reason}): correct the cause and start again.`, { cause: error });
  }
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>('select folder, number, name, checksum from platform.migrations order by applied_at, folder, number');
  return rows;
}

async function takeLock(client: Client, log: (message: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockKey}) as taken`);
  if (rows[0]?.taken === true) return;
  log('Another process is migrating the database; waiting for it.');
  await client.query(`select pg_advisory_lock(${lockKey})`); // the session's end gives it back
}

async function withDatabase<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient(url);
  client.on('error', () => undefined); // the query that was running rejects with it
  try {
    await client.connect();
  } catch (error) {
    throw explainConnect(error, client);
  }
  try {
    // The schema `agency` must not become the home of tables because the owner happens to bear the same name.
    await client.query('set search_path to public');
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    const version = rows[0]?.version ?? 0;
    if (version < oldestServer) {
      throw new StartupError('database_version', `The database is Postgres ${Math.floor(version / 10_000)}: use Postgres 15 or newer.`);
    }
    return await use(client);
  } finally {
    await client.end();
  }
}

function createClient(connectionString: string): Client {
  try {
    if (!/^postgres(ql)?:/.test(connectionString)) throw new TypeError('not a Postgres URL'); // pg guesses instead
    return new Client({ connectionString, connectionTimeoutMillis: 10_000, application_name: 'agency migrate', statement_timeout: 0, lock_timeout: 0 });
  } catch {
    // Without the cause: it quotes the whole URL.
    throw new StartupError('database_unreachable', 'DATABASE_URL is not the address of a database: write it as postgres://user:password@host:5432/database.');
  }
}

/** Names host, port and database, never the password. */
function explainConnect(error: unknown, { host, port, database }: Client): StartupError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason =
    code === '28P01' || code === '28000' ? 'user or password is wrong' : code === '3D000' ? 'no such database' : code || 'no answer';
  return new StartupError('database_unreachable', `Cannot connect to the database ${database} at ${host}:${port} (${reason}): check DATABASE_URL.`, { cause: error });
}

function positionOf(error: DatabaseError, sql: string): string {
  const position = Number(error.position);
  return Number.isNaN(position) ? '' : ` at line ${sql.slice(0, position).split('\n').length}`;
}

function key({ folder, number }: Pick<Migration, 'folder' | 'number'>): string {
  return `${folder}/${number}`;
}
