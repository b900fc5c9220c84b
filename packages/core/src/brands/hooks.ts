import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";

/** What upper rooms do when a brand changes, registered at composition. Runs in the transaction of the change. */
export interface BrandHooks {
  /** The agency no longer works for it: stop everything that is planned. */
  afterArchive: ((tx: Transaction, brandId: string, actor: Actor) => Promise<void>)[];
}

export const createBrandHooks = (): BrandHooks => ({ afterArchive: [] });
