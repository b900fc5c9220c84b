import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { products, type ProductRow } from "./table.ts";

/** @throws Problem 404 also for a product of another organization (R24) */
export async function getProduct(tx: Transaction, productId: string, options: { lock?: boolean } = {}): Promise<ProductRow> {
  const query = tx.select().from(products).where(eq(products.id, productId));
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row) throw notFound("This product");
  return row;
}
