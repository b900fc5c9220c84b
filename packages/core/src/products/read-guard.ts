import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { getBrand, readGuardSettings, type BrandRow } from "../brands/index.ts";
import type { BrandGuard } from "../brands/schema.ts";
import { priceOf } from "./price-columns.ts";
import { products } from "./table.ts";

/** More products than this and the oldest no longer count as known. */
const catalogueSize = 500;

/** Everything by which texts of a brand are checked: its rules, its organization's restricted words, its catalogue. @throws Problem 404 */
export async function readGuard(tx: Transaction, brandOrId: BrandRow | string): Promise<BrandGuard> {
  const brand = typeof brandOrId === "string" ? await getBrand(tx, brandOrId) : brandOrId;
  const { restrictedWords } = await readGuardSettings(tx, brand.organizationId);
  const found = await tx
    .select({ id: products.id, name: products.name, description: products.description, features: products.features, benefits: products.benefits, priceMicro: products.priceMicro, priceCurrency: products.priceCurrency })
    .from(products)
    .where(and(eq(products.brandId, brand.id), isNull(products.archivedAt)))
    .orderBy(desc(products.id))
    .limit(catalogueSize);
  const { name: brandName, description: brandDescription, dontWords, requiredWords, claims, emojiPolicy, formality } = brand;
  return {
    brandName,
    brandDescription,
    dontWords,
    requiredWords,
    claims,
    emojiPolicy,
    formality,
    restrictedWords,
    catalogue: found.map(({ priceMicro, priceCurrency, ...facts }) => ({ ...facts, price: priceOf({ priceMicro, priceCurrency }) })),
  };
}
