import { sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { foldText } from "@agency/platform/text";
import type { createBrandSchema } from "./schema.ts";
import { brands, type BrandRow } from "./table.ts";

export type NewBrand = z.output<typeof createBrandSchema> & { isDemo?: boolean };

/** Adds a brand. Event: `brand.created`. */
export async function createBrand(tx: Transaction, input: { organizationId: string; actor: Actor; brand: NewBrand }): Promise<BrandRow> {
  const [row] = await tx
    .insert(brands)
    .values({
      ...input.brand,
      id: newId(),
      organizationId: input.organizationId,
      searchText: brandSearchText(input.brand),
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, {
    organizationId: input.organizationId,
    type: "brand.created",
    subjectType: "brand",
    subjectId: row!.id,
    brandId: row!.id,
    actor: input.actor,
  });
  return row!;
}

export const brandSearchText = (brand: { name: string; industry: string | null }): string => foldText(`${brand.name} ${brand.industry ?? ""}`);
