import type { Transaction } from "@agency/platform/db";

/** Where a file is in use, in words for a person: `{ what: "content", id }`. */
export interface AssetUse {
  what: string;
  id: string;
}
/** Asks an upper room whether something open of its own needs the file. */
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
      for (const check of checks) found.push(...(await check(tx, assetId)));
      return found;
    },
  };
}
