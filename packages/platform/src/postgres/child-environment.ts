/**
 * What the Postgres programs get to see of the environment: nothing of ours, since a stray PGPORT, PGOPTIONS or
 * LC_ALL changes what they do. Windows cannot load its libraries without the inherited one.
 */
export function childEnvironment(): { env?: NodeJS.ProcessEnv } {
  if (process.platform === 'win32') return {};
  return { env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
}
