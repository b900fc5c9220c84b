import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from './startup-error.ts';

/** The account that Postgres runs under; `undefined` means our own. */
export interface ServerUser {
  uid: number;
  gid: number;
}

const nobody = 65534;

/**
 * Postgres refuses to run as root, so root lends it an unprivileged account: the owner of the cluster where there
 * already is one, else nobody. initdb also wants the account to be listed in /etc/passwd.
 * @throws StartupError `postgres_unsupported` when root has no such account to lend.
 */
export async function chooseServerUser(cluster: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const account =
    accounts.find(({ uid }) => uid === nobody) ?? accounts.find(({ name }) => name === 'nobody' || name === 'postgres');
  if (account === undefined) {
    throw new StartupError(
      'postgres_unsupported',
      'Postgres does not run as root and this machine has no user "nobody": start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: account.uid, gid: account.gid };
}

/** Whether `user` may walk down to `directory`, by the mode bits of each folder on the way. */
export async function canReach(directory: string, user: ServerUser): Promise<boolean> {
  let current = await realpath(directory);
  for (;;) {
    const { mode, uid, gid } = await stat(current);
    const search = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & search) === 0) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}
