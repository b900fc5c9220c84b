import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { brands } from "../brands/index.ts";
import { products } from "../products/index.ts";
import type { ContentDocument } from "./schema.ts";
import type { ContentRow } from "./table.ts";

/** An ad leads to its product's page, else to the brand's site: an address is a fact, never a model's idea (R37). */
export async function withFinalUrl<D extends ContentDocument>(tx: Transaction, content: Pick<ContentRow, "brandId" | "productId">, document: D): Promise<D> {
  if (document.type !== "ads" || document.finalUrl !== null) return document;
  const [product] = content.productId === null ? [] : await tx.select({ url: products.url }).from(products).where(eq(products.id, content.productId));
  const [brand] = product?.url ? [] : await tx.select({ url: brands.websiteUrl }).from(brands).where(eq(brands.id, content.brandId));
  return { ...document, finalUrl: product?.url ?? brand?.url ?? null };
}
