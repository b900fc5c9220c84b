import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { childEnvironment } from './child-environment.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { ServerUser } from './server-user.ts';

/** Gives the owner of a stopped cluster a new random password, in single-user mode, where none is asked. */
export async function resetPassword(options: {
  cluster: string;
  user: ServerUser | undefined;
  binaries: PostgresBinaries;
}): Promise<string> {
  const { cluster, user, binaries } = options;
  const password = randomBytes(24).toString('base64url');
  await new Promise<void>((resolve, reject) => {
    const child = execFile(
      binaries.postgres,
      ['--single', '-D', cluster, '-c', 'log_min_messages=fatal', '-c', 'log_min_error_statement=panic', 'postgres'],
      { ...user, cwd: '/', ...childEnvironment() },
      (error) => (error === null ? resolve() : reject(error)),
    );
    child.stdin?.end(`alter role agency password '${password}'\n`);
  });
  return password;
}
