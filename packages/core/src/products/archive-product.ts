import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { getProduct } from "./get-product.ts";
import { products, type ProductRow } from "./table.ts";

type Input = { productId: string; actor: Actor; ifMatch?: number | undefined };

/** Takes a product out of lists and new content; nothing that uses it changes. Event: `product.archived`. @throws Problem 404 or 412 */
export const archiveProduct = (tx: Transaction, input: Input): Promise<ProductRow> => setArchived(tx, input, true);

/** Undoes an archive. Event: `product.restored`. @throws Problem 404 or 412 */
export const restoreProduct = (tx: Transaction, input: Input): Promise<ProductRow> => setArchived(tx, input, false);

async function setArchived(tx: Transaction, input: Input, archived: boolean): Promise<ProductRow> {
  const before = await getProduct(tx, input.productId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  // Said twice is said once: a repeated archive keeps its first time and tells nobody again.
  if ((before.archivedAt !== null) === archived) return before;
  const [row] = await tx
    .update(products)
    .set({ archivedAt: archived ? sql`agency.now()` : null, version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(products.id, before.id))
    .returning();
  await recordEvents(tx, {
    organizationId: before.organizationId,
    type: archived ? "product.archived" : "product.restored",
    subjectType: "product",
    subjectId: before.id,
    brandId: before.brandId,
    actor: input.actor,
  });
  return row!;
}
