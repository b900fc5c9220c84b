import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from './startup-error.ts';

export interface DirectoryLock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * Holds `directory` for the life of this process.
 *
 * The lock is SQLite's: the kernel drops it when the process ends in any way, kill -9 included, so there is
 * no stale lock and no process id to be fooled by. Node itself has no file locks.
 * @throws StartupError `data_dir_in_use` when another live process holds it.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const holderFile = path.join(directory, 'agency.pid');
  const database = new DatabaseSync(path.join(directory, 'agency.lock'), { timeout: 0 });
  try {
    // Not EXCLUSIVE: of two at once both could be refused, since each keeps the other from the last step.
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy)) throw error;
    throw new StartupError(
      'data_dir_in_use',
      `Another AI Content Agency${holder(holderFile)} is already running on ${directory}: stop it first, or set AGENCY_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  writeFileSync(holderFile, `${process.pid}\n`);

  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
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
