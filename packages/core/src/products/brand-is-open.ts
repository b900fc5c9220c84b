import type { Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { getBrand, type BrandRow } from "../brands/index.ts";

/** The brand, provided that work on it goes on. @throws Problem 404, or 409 when it is archived */
export async function assertBrandIsOpen(tx: Transaction, brandId: string): Promise<BrandRow> {
  const brand = await getBrand(tx, brandId);
  if (brand.archivedAt !== null) throw conflict("brand_archived", "This brand is archived. Restore it before you work on it.");
  return brand;
}
