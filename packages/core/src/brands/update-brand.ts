import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { brandSearchText } from "./create-brand.ts";
import { getBrand } from "./get-brand.ts";
import type { updateBrandSchema } from "./schema.ts";
import { brands, type BrandRow } from "./table.ts";

/**
 * Changes the given fields. Event: `brand.updated`.
 * @param input.ifMatch version that the caller last saw; absent means last write wins
 * @throws Problem 404, or 412 when someone changed the brand in the meantime (R19)
 */
export async function updateBrand(
  tx: Transaction,
  input: { brandId: string; actor: Actor; changes: z.output<typeof updateBrandSchema> & { archivedAt?: Date | null }; ifMatch?: number | undefined },
): Promise<BrandRow> {
  const before = await getBrand(tx, input.brandId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const after = { ...before, ...input.changes };
  const [row] = await tx
    .update(brands)
    .set({ ...input.changes, searchText: brandSearchText(after), version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(brands.id, before.id))
    .returning();
  await recordEvents(tx, {
    organizationId: before.organizationId,
    type: input.changes.archivedAt ? "brand.archived" : "brand.updated",
    subjectType: "brand",
    subjectId: before.id,
    brandId: before.id,
    actor: input.actor,
  });
  return row!;
}
