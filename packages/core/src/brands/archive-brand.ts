import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { getBrand } from "./get-brand.ts";
import type { BrandHooks } from "./hooks.ts";
import { brands, type BrandRow } from "./table.ts";

type Input = { brandId: string; hooks?: BrandHooks | undefined; actor: Actor; ifMatch?: number | undefined };

/** Takes a brand out of lists; its rows stay; publishing stops what has not been sent (R12). Event: `brand.archived`. @throws Problem 404 or 412 */
export const archiveBrand = (tx: Transaction, input: Input): Promise<BrandRow> => setArchived(tx, input, true);

/** Undoes an archive. Event: `brand.restored`. @throws Problem 404 or 412 */
export const restoreBrand = (tx: Transaction, input: Input): Promise<BrandRow> => setArchived(tx, input, false);

async function setArchived(tx: Transaction, input: Input, archived: boolean): Promise<BrandRow> {
  const before = await getBrand(tx, input.brandId, { lock: true });
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  // Said twice is said once: a repeated archive keeps its first time and tells nobody again.
  if ((before.archivedAt !== null) === archived) return before;
  const [row] = await tx
    .update(brands)
    .set({ archivedAt: archived ? sql`agency.now()` : null, version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(brands.id, before.id))
    .returning();
  await recordEvents(tx, {
    organizationId: before.organizationId,
    type: archived ? "brand.archived" : "brand.restored",
    subjectType: "brand",
    subjectId: before.id,
    brandId: before.id,
    actor: input.actor,
  });
  if (archived) for (const hook of input.hooks?.afterArchive ?? []) await hook(tx, before.id, input.actor);
  return row!;
}
