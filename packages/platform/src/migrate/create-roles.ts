import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { StartupError } from '../postgres/startup-error.ts';

/** Whom a transaction becomes (`set local role`): one door each of the tenancy walls. Nobody signs in as them. */
export const doorRoles = ['agency_tenant', 'agency_system', 'agency_directory'] as const;

const insufficientPrivilege = '42501';
const attempts = 20;

/**
 * Makes the roles unless they exist and lets the current user become them.
 *
 * Roles belong to the whole cluster while advisory locks belong to one database, so two databases that migrate at
 * once meet here: the loser of a race (duplicate role, "tuple concurrently updated") looks again.
 * @throws StartupError `database_missing_rights` when the user may neither use nor make them.
 */
export async function createRoles(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  const modern = (rows[0]?.version ?? 0) >= 160_000; // 15 has neither the SET option nor its check
  for (const role of doorRoles) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await ensureRole(client, role, modern);
        break;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === insufficientPrivilege) throw explainMissingRights(error);
        if (attempt === attempts || !(code === '42710' || code === '23505' || code === 'XX000')) throw error;
        await sleep(5 + Math.random() * 20);
      }
    }
  }
}

async function ensureRole(client: ClientBase, role: string, modern: boolean): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await client.query(`create role ${role} nologin`);
  // A superuser may become anyone; the grant is for owners on managed Postgres. Membership is looked up rather than
  // asked with pg_has_role, which says yes to every superuser and to inherited rights alike.
  const { rows } = await client.query<{ superuser: boolean; member: boolean }>(
    `select (select rolsuper from pg_roles where rolname = current_user) as superuser,
            exists (select from pg_auth_members m
                     where m.roleid = to_regrole($1) and m.member = to_regrole(quote_ident(current_user))
                       ${modern ? 'and m.set_option' : ''}) as member`,
    [role],
  );
  if (rows[0]?.superuser === true || rows[0]?.member === true) return;
  await client.query(`grant ${role} to current_user ${modern ? 'with set true, inherit false' : ''}`);
}

function explainMissingRights(cause: unknown): StartupError {
  const statements = doorRoles.map((role) => `CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO <user>;`).join(' ');
  return new StartupError(
    'database_missing_rights',
    `The user of DATABASE_URL may not create roles: give it CREATEROLE, or run once as an administrator: ${statements}`,
    { cause },
  );
}
