import { sql } from "drizzle-orm";
import { createApiKey, permissionsOf } from "@agency/core/identity";
import { permissions } from "@agency/core/identity/schema";
import { rows } from "@agency/platform/db";
import { StartupError } from "@agency/platform/postgres";
import { withDatabase } from "./with-database.ts";

/** Prints a new key of the first organization's owner. */
export async function apiKeyCommand(environment: NodeJS.ProcessEnv, options: { name: string }): Promise<void> {
  await withDatabase(environment, async (db) => {
    const [owner] = await db.system((tx) =>
      rows<{ organization_id: string; user_id: string }>(tx, sql`select m.organization_id, m.user_id from members m join organizations o on o.id = m.organization_id where m.role = 'owner' order by o.id, m.id limit 1`),
    );
    if (!owner) throw new StartupError("database_missing_rights", "There is no organization yet. Start the product and create the first owner in the browser.");
    const { token } = await db.forOrganization(owner.organization_id, (tx) =>
      createApiKey(tx, {
        organizationId: owner.organization_id,
        createdBy: owner.user_id,
        actor: { kind: "user", id: owner.user_id },
        name: options.name,
        scopes: permissions,
        grantable: permissionsOf("owner"),
        expiresInDays: 365,
      }),
    );
    process.stdout.write(`${token}\n`);
  });
}
