import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { rows } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { getBrand, type BrandRow } from "../brands/index.ts";
import { getContent, contentRevisions, contentVersions, type ContentRow } from "../contents/index.ts";
import { products, type ProductRow } from "../products/index.ts";
import { priceOf } from "../products/price-columns.ts";
import type { GraphicPost } from "./engine.ts";
import { sizesForNetworks } from "./rules.ts";
import type { GraphicSizeName } from "./schema.ts";

/** A content as graphics see it. */
export interface ReadPost extends GraphicPost {
  content: ContentRow;
  brandRow: BrandRow;
  /** The picture that belongs to it: the first that a person put there, else the product's. */
  photoAssetId: string | null;
}

/** @throws Problem 404, 409 while there is no text */
export async function readPost(tx: Transaction, contentId: string): Promise<ReadPost> {
  const content = await getContent(tx, contentId);
  const brandRow = await getBrand(tx, content.brandId);
  const [inForce] = content.currentVersionId
    ? await tx
        .select({ document: contentRevisions.document })
        .from(contentVersions)
        .innerJoin(contentRevisions, eq(contentRevisions.id, contentVersions.currentRevisionId))
        .where(eq(contentVersions.id, content.currentVersionId))
    : [];
  if (!inForce) throw conflict("no_version", "There is no text yet. Write or generate one first.");
  const [product] = content.productId === null ? [] : await tx.select().from(products).where(eq(products.id, content.productId));
  const [own] = await rows<{ asset_id: string }>(
    tx,
    sql`select m.asset_id from content_media m join assets a on a.id = m.asset_id
        where m.content_id = ${contentId} and a.kind = 'image' and a.deleted_at is null
          and not exists (select 1 from graphic_renders r where r.asset_id = m.asset_id)
        order by m.position limit 1`,
  );
  return {
    content,
    brandRow,
    document: inForce.document,
    brand: brandFacts(brandRow, content.language),
    product: product ? productFacts(product) : null,
    photoAssetId: own?.asset_id ?? (await firstPicture(tx, product)),
  };
}

/** Sizes that the places want where the content goes: its own network, those with a text of their own, those that are planned. */
export async function wantedSizes(tx: Transaction, content: Pick<ContentRow, "id" | "platform">): Promise<GraphicSizeName[]> {
  const others = await rows<{ network: string }>(
    tx,
    sql`select network from placements where content_id = ${content.id} union select network from publications where content_id = ${content.id} and status not in ('cancelled', 'failed', 'missed')`,
  );
  return sizesForNetworks([content.platform, ...others.map(({ network }) => network)]);
}

export const brandFacts = (brand: BrandRow, language: "vi" | "en") => ({ name: brand.name, websiteUrl: brand.websiteUrl, language });

export function productFacts(product: ProductRow): NonNullable<GraphicPost["product"]> {
  const { name, description, features, benefits } = product;
  return { name, description, features, benefits, price: priceOf(product) };
}

/** First picture of the product that is still in the library. */
export async function firstPicture(tx: Transaction, product: Pick<ProductRow, "imageAssetIds"> | undefined): Promise<string | null> {
  if (!product || product.imageAssetIds.length === 0) return null;
  const ids = sql.join(product.imageAssetIds.map((id) => sql`${id}::uuid`), sql`, `);
  const found = await rows<{ id: string }>(tx, sql`select id from assets where id in (${ids}) and kind = 'image' and deleted_at is null`);
  const known = new Set(found.map(({ id }) => id));
  return product.imageAssetIds.find((id) => known.has(id)) ?? null;
}

/** The brand's oldest product that has a price, else its oldest: what a sample shows. */
export async function sampleProduct(tx: Transaction, brandId: string): Promise<ProductRow | undefined> {
  const [row] = await tx
    .select()
    .from(products)
    .where(and(eq(products.brandId, brandId), isNull(products.archivedAt)))
    .orderBy(sql`price_micro is null`, asc(products.id))
    .limit(1);
  return row;
}
