import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import type { InspectedMedia } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { demoBrands, type DemoBrandKey } from "../brands/demo-brands.ts";
import { brands, createBrand, type BrandRow } from "../brands/index.ts";
import { createBrandSchema } from "../brands/schema.ts";
import { createProduct } from "../products/index.ts";
import { createProductSchema } from "../products/schema.ts";
import { insertAsset, storageKeyOf } from "./add-asset.ts";
import { demoLogo, demoPicture } from "./demo-picture.ts";

export interface LoadDemoBrand {
  organizationId: string;
  actor: Actor;
  demo: DemoBrandKey;
  quotaBytes: number;
}

/**
 * Puts a demo brand into the organization, with products, a logo and a picture for each. Asked again while the brand is
 * there, it answers that brand. Stands in this room because it needs brands, products and files together.
 */
export async function loadDemoBrand(tx: Transaction, storage: Storage, input: LoadDemoBrand): Promise<{ brand: BrandRow; isNew: boolean }> {
  const { organizationId, actor, demo } = input;
  const { brand: facts, products } = demoBrands[demo];
  // Two clicks at once are one.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`demo-brand:${organizationId}`}, 0))`);
  const [existing] = await tx
    .select()
    .from(brands)
    .where(and(eq(brands.isDemo, true), eq(brands.name, facts.name), isNull(brands.archivedAt)))
    .orderBy(asc(brands.id))
    .limit(1);
  if (existing) return { brand: existing, isNew: false };

  const created = await createBrand(tx, { organizationId, actor, brand: { ...createBrandSchema.parse(facts), isDemo: true } });
  const colors = created.brandColors;
  const keep = async (media: InspectedMedia, name: string, alt: string): Promise<string> => {
    const id = newId();
    const storageKey = storageKeyOf(organizationId, id, media.extension);
    await storage.put(storageKey, media.bytes, { contentType: media.mimeType });
    const rights = { source: "own" as const, note: "Demo" };
    const { asset } = await insertAsset(tx, { id, storageKey, organizationId, brandId: created.id, actor, media, fileName: `${name}.${media.extension}`, alt, rights, quotaBytes: input.quotaBytes });
    return asset.id;
  };
  const logoAssetId = await keep(await demoLogo({ demo, colors }), `Logo ${facts.name}`, `Logo ${facts.name}`);
  for (const [variant, product] of products.entries()) {
    const image = await keep(await demoPicture({ demo, colors, variant }), product.name, `Hình minh họa ${product.name} theo màu của ${facts.name}`);
    await createProduct(tx, { organizationId, brandId: created.id, actor, product: createProductSchema.parse({ ...product, imageAssetIds: [image] }) });
  }
  const [brand] = await tx.update(brands).set({ logoAssetId }).where(eq(brands.id, created.id)).returning();
  return { brand: brand!, isNew: true };
}
