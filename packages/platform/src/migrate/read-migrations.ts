import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../postgres/startup-error.ts';

/** A room or package that brings tables. `name` is stored in the database: it may not change later. */
export interface MigrationFolder {
  name: string;
  directory: string;
}

export interface Migration {
  folder: string;
  number: number;
  name: string;
  sql: string;
  /** sha256 of the text, with line ends as in the repository (a checkout on Windows may have others). */
  checksum: string;
}

/** Name for people: `core/0003-contents`. */
export function migrationTitle({ folder, number, name }: Pick<Migration, 'folder' | 'number' | 'name'>): string {
  return `${folder}/${String(number).padStart(4, '0')}-${name}`;
}

/**
 * The files `0001-title.sql` of each folder, in the order in which they are applied: folder by folder, by number.
 * A folder that does not exist has none.
 * @throws StartupError `migration_invalid` for a name of another form or a number used twice.
 */
export async function readMigrations(folders: readonly MigrationFolder[]): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const { name: folder, directory } of folders) {
    const files = await readdir(directory).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    });
    let last = 0;
    for (const file of files.filter((each) => each.endsWith('.sql')).sort()) {
      const [, digits, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
      if (digits === undefined || name === undefined) {
        throw new StartupError('migration_invalid', `The migration ${folder}/${file} must be called like 0001-title.sql.`);
      }
      const number = Number(digits);
      if (number === last) {
        throw new StartupError('migration_invalid', `Two migrations of ${folder} have the number ${digits}: give the newer one the next number.`);
      }
      last = number;
      const sql = (await readFile(path.join(directory, file), 'utf8')).replaceAll('\r\n', '\n');
      migrations.push({ folder, number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') });
    }
  }
  return migrations;
}
