import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { addedColumns, schema } from "./schema.ts";

export type Row = Record<string, SQLOutputValue>;

/** The sandbox's memory: synchronous, so that a mutation is committed before the handler can answer. */
export interface Store {
  /** All rows of a read. Statements are prepared once per text. */
  all<T extends object = Row>(sql: string, ...values: SQLInputValue[]): T[];
  get<T extends object = Row>(sql: string, ...values: SQLInputValue[]): T | undefined;
  run(sql: string, ...values: SQLInputValue[]): { lastInsertRowid: number; changes: number };
  /** Runs `work` in one transaction; `work` must be synchronous. Rolls back and rethrows when it throws. */
  transaction<T>(work: () => T): T;
  /** Folder of received pictures. */
  filesDir: string;
  close(): void;
}

/**
 * Opens (and creates) `<stateDir>/sandbox.db` and `<stateDir>/files`.
 * WAL with synchronous=NORMAL: what was committed survives kill -9 of this process.
 */
export function openStore(stateDir: string): Store {
  const filesDir = join(stateDir, "files");
  mkdirSync(filesDir, { recursive: true });
  const database = new DatabaseSync(join(stateDir, "sandbox.db"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON");
  database.exec(schema);
  for (const { table, column, definition } of addedColumns) {
    const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all().map(({ name }) => name);
    if (!columns.includes(column)) database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
  }
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    let found = prepared.get(sql);
    if (!found) prepared.set(sql, (found = database.prepare(sql)));
    return found;
  };
  let inTransaction = false;
  return {
    filesDir,
    all: <T extends object>(sql: string, ...values: SQLInputValue[]) => statement(sql).all(...values) as T[],
    get: <T extends object>(sql: string, ...values: SQLInputValue[]) => statement(sql).get(...values) as T | undefined,
    run: (sql, ...values) => {
      const result = statement(sql).run(...values);
      return { lastInsertRowid: Number(result.lastInsertRowid), changes: Number(result.changes) };
    },
    transaction: (work) => {
      if (inTransaction) return work();
      statement("BEGIN IMMEDIATE").run();
      inTransaction = true;
      try {
        const result = work();
        statement("COMMIT").run();
        return result;
      } catch (error) {
        statement("ROLLBACK").run();
        throw error;
      } finally {
        inTransaction = false;
      }
    },
    close: () => database.close(),
  };
}
