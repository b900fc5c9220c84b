import type { Transaction } from "@agency/platform/db";
import { getBrand } from "../brands/index.ts";
import { resolveDrawing, type Drawing } from "./drawing.ts";
import type { GraphicDesk } from "./graphic-desk.ts";
import { brandFacts, firstPicture, productFacts, sampleProduct } from "./read-post.ts";
import { sampleTexts, wordedPrice } from "./sample-texts.ts";
import { graphicFieldsSchema, type GraphicSizeName } from "./schema.ts";

/** Longest side of a thumbnail in pixels: sharp on a dense screen at the size that lists show. */
export const thumbnailSide = 540;

/** How a template looks for a brand before there is a post: its colours, logo, a product of its and sample texts. @throws Problem 404, 422 */
export async function sampleDrawing(tx: Transaction, desk: GraphicDesk, input: { brandId: string; template: string }): Promise<Drawing> {
  const template = desk.template(input.template);
  const brand = await getBrand(tx, input.brandId);
  const row = await sampleProduct(tx, brand.id);
  const product = row ? productFacts(row) : null;
  const { language } = brand;
  const price = wordedPrice(product?.price, language);
  const oldPrice = product?.price ? wordedPrice({ ...product.price, amount: String(roundUp(Number(product.price.amount) * 1.25)) }, language) : null;
  const fromContent = sampleTexts({ brand: brandFacts(brand, language), product, kind: template.kind, price, oldPrice });
  const fields = graphicFieldsSchema.parse({ photoAssetId: await firstPicture(tx, row) });
  return resolveDrawing(tx, { brand, language, template, fields, fromContent });
}

/** Address of a thumbnail; the part behind `v` changes with what it shows, so that a browser may keep it. */
export const thumbnailUrl = (input: { brandId: string; template: string; size: GraphicSizeName; etag: string }): string =>
  `/api/v1/graphics/templates/thumbnail?${new URLSearchParams({ brandId: input.brandId, template: input.template, size: input.size, v: input.etag.slice(0, 16) }).toString()}`;

const roundUp = (amount: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 1);
  return Math.ceil(amount / step) * step;
};
