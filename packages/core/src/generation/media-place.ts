import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { getBrand } from "../brands/index.ts";
import { assertBrandIsOpen } from "../products/index.ts";
import { contentBrands } from "./images/content-brands.ts";

/** For whom something is made: an open brand, and a content of it. @throws Problem 404, 409 */
export async function assertPlace(tx: Transaction, { brandId, contentId }: { brandId: string; contentId: string | null }): Promise<void> {
  await getBrand(tx, brandId);
  await assertBrandIsOpen(tx, brandId);
  if (contentId === null) return;
  const [content] = await tx.select().from(contentBrands).where(eq(contentBrands.id, contentId));
  if (content?.brandId !== brandId) throw notFound("This content");
}
