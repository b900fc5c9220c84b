import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { brands, type BrandRow } from "./table.ts";

/** @throws Problem 404 also for a brand of another organization (R24) */
export async function getBrand(tx: Transaction, brandId: string, options: { lock?: boolean } = {}): Promise<BrandRow> {
  const query = tx.select().from(brands).where(eq(brands.id, brandId));
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row) throw notFound("This brand");
  return row;
}
