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
 * Postgres refuses to run as root, so root lends it an unprivileged account: the owner of the cluster, else of the
 * data directory (so that `sudo` once does not lock its user out), else nobody. initdb also wants the account to be
 * listed in /etc/passwd, which the owner of a container's volume often is not.
 * @throws StartupError `postgres_unsupported` when root has no such account to lend.
 */
export async function chooseServerUser(dataDir: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const cluster = await stat(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (cluster !== undefined && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };

  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = await stat(dataDir);
  const account =
    accounts.find(({ uid }) => uid === owner.uid && uid !== 0) ??
    accounts.find(({ uid }) => uid === nobody) ??
    accounts.find(({ name }) => name === 'nobody' || name === 'postgres');
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
