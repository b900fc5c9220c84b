import { and, eq, inArray } from "drizzle-orm";
import { conflict, Problem } from "@agency/platform/http";
import { SocialError } from "@agency/providers/spec";
import { openCredentials } from "../channels/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { publications, type PublicationRow } from "./table.ts";
import type { Candidate } from "./public-post-schema.ts";

/** Posts this much older than the call cannot be the one that is looked for. */
const before = 10 * 60_000;

/**
 * What the network shows on the account since the call whose outcome nobody knows, newest first, without posts that belong to other
 * publications. Asks the network; null where it lists nothing (a member of LinkedIn, an inbox of TikTok).
 * @throws Problem 409 (nothing is in doubt), 502 (the network did not answer)
 */
export async function findCandidates(deps: Pick<CoreDependencies, "db" | "keyRing" | "socialNetwork" | "log" | "config">, row: PublicationRow): Promise<Candidate[] | null> {
  if (row.status !== "uncertain") throw conflict("not_uncertain", "Nothing of this publication is in doubt.", { publicationStatus: row.status });
  const network = deps.socialNetwork(row.network, row.environment);
  if (!network?.recentPosts || row.format === "draft") return null;
  const since = (row.sendingSince ?? row.dueAt).getTime() - before;
  try {
    const posts = (await network.recentPosts({ credentials: await openCredentials(deps, row.channelId), format: row.format })).filter(({ createdAt }) => createdAt.getTime() >= since);
    const ids = posts.map(({ remoteId }) => remoteId);
    const bound = ids.length === 0 ? [] : await deps.db.system((tx) => tx.select({ remoteId: publications.remoteId }).from(publications).where(and(eq(publications.lane, row.lane), inArray(publications.remoteId, ids))));
    const taken = new Set(bound.map(({ remoteId }) => remoteId));
    return posts.filter(({ remoteId }) => !taken.has(remoteId)).map(({ createdAt, ...post }) => ({ ...post, createdAt: createdAt.toISOString() }));
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    throw new Problem(502, "network_unanswered", `The network could not be asked: ${error.message}`, { cause: error });
  }
}
