import { and, eq, sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials } from "../../channels/index.ts";
import { publicationEvent } from "../publication-events.ts";
import { publications } from "../table.ts";
import { changePost } from "./change-post.ts";
import type { FollowUp } from "./claim.ts";
import { writeComment } from "./comment.ts";
import type { PublisherContext } from "./context.ts";

const maxTries = 6;
const firstPauseMs = 2_000;

/** Does what comes next with a post that stands. Needs no lease, because it cannot change the outcome (R5). */
export async function followUp(context: PublisherContext, post: FollowUp, network: SocialNetwork | null): Promise<void> {
  switch (post.wants) {
    case "change":
      return changePost(context, post, network);
    case "comment":
      return writeComment(context, post, network);
    case "permalink":
      return fetchPermalink(context, post, network);
  }
}

/** Writes only while the post is bound to the same id. When it fails for good, the post just has no link. */
async function fetchPermalink(context: PublisherContext, post: FollowUp, network: SocialNetwork | null): Promise<void> {
  const permalink = network === null ? null : await askPermalink(context, post, network);
  const isOver = permalink !== null || post.tries + 1 >= maxTries;
  await context.db.system(async (tx) => {
    const [row] = await tx
      .update(publications)
      .set({
        ...(permalink === null ? {} : { permalink }),
        tries: isOver ? 0 : post.tries + 1,
        // A change that somebody wished for while the network was asked has set its own time.
        nextStepAt: sql`case when ${publications.version} = ${post.version} then ${isOver ? sql`null` : sql`agency.now() + ${firstPauseMs * 2 ** post.tries} * interval '1 millisecond'`} else ${publications.nextStepAt} end`,
        version: sql`${publications.version} + 1`,
        updatedAt: sql`agency.now()`,
      })
      .where(and(eq(publications.id, post.id), eq(publications.status, "published"), eq(publications.remoteId, post.remoteId)))
      .returning();
    if (row && permalink !== null) await recordEvents(tx, publicationEvent("publication.linked", row, systemActor, { permalink }));
  });
}

async function askPermalink(context: PublisherContext, post: FollowUp, network: SocialNetwork): Promise<string | null> {
  try {
    return await network.permalink({ credentials: await openCredentials(context, post.channelId), remoteId: post.remoteId });
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    return null;
  }
}
