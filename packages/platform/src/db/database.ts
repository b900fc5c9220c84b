import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import { sql, type SQL } from "drizzle-orm";
import pg from "pg";
import { isDatabaseUnavailable } from "./errors.ts";
import { createStatementNamer } from "./name-statements.ts";
import { writeTogether } from "./write-together.ts";

/** A transaction behind one of the doors. Raw SQL and Drizzle queries both go through it. */
export type Transaction = NodePgDatabase & {
  /** Sends one statement, for `together`. */
  readonly send: (query: SQL) => Promise<pg.QueryResult>;
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
  /** As `system`, read only; one round trip less. */
  readSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Drizzle on connections that hold the directory role for life, for the sign-in library's adapter. */
  readonly directoryDrizzle: NodePgDatabase;
  /** Connection string for LISTEN, migrations and jobs, which a transaction pooler cannot carry. */
  readonly directUrl: string;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A connection as the doors use it. */
interface Line {
  query: (text: string) => Promise<unknown>;
  tx: Transaction;
}

const dialect = new PgDialect();
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
  /** How long one statement may take before its connection is given up: a database that hangs must not hold callers (R43). */
  queryTimeoutMs?: number;
}): Database {
  const { queryTimeoutMs = 8_000 } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 8_000,
    query_timeout: queryTimeoutMs,
    pipeline: true,
    allowExitOnIdle: false,
  });
  const directoryPool = new pg.Pool({
    connectionString: options.url,
    max: 4,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 8_000,
    query_timeout: queryTimeoutMs,
    onConnect: (client) => client.query("set role agency_directory").then(() => undefined),
  });
  for (const each of [pool, directoryPool]) {
    each.on("error", options.onError);
    // A connection that breaks between two queries of a transaction tells nobody else; its next query fails by itself.
    each.on("connect", (client) => client.on("error", options.onError));
  }

  const nameStatements = options.directUrl === undefined || options.directUrl === options.url ? createStatementNamer() : null;
  const lines = new WeakMap<pg.PoolClient, Line>();
  /** What is made once in the life of a connection. */
  function lineOf(connection: pg.PoolClient): Line {
    const known = lines.get(connection);
    if (known) return known;
    const query = writeTogether(connection);
    const client = { query: nameStatements ? nameStatements(query) : query } as pg.PoolClient;
    const send = (statement: SQL) => {
      const { sql: text, params } = dialect.sqlToQuery(statement);
      return client.query({ text, values: params });
    };
    const line = { query, tx: Object.assign(drizzle(client), { send }) as Transaction };
    lines.set(connection, line);
    return line;
  }

  /**
   * The beginning travels with the first statement. Should it fail, it leaves an aborted transaction (or no connection), in which
   * the statements behind it fail as well: none of them can run outside its walls.
   */
  async function begun<T>({ query, tx }: Line, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const beginning = query(begin);
    beginning.catch(() => {});
    try {
      const result = await work(tx);
      await beginning;
      return result;
    } catch (error) {
      await beginning;
      throw error;
    }
  }

  async function within<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const connection = await pool.connect();
    const line = lineOf(connection);
    let broken: Error | undefined;
    try {
      const result = await begun(line, begin, work);
      await line.query("commit");
      return result;
    } catch (error) {
      if (isDatabaseUnavailable(error)) broken = error as Error;
      else {
        await line.query("rollback").catch((rollbackError: Error) => {
          broken = rollbackError;
        });
      }
      throw error;
    } finally {
      connection.release(broken);
    }
  }

  /** As `within`, but what was read goes back while the end of the transaction is still on its way. */
  async function reading<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const connection = await pool.connect();
    const line = lineOf(connection);
    try {
      const result = await begun(line, begin, work);
      end("commit");
      return result;
    } catch (error) {
      if (isDatabaseUnavailable(error)) connection.release(error as Error);
      else end("rollback");
      throw error;
    }
    function end(how: "commit" | "rollback"): void {
      line.query(how).then(
        () => connection.release(),
        (error: Error) => connection.release(error),
      );
    }
  }

  return {
    forOrganization: async (organizationId, work) => within(`begin; ${enterTenant(organizationId)}`, work),
    readForOrganization: async (organizationId, work) => reading(`begin read only; ${enterTenant(organizationId)}`, work),
    directory: (work) => within("begin; set local role agency_directory", work),
    system: (work) => within("begin; set local role agency_system", work),
    readSystem: (work) => reading("begin read only; set local role agency_system", work),
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

/**
 * Statements that do not wait for each other's answers, run in this order in one packet. Where one fails, those behind it fail too,
 * and so does the transaction.
 * @returns the rows of each
 */
export async function together(tx: Transaction, ...queries: SQL[]): Promise<Record<string, unknown>[][]> {
  const results = await Promise.all(queries.map((query) => tx.send(query)));
  return results.map((result) => result.rows as Record<string, unknown>[]);
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
