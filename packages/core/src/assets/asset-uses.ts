import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";

/** Where a file is in use. */
export interface AssetUse {
  what: "content" | "brand" | "product" | "graphic";
  id: string;
  /** For a person; null where it has none. */
  title?: string | null;
  status?: string | null;
  /** It still needs the file: neither published nor archived. Absent means yes. */
  open?: boolean;
  /** Its bytes were seen by someone who approves, so they must not change. */
  frozen?: boolean;
}
/** Asks an upper room where it uses a file. */
export type AssetUseCheck = (tx: Transaction, assetId: string) => Promise<AssetUse[]>;

/** Filled at composition: rooms above register what they know, so that this room need not know them. */
export interface AssetUses {
  registerAssetUse(check: AssetUseCheck): void;
  find: AssetUseCheck;
}

export function createAssetUses(): AssetUses {
  const checks: AssetUseCheck[] = [];
  return {
    registerAssetUse: (check) => void checks.push(check),
    async find(tx, assetId) {
      const found: AssetUse[] = [];
      for (const check of [ownUses, ...checks]) found.push(...(await check(tx, assetId)));
      return found;
    },
  };
}

/** Logos of brands and pictures of products. */
const ownUses: AssetUseCheck = (tx, assetId) =>
  rows<{ what: "brand" | "product"; id: string; title: string; open: boolean }>(
    tx,
    sql`select 'brand' as what, id, name as title, archived_at is null as open from brands where logo_asset_id = ${assetId}
        union all select 'product', id, name, archived_at is null from products where ${assetId} = any (image_asset_ids) limit 100`,
  ).then((found) => [...found]);
