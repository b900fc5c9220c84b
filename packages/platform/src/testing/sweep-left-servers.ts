import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockDirectory } from '../postgres/directory-lock.ts';
import { findPostmaster, stopPostmaster } from '../postgres/postmaster.ts';

export const testDirectoryPrefix = 'agency-test-';

/** A run that is still starting has not locked its directory yet. */
const youngestMs = 60_000;

/** Ends the servers and deletes the directories of runs that were killed before they could do it themselves. */
export async function sweepLeftServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(testDirectoryPrefix)) continue;
    const dataDir = path.join(tmpdir(), name);
    try {
      if (Date.now() - (await stat(dataDir)).mtimeMs < youngestMs) continue;
      const lock = lockDirectory(dataDir);
      const left = findPostmaster(path.join(dataDir, 'postgres'));
      if (left !== undefined) await stopPostmaster(left.pid);
      lock.release();
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // In use by another run, another user's, or swept by someone else at this moment: theirs.
    }
  }
}
