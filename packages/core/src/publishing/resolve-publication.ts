import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { isUniqueViolation } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import type { NetworkName } from "@agency/providers/spec";
import { recordAudit } from "../audit/index.ts";
import { refreshContent } from "./content-status.ts";
import { getPublication, liveAttempt, stateConflict } from "./get-publication.ts";
import { publicationEvent } from "./publication-events.ts";
import { restartNow } from "./recall-publication.ts";
import { publicationAttempts, publications, type PublicationRow } from "./table.ts";

export type Resolution = { boundTo: string } | { sendAgain: true };

/**
 * A person decides what the network could not prove (R3): the post is there under this id, or it is not and goes out again.
 * Audited with the person's name. @throws Problem 404, 409 (not uncertain, id bound elsewhere), 412, 422 (no id of a post of this page)
 */
export async function resolvePublication(
  tx: Transaction,
  config: Config,
  input: { publicationId: string; resolution: Resolution; actor: Actor; ifMatch?: number | undefined; requestId?: string | undefined },
): Promise<PublicationRow> {
  const before = await getPublication(tx, input.publicationId, { lock: true, ifMatch: input.ifMatch });
  if (before.status !== "uncertain") stateConflict(before, "Deciding");
  if ("boundTo" in input.resolution) assertPostId(before, input.resolution.boundTo);
  const attempt = await liveAttempt(tx, before.id, "publish");
  await recordAudit(tx, {
    organizationId: before.organizationId,
    action: "publication.resolved",
    subjectType: "publication",
    subjectId: before.id,
    actor: input.actor,
    detail: "boundTo" in input.resolution ? { decision: "bind", boundTo: input.resolution.boundTo } : { decision: "send_again" },
    requestId: input.requestId ?? null,
  });
  if ("sendAgain" in input.resolution) {
    if (attempt) await closeAttempt(tx, attempt.id, "released_by_person", null);
    return restartNow(tx, config, before, input.actor, "publication.sent_again");
  }
  if (attempt) await closeAttempt(tx, attempt.id, "bound_by_person", input.resolution.boundTo);
  try {
    const [row] = await tx
      .update(publications)
      .set({
        status: "published",
        remoteId: input.resolution.boundTo,
        publishedAt: before.sendingSince ?? sql`agency.now()`,
        finishedAt: sql`agency.now()`,
        // One more look, for the permalink.
        nextStepAt: sql`agency.now()`,
        tries: 0,
        errorKind: null,
        errorDetail: null,
        fence: sql`${publications.fence} + 1`,
        version: before.version + 1,
        updatedAt: sql`agency.now()`,
      })
      .where(eq(publications.id, before.id))
      .returning();
    await refreshContent(tx, before.contentId);
    await recordEvents(tx, publicationEvent("publication.bound", row!, input.actor, { remoteId: input.resolution.boundTo }));
    return row!;
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("already_bound", "This post belongs to another publication already. Choose the right one.");
    throw error;
  }
}

/** R3: `published` holds the network's own id, as that network writes it. */
function assertPostId(row: PublicationRow, postId: string): void {
  const accountId = row.lane.split(":").slice(2).join(":");
  const { isId, hint } = postIds[row.network];
  if (!isId(postId, accountId)) throw invalid("not_a_post_of_this_page", "/boundTo", hint(accountId));
}

const postIds: Readonly<Record<NetworkName, { isId: (id: string, accountId: string) => boolean; hint: (accountId: string) => string }>> = {
  facebook: {
    // A story and a reel go by a number alone.
    isId: (id, accountId) => (/^\d+_\d+$/.test(id) ? id.startsWith(`${accountId}_`) : /^\d+$/.test(id)),
    hint: (accountId) => `Give the post's id as Facebook writes it, beginning with this page's: ${accountId}_… A reel or story has a number of its own.`,
  },
  instagram: { isId: (id) => /^\d+$/.test(id), hint: () => "Give the number that Instagram's API names the post by." },
  tiktok: { isId: (id) => /^(\d+|[a-z_]+~[\w.-]+)$/.test(id), hint: () => "Give the number at the end of the post's address, behind /video/ or /photo/." },
  linkedin: { isId: (id) => /^urn:li:(share|ugcPost|activity):\d+$/.test(id), hint: () => "Give the post's URN as it stands in its address: urn:li:share:… or urn:li:ugcPost:…" },
};

async function closeAttempt(tx: Transaction, attemptId: string, outcome: "released_by_person" | "bound_by_person", remoteId: string | null): Promise<void> {
  await tx.update(publicationAttempts).set({ outcome, remoteId, finishedAt: sql`agency.now()` }).where(eq(publicationAttempts.id, attemptId));
}
