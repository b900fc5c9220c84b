import { sql } from "drizzle-orm";
import { brandSearchText } from "@agency/core/brands";
import { channelTokenAad } from "@agency/core/channels";
import { newId, type Database } from "@agency/platform/db";
import type { KeyRing } from "@agency/platform/secrets";
import { foldText } from "@agency/platform/text";
import { seedBusinesses } from "./catalogue.ts";
import type { SeededBrand } from "./content-rows.ts";

/** A page of the sandbox with the token that posts to it. */
export interface SeedPage {
  id: string;
  accessToken: string;
}

export const pageNames = (): string[] => seedBusinesses.flatMap((business) => business.branches.map((branch) => `${business.brand.name} ${branch}`));

/** One brand for each branch of each business, with products and a Facebook page of the sandbox. */
export async function insertBrands(db: Database, keyRing: KeyRing, input: { organizationId: string; ownerId: string; pages: SeedPage[]; createdAt: Date }): Promise<SeededBrand[]> {
  const { organizationId, ownerId, pages } = input;
  const createdAt = input.createdAt.toISOString();
  const branches = seedBusinesses.flatMap((business, index) => business.branches.map((branch) => ({ business, index, branch })));
  return db.system(async (tx) => {
    const made: SeededBrand[] = [];
    for (const [position, { business, index, branch }] of branches.entries()) {
      const { brand } = business;
      const name = `${brand.name} ${branch}`;
      const page = pages[position]!;
      const id = newId(input.createdAt);
      await tx.execute(sql`insert into brands (id, organization_id, name, industry, description, tone_of_voice, target_audience, brand_colors, language, time_zone, do_words, dont_words, search_text, created_at, updated_at)
        values (${id}, ${organizationId}, ${name}, ${brand.industry}, ${brand.description}, ${brand.toneOfVoice}, ${brand.targetAudience}, ${array(business.colors)}, ${business.language}, ${business.timeZone},
          ${array(brand.doWords)}, ${array(brand.dontWords)}, ${brandSearchText({ name, industry: brand.industry })}, ${createdAt}, ${createdAt})`);
      const productIds: string[] = [];
      for (const product of business.products) {
        const productId = newId(input.createdAt);
        productIds.push(productId);
        await tx.execute(sql`insert into products (id, organization_id, brand_id, name, description, features, benefits, price_micro, price_currency, search_text, created_at, updated_at)
          values (${productId}, ${organizationId}, ${id}, ${product.name}, ${product.description}, ${array(product.features)}, ${array(product.benefits)},
            (${product.price!.amount}::numeric * 1000000)::bigint, ${product.price!.currency}, ${foldText(`${product.name} ${product.description ?? ""}`)}, ${createdAt}, ${createdAt})`);
      }
      const channelId = newId(input.createdAt);
      await tx.execute(sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, sealed_token, scopes, connected_by, created_at, updated_at)
        values (${channelId}, ${organizationId}, ${id}, 'facebook', 'sandbox', ${page.id}, ${name}, ${keyRing.seal(page.accessToken, channelTokenAad(channelId))},
          ${array(["pages_manage_posts", "pages_read_engagement"])}, ${ownerId}, ${createdAt}, ${createdAt})`);
      made.push({ id, organizationId, ownerId, business: index, branch, timeZone: business.timeZone, productIds, channel: { id: channelId, remoteId: page.id } });
    }
    return made;
  });
}

const array = (values: readonly string[]) => sql`(select coalesce(array_agg(v order by n), '{}') from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) with ordinality as t(v, n))`;
