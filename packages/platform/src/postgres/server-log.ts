import { closeSync, copyFileSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';

const limitBytes = 5_000_000;

/** Opens the log for a server process; the descriptor survives us, the file is shared by everyone who appends. */
export function openServerLog(file: string): { descriptor: number; close: () => void } {
  boundServerLog(file);
  const descriptor = openSync(file, 'a', 0o600);
  return { descriptor, close: () => closeSync(descriptor) };
}

/** Keeps the log and its one predecessor (`.1`) near 5 MB each. Truncates in place, since a running server holds the file open. */
export function boundServerLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= limitBytes) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** What was written after `offset` (bytes). */
export function readServerLog(file: string, offset: number): string {
  return readFileSync(file).subarray(offset).toString('utf8');
}
