import { facebookLedger } from "../facebook/ledger-source.ts";
import { instagramLedger } from "../instagram/ledger-source.ts";
import { linkedinLedger } from "../linkedin/ledger-source.ts";
import { tiktokLedger } from "../tiktok/ledger-source.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { LedgerPost, LedgerSource } from "./ledger-post.ts";

export type { LedgerPost } from "./ledger-post.ts";

export interface Ledger {
  posts: LedgerPost[];
  /** Calls that asked for something public, whatever became of them. */
  createCalls: number;
  /** Those that created it. */
  acceptedCreateCalls: number;
  callsByOperation: { network: string; account: string; operation: string; received: number; accepted: number }[];
}

/** The networks, in the order in which their posts are listed. */
const sources: Readonly<Record<string, LedgerSource>> = { facebook: facebookLedger, instagram: instagramLedger, linkedin: linkedinLedger, tiktok: tiktokLedger };

/** Everything that became public, oldest first on each network, and how often we were asked to create. */
export function readLedger(sandbox: SandboxContext, filter: { network: string | null; account: string | null }): Ledger {
  const asked = Object.entries(sources).filter(([network]) => filter.network === null || filter.network === network);
  const callsByOperation = sandbox.store.all<Ledger["callsByOperation"][number]>(
    `SELECT network, account, operation, received, accepted FROM create_calls
     WHERE (? IS NULL OR network = ?) AND (? IS NULL OR account = ?) ORDER BY network, account, operation`,
    filter.network, filter.network, filter.account, filter.account,
  ).map((row) => ({ ...row }));
  const publicCalls = callsByOperation.filter(({ network, operation }) => sources[network]?.publicOperations.includes(operation));
  return {
    posts: asked.flatMap(([, source]) => source.posts(sandbox, filter.account)),
    createCalls: publicCalls.reduce((sum, { received }) => sum + received, 0),
    acceptedCreateCalls: publicCalls.reduce((sum, { accepted }) => sum + accepted, 0),
    callsByOperation,
  };
}
