import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { sql, type SQL } from "drizzle-orm";
import pg from "pg";

/** A transaction behind one of the doors. Raw SQL and Drizzle queries both go through it. */
export type Transaction = NodePgDatabase & {
  /** The underlying connection, for prepared statements on hot paths. */
  readonly connection: pg.PoolClient;
};

/**
 * The three doors to Postgres. Nothing else reaches it, so no query can forget its walls (R24).
 * Every door answers inside one transaction; an error rolls back.
 */
export interface Database {
  /** Sees and writes only the rows of one organization: a query that forgets its filter finds nothing. */
  forOrganization<T>(organizationId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** As `forOrganization`, read only; one round trip less. */
  readForOrganization<T>(organizationId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Look-ups before the organization is known: sign-in, token hashes, OAuth states. */
  directory<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Claims, sweepers and readers across organizations. Never behind a route that a tenant can reach. */
  system<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Drizzle on connections that hold the directory role for life, for the sign-in library's adapter. */
  readonly directoryDrizzle: NodePgDatabase;
  /** Connection string for LISTEN, migrations and jobs, which a transaction pooler cannot carry. */
  readonly directUrl: string;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * @param options.url transaction-pooled connection string
 * @param options.directUrl direct connection string; the same as `url` where no pooler stands between
 * @param options.onError receives errors of idle connections, which must not end the process
 */
export function createDatabase(options: {
  url: string;
  directUrl?: string | undefined;
  poolSize: number;
  onError: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 8_000,
    allowExitOnIdle: false,
  });
  const directoryPool = new pg.Pool({
    connectionString: options.url,
    max: 4,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 8_000,
    onConnect: (client) => client.query("set role agency_directory").then(() => undefined),
  });
  pool.on("error", options.onError);
  directoryPool.on("error", options.onError);

  async function within<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const connection = await pool.connect();
    let broken: Error | undefined;
    try {
      await connection.query(begin);
      const tx = Object.assign(drizzle(connection), { connection }) as Transaction;
      const result = await work(tx);
      await connection.query("commit");
      return result;
    } catch (error) {
      await connection.query("rollback").catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      connection.release(broken);
    }
  }

  return {
    forOrganization: (organizationId, work) => within(`begin; ${enterTenant(organizationId)}`, work),
    readForOrganization: (organizationId, work) => within(`begin read only; ${enterTenant(organizationId)}`, work),
    directory: (work) => within("begin; set local role agency_directory", work),
    system: (work) => within("begin; set local role agency_system", work),
    directoryDrizzle: drizzle(directoryPool),
    directUrl: options.directUrl ?? options.url,
    ping: async () => {
      await pool.query("select 1");
    },
    close: async () => {
      await Promise.all([pool.end(), directoryPool.end()]);
    },
  };
}

/** One statement batch, one round trip. The id is checked because a batch cannot carry parameters. */
function enterTenant(organizationId: string): string {
  if (!uuidPattern.test(organizationId)) throw new TypeError("An organization id must be a lower-case UUID.");
  return `set local role agency_tenant; set local "agency.organization_id" = '${organizationId}'`;
}

/** Runs raw SQL and answers its rows, typed by the caller who wrote the columns. */
export async function rows<Row extends Record<string, unknown>>(tx: Transaction, query: SQL): Promise<Row[]> {
  const result = await tx.execute<Row>(query);
  return result.rows as Row[];
}

/** The database's clock (R6): the only one that decides about time. */
export async function databaseNow(tx: Transaction): Promise<Date> {
  const [row] = await rows<{ now: Date | string }>(tx, sql`select agency.now() as now`);
  return new Date(row!.now);
}
