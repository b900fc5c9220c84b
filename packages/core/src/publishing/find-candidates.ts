import { and, eq, inArray } from "drizzle-orm";
import { conflict } from "@agency/platform/http";
import { SocialError } from "@agency/providers/spec";
import { openCredentials } from "../channels/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { publications, type PublicationRow } from "./table.ts";
import type { Candidates } from "./public-post-schema.ts";

/** Posts this much older than the call cannot be the one that is looked for. */
const before = 10 * 60_000;

/**
 * What the network shows on the account since the call whose outcome nobody knows, newest first, without posts that belong to other
 * publications. Asks the network; no posts where it lists nothing (a member of LinkedIn, an inbox of TikTok) or did not answer, which is
 * told: its trouble is not ours.
 * @throws Problem 409 nothing is in doubt
 */
export async function findCandidates(deps: Pick<CoreDependencies, "db" | "keyRing" | "socialNetwork" | "log" | "config">, row: PublicationRow): Promise<Candidates> {
  if (row.status !== "uncertain") throw conflict("not_uncertain", "Nothing of this publication is in doubt.", { publicationStatus: row.status });
  const network = deps.socialNetwork(row.network, row.environment);
  if (!network?.recentPosts || row.format === "draft") return { data: null, unanswered: null };
  const since = (row.sendingSince ?? row.dueAt).getTime() - before;
  try {
    const posts = (await network.recentPosts({ credentials: await openCredentials(deps, row.channelId), format: row.format })).filter(({ createdAt }) => createdAt.getTime() >= since);
    const ids = posts.map(({ remoteId }) => remoteId);
    const bound = ids.length === 0 ? [] : await deps.db.system((tx) => tx.select({ remoteId: publications.remoteId }).from(publications).where(and(eq(publications.lane, row.lane), inArray(publications.remoteId, ids))));
    const taken = new Set(bound.map(({ remoteId }) => remoteId));
    return { data: posts.filter(({ remoteId }) => !taken.has(remoteId)).map(({ createdAt, ...post }) => ({ ...post, createdAt: createdAt.toISOString() })), unanswered: null };
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    return { data: null, unanswered: error.message };
  }
}
