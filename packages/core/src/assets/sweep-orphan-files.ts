import { sql } from "drizzle-orm";
import { rows, type Database } from "@agency/platform/db";
import type { Storage } from "@agency/platform/storage";

/** A key ends with the id of its file, whose first 48 bits are the time in milliseconds (UUIDv7). */
const id = "([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Files of assets, of their earlier versions, of their other sizes and of their copies for networks. */
const assetKey = new RegExp(String.raw`^org/[0-9a-f-]{36}/${id}\.[a-z0-9]{1,8}$`);
/** Whole files of uploads that were not checked yet. */
const uploadKey = new RegExp(String.raw`^uploads/[0-9a-f-]{36}/${id}$`);
const atOnce = 500;

/**
 * Deletes stored files that no row knows, left by a crash between file and row, by an edit that made another size stale, or
 * by an upload that ended otherwise. Younger ones may be under way; keys of other shapes belong to others. Files of deleted
 * assets keep their row and stay: something may have been published with them.
 * @param options.olderThanMs age by the id's own time
 * @returns how many files were deleted
 */
export async function sweepOrphanFiles({ db, storage }: { db: Database; storage: Storage }, options: { olderThanMs: number; now: () => number }): Promise<number> {
  let deleted = 0;
  for (const [prefix, pattern] of [["org/", assetKey], ["uploads/", uploadKey]] as const) {
    let batch: string[] = [];
    const sweep = async () => {
      const keys = batch;
      batch = [];
      if (keys.length === 0) return;
      const kept = await knownKeys(db, keys);
      for (const key of keys) {
        if (kept.has(key)) continue;
        await storage.delete(key);
        deleted += 1;
      }
    };
    for await (const key of storage.list(prefix)) {
      const found = pattern.exec(key);
      if (!found || options.now() - Number.parseInt(found[1]! + found[2]!, 16) < options.olderThanMs) continue;
      batch.push(key);
      if (batch.length === atOnce) await sweep();
    }
    await sweep();
  }
  return deleted;
}

async function knownKeys(db: Database, keys: readonly string[]): Promise<Set<string>> {
  const list = sql.join(keys.map((key) => sql`${key}`), sql`, `);
  const known = await db.system((tx) =>
    rows<{ key: string }>(
      tx,
      sql`select storage_key as key from assets where storage_key in (${list})
          union all select storage_key from asset_versions where storage_key in (${list})
          union all select storage_key from asset_renditions where storage_key in (${list})
          union all select storage_key from asset_copies where storage_key in (${list})
          union all select storage_key from asset_uploads where storage_key in (${list}) and status in ('open', 'checking')`,
    ),
  );
  return new Set(known.map(({ key }) => key));
}
