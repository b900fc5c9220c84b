import { sql } from "drizzle-orm";
import { rows, type Database } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { keyPermissions, permissionsOf } from "./rules.ts";
import type { Role } from "./schema.ts";

interface Membership extends Record<string, unknown> {
  id: string;
  user_id: string;
  organization_id: string;
  role: Role;
  brand_ids: string[] | null;
}

/** Who holds a session: the person, in the organization that they joined last. Null when it ended or they belong nowhere. */
export async function principalOfSession(db: Database, token: string): Promise<Principal | null> {
  const [found] = await db.directory((tx) =>
    // The library stamps sessions with the machine's clock, so that clock ends them.
    rows<Membership>(
      tx,
      sql`select s.id, s.user_id, m.organization_id, m.role, m.brand_ids from sessions s
          join lateral (select * from members where user_id = s.user_id order by id desc limit 1) m on true
          where s.token = ${token} and s.expires_at > clock_timestamp()`,
    ),
  );
  if (!found) return null;
  return {
    kind: "user",
    id: found.user_id,
    organizationId: found.organization_id,
    userId: found.user_id,
    sessionId: found.id,
    role: found.role,
    permissions: permissionsOf(found.role),
    brandIds: found.brand_ids,
  };
}

/** Who holds an API key: its scopes within what its creator may do today. Null when revoked, expired or its creator left. */
export async function principalOfApiKey(db: Database, tokenHash: string): Promise<Principal | null> {
  const [found] = await db.directory((tx) =>
    rows<Membership & { scopes: string[] }>(
      tx,
      sql`select k.id, m.user_id, k.organization_id, k.scopes, m.role, m.brand_ids from api_keys k
          join members m on m.organization_id = k.organization_id and m.user_id = k.created_by
          where k.token_hash = ${tokenHash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > agency.now())`,
    ),
  );
  if (!found) return null;
  return {
    kind: "api_key",
    id: found.id,
    organizationId: found.organization_id,
    userId: null,
    sessionId: null,
    role: "api_key",
    permissions: keyPermissions(found.scopes, found.role),
    brandIds: found.brand_ids,
  };
}
