import { sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials } from "../../channels/index.ts";
import { publicationEvent } from "../publication-events.ts";
import type { Claim } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { readHeld, writeAndRelease } from "./lease.ts";

const maxTries = 6;

/** Fetches the public address of a published post. Cannot change the outcome (R5): when it fails for good, the post just has no link. */
export async function followUp(context: PublisherContext, claim: Claim, network: SocialNetwork): Promise<void> {
  const row = await context.db.system((tx) => readHeld(tx, claim));
  if (row.permalink !== null || row.remoteId === null) {
    await context.db.system((tx) => writeAndRelease(tx, claim, { nextStepAt: null }));
    return;
  }
  let permalink: string | null = null;
  try {
    permalink = await network.permalink({ credentials: await openCredentials(context, row.channelId), remoteId: row.remoteId });
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
  }
  await context.db.system(async (tx) => {
    const isOver = permalink !== null || row.tries + 1 >= maxTries;
    const updated = await writeAndRelease(tx, claim, {
      permalink,
      tries: isOver ? 0 : row.tries + 1,
      nextStepAt: isOver ? null : sql`agency.now() + ${2_000 * 2 ** row.tries} * interval '1 millisecond'`,
    });
    if (permalink !== null) await recordEvents(tx, publicationEvent("publication.linked", updated, systemActor, { permalink }));
  });
}
