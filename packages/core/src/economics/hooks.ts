import type { Transaction } from "@agency/platform/db";

/** What upper rooms want to know, registered at composition: economics never imports them. Handlers run inside the transaction of the change. */
export interface EconomicsHooks {
  /** A limit was raised, lifted or now allows unknown prices: what waits for money may go on. */
  afterBudgetRaised: ((tx: Transaction, raised: { organizationId: string; budgetId: string; clientId: string | null; brandId: string | null; campaignId: string | null }) => Promise<void>)[];
  /** Titles of contents, for lists of pieces. Absent ids are unknown or gone. */
  describePieces: ((tx: Transaction, contentIds: readonly string[]) => Promise<Map<string, PieceFacts>>)[];
}

export interface PieceFacts {
  title: string;
  platform: string | null;
  publishedAt: Date | null;
}

export const createEconomicsHooks = (): EconomicsHooks => ({ afterBudgetRaised: [], describePieces: [] });
