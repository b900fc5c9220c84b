import { sql } from "drizzle-orm";
import { rows, type Database } from "@agency/platform/db";
import type { Storage } from "@agency/platform/storage";

/** A key begins with the id of its asset, whose first 48 bits are the time in milliseconds (UUIDv7). */
const assetKey = /^org\/[0-9a-f-]{36}\/([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\.[a-z0-9]{1,8}$/;
const atOnce = 500;

/**
 * Deletes stored files that no row knows, left by a crash between file and row. Younger ones may be uploads under way;
 * keys of other shapes belong to others. Files of deleted assets keep their row and stay.
 * @param options.olderThanMs age by the id's own time
 * @returns how many files were deleted
 */
export async function sweepOrphanFiles({ db, storage }: { db: Database; storage: Storage }, options: { olderThanMs: number; now: () => number }): Promise<number> {
  let deleted = 0;
  let batch: string[] = [];
  const sweep = async () => {
    if (batch.length === 0) return;
    const keys = batch;
    batch = [];
    const known = await db.system((tx) => rows<{ key: string }>(tx, sql`select storage_key as key from assets where storage_key in (${sql.join(keys.map((key) => sql`${key}`), sql`, `)})`));
    const kept = new Set(known.map(({ key }) => key));
    for (const key of keys) {
      if (kept.has(key)) continue;
      await storage.delete(key);
      deleted += 1;
    }
  };
  for await (const key of storage.list("org/")) {
    const found = assetKey.exec(key);
    if (!found || options.now() - Number.parseInt(found[1]! + found[2]!, 16) < options.olderThanMs) continue;
    batch.push(key);
    if (batch.length === atOnce) await sweep();
  }
  await sweep();
  return deleted;
}
