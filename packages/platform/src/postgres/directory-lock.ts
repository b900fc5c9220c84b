import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { notWritable, StartupError } from './startup-error.ts';

export interface DirectoryLock {
  release(): void;
}

const sqliteBusy = 5;
/** SQLITE_READONLY and SQLITE_CANTOPEN: the lock file is another user's. */
const sqliteRefused = [8, 14];

/**
 * Holds `directory` for the life of this process.
 *
 * The lock is SQLite's: the kernel drops it when the process ends in any way, kill -9 included, so there is
 * no stale lock and no process id to be fooled by. Node itself has no file locks.
 * @throws StartupError `data_dir_in_use` when another live process holds it, `data_dir_not_writable`.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const holderFile = path.join(directory, 'agency.pid');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path.join(directory, 'agency.lock'), { timeout: 0 });
    // Not EXCLUSIVE: of two at once both could be refused, since each keeps the other from the last step.
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    database?.close();
    throw explain(error, directory, holder(holderFile));
  }
  const held = database;
  rmSync(holderFile, { force: true }); // may be another user's
  writeFileSync(holderFile, `${process.pid}\n`);

  return {
    release() {
      if (!held.isOpen) return;
      rmSync(holderFile, { force: true });
      held.close();
    },
  };
}

function explain(error: unknown, directory: string, holderName: string): unknown {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined;
  if (code === sqliteBusy) {
    return new StartupError(
      'data_dir_in_use',
      `Another AI Content Agency${holderName} is already running on ${directory}: stop it first, or set AGENCY_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return code !== undefined && sqliteRefused.includes(code) ? notWritable(directory, error) : error;
}

/** Only for the message: the lock itself never trusts a process id. */
function holder(holderFile: string): string {
  try {
    const pid = Number.parseInt(readFileSync(holderFile, 'utf8'), 10);
    return Number.isNaN(pid) ? '' : ` (process ${pid})`;
  } catch {
    return '';
  }
}
