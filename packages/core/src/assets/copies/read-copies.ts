import { and, eq, inArray, or, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { assetCopies, type AssetCopyRow } from "../table.ts";
import { recipeOf, type CopiedFile, type WantedCopy } from "./copy.ts";

/** Channel on which makers of copies wait. */
export const copiesChannel = "agency_copies";

/**
 * The copies of these files, in their order; what does not exist is asked for when this transaction commits. Locked against being finished
 * meanwhile, so that whoever waits for one is not forgotten.
 * @param options.renewFailed gives those that could not be made another try
 */
export async function requestCopies(tx: Transaction, organizationId: string, wanted: readonly WantedCopy[], { renewFailed }: { renewFailed: boolean }): Promise<AssetCopyRow[]> {
  if (wanted.length === 0) return [];
  const named = wanted.map((copy) => ({ ...copy, recipe: recipeOf(copy.encoding) }));
  const values = named.map(({ assetId, sha256, recipe, kind, source, encoding }) => ({ id: newId(), organizationId, assetId, sourceSha256: sha256, recipe, kind, source, encoding, status: "queued" as const, nextTryAt: sql`agency.now()`, createdAt: sql`agency.now()` }));
  const added = await tx.insert(assetCopies).values(values).onConflictDoNothing().returning({ id: assetCopies.id });
  const these = or(...named.map(({ assetId, sha256, recipe }) => and(eq(assetCopies.assetId, assetId), eq(assetCopies.sourceSha256, sha256), eq(assetCopies.recipe, recipe))))!;
  const renewed = renewFailed
    ? await tx
        .update(assetCopies)
        .set({ status: "queued", tries: 0, errorCode: null, errorDetail: null, finishedAt: null, nextTryAt: sql`agency.now()` })
        .where(and(these, eq(assetCopies.status, "failed")))
        .returning({ id: assetCopies.id })
    : [];
  if (added.length + renewed.length > 0) await tx.execute(sql`select pg_notify(${copiesChannel}, '')`);
  const found = await tx.select().from(assetCopies).where(these).orderBy(assetCopies.id).for("update");
  return named.map(({ assetId, sha256, recipe }) => found.find((row) => row.assetId === assetId && row.sourceSha256 === sha256 && row.recipe === recipe)!);
}

/** Forgets copies that could not be made, once that was told: whoever wants them again gets another try. */
export async function forgetFailed(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(assetCopies).where(and(inArray(assetCopies.id, [...ids]), eq(assetCopies.status, "failed")));
}

/** The copy of an asset with these bytes, for networks that fetch it. */
export async function findCopy(tx: Transaction, assetId: string, sha256: string): Promise<(CopiedFile & { storageKey: string }) | null> {
  const [row] = await tx
    .select({ file: assetCopies.file, storageKey: assetCopies.storageKey })
    .from(assetCopies)
    .where(and(eq(assetCopies.assetId, assetId), sql`${assetCopies.file}->>'sha256' = ${sha256}`))
    .limit(1);
  return row?.file && row.storageKey ? { ...row.file, storageKey: row.storageKey } : null;
}
