import { allPublicPosts } from "../facebook/posts-table.ts";
import type { SandboxContext } from "../sandbox-context.ts";

export interface LedgerPost {
  network: string;
  account: string;
  postId: string;
  text: string;
  link: string | null;
  mediaSha256: string[];
  /** ISO time at which it became public. */
  createdAt: string;
  clientRequest: unknown;
}

export interface Ledger {
  posts: LedgerPost[];
  /** Calls that asked for something public, whatever became of them. */
  createCalls: number;
  /** Those that created it. */
  acceptedCreateCalls: number;
  callsByOperation: { network: string; account: string; operation: string; received: number; accepted: number }[];
}

/** Everything that a stranger can see now, oldest first, and how often we were asked to create. */
export function readLedger(sandbox: SandboxContext, filter: { network: string | null; account: string | null }): Ledger {
  const includesFacebook = filter.network === null || filter.network === "facebook";
  const posts = includesFacebook ? allPublicPosts(sandbox.store, sandbox.now(), filter.account) : [];
  const callsByOperation = sandbox.store.all<Ledger["callsByOperation"][number]>(
    `SELECT network, account, operation, received, accepted FROM create_calls
     WHERE (? IS NULL OR network = ?) AND (? IS NULL OR account = ?) ORDER BY network, account, operation`,
    filter.network, filter.network, filter.account, filter.account,
  ).map((row) => ({ ...row }));
  const publicCalls = callsByOperation.filter(({ operation }) => operation === "feed.create" || operation === "photos.create");
  return {
    posts: posts.map((post) => ({
      network: "facebook", account: post.pageId, postId: post.id, text: post.message, link: post.link,
      mediaSha256: post.photos.map(({ sha256 }) => sha256), createdAt: new Date(post.publishedAt ?? post.createdAt).toISOString(),
      clientRequest: post.clientRequest,
    })),
    createCalls: publicCalls.reduce((sum, { received }) => sum + received, 0),
    acceptedCreateCalls: publicCalls.reduce((sum, { accepted }) => sum + accepted, 0),
    callsByOperation,
  };
}
