import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from './startup-error.ts';

export interface Postmaster {
  pid: number;
  port: number;
}

const fastShutdownMs = 10_000;
const immediateShutdownMs = 5_000;

/**
 * The live server of this cluster, if there is one; a `postmaster.pid` left behind by a dead one is removed.
 *
 * Removing it disarms Postgres's own guard against two servers on one directory, so it happens only when no process
 * has that id or the process that has it now is provably not a server on this cluster. The caller holds the lock
 * of the data directory.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  const found = readPidFile(file);
  if (found !== undefined && isAlive(found.pid) && isServerOf(found.pid, cluster)) return found;
  rmSync(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** The program that runs the cluster's current server, from postmaster.opts; undefined when unknown. */
export function readServerProgram(cluster: string): string | undefined {
  try {
    return /^(.*?) "/.exec(readFileSync(path.join(cluster, 'postmaster.opts'), 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Ends the server: connections are closed and everything is written within 10 s, else it goes down hard
 * (its log is replayed on the next start; nothing committed is lost).
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', immediateShutdownMs],
    ['SIGKILL', immediateShutdownMs],
  ] as const) {
    if (!send(pid, signal)) return;
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw new StartupError('postgres_stuck', `The Postgres process ${pid} does not end: end it by hand (kill -9 ${pid}).`);
}

/** Lines of postmaster.pid: pid, data directory, start time, port, socket directory, address, shared memory, status. */
function readPidFile(file: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const [pid, port] = [Number.parseInt(lines[0] ?? '', 10), Number.parseInt(lines[3] ?? '', 10)];
  if (!(pid > 0)) return undefined;
  return { pid, port: Number.isNaN(port) ? 0 : port };
}

function isServerOf(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') {
    try {
      // A server's working directory is its cluster, and the kernel follows renames of it.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false; // gone, or another user's: our server would be ours
    }
  }
  if (process.platform === 'win32') return true;
  try {
    return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

/** An orphan has ended but nobody has collected it: in a container process 1 is often a program that never does. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
