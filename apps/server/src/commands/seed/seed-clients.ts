import { sql } from "drizzle-orm";
import { createClient, seedPlans, subscribe } from "@agency/core/economics";
import { createClientSchema } from "@agency/core/economics/schema";
import { rows, type Database } from "@agency/platform/db";
import { systemActor } from "@agency/platform/live";
import type { SeededBrand } from "./content-rows.ts";

/** Gives every seeded brand a client on the reference plan since that month, and counts what was approved. */
export async function seedClients(db: Database, brands: readonly SeededBrand[], startMonth: string): Promise<void> {
  for (const { id: brandId, organizationId } of brands) {
    await db.forOrganization(organizationId, async (tx) => {
      await seedPlans(tx, organizationId);
      const [plan] = await rows<{ id: string }>(tx, sql`select id from plans where is_reference and archived_at is null`);
      const [brand] = await rows<{ name: string }>(tx, sql`select name from brands where id = ${brandId}`);
      const client = await createClient(tx, { organizationId, actor: systemActor, client: createClientSchema.parse({ name: brand!.name, brandIds: [brandId] }) });
      if (plan) await subscribe(tx, { organizationId, clientId: client.id, actor: systemActor, planId: plan.id, startMonth });
      await tx.execute(
        sql`insert into pieces (content_id, organization_id, brand_id, kind, created_at, counted_at, month)
            select c.id, c.organization_id, c.brand_id, case c.type when 'social' then 'posts' when 'video' then 'videos' else c.type end, c.created_at,
                   c.created_at, date_trunc('month', c.created_at at time zone o.time_zone)::date
            from contents c join organizations o on o.id = c.organization_id
            where c.brand_id = ${brandId} and c.status in ('approved', 'scheduled', 'published')
            on conflict do nothing`,
      );
    });
  }
}
