import type { SandboxContext } from "../sandbox-context.ts";

/** Something that a stranger can see, or that lies finished in a creator's inbox (`draft`). */
export interface LedgerPost {
  network: string;
  account: string;
  postId: string;
  format: "feed" | "reel" | "story" | "draft";
  text: string;
  link: string | null;
  mediaSha256: string[];
  /** ISO time at which it became public. */
  createdAt: string;
  clientRequest: unknown;
}

/** What one network adds to the ledger. */
export interface LedgerSource {
  /** Operations that ask for something public, as they are counted. */
  publicOperations: readonly string[];
  /** Everything that became public on all accounts or one, oldest first; what was deleted is not there, stories that ran out are. */
  posts(sandbox: SandboxContext, account: string | null): LedgerPost[];
}
