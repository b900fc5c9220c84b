import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { networkRules } from "@agency/providers/social/network-rules";
import type { SocialNetwork } from "@agency/providers/spec";
import { recordAudit } from "../audit/index.ts";
import { assertTextGuard, getContent, presentNetworkIssue, type GuardOverride } from "../contents/index.ts";
import { getPublication, liveAttempt, stateConflict } from "./get-publication.ts";
import type { PublicPost } from "./public-post-schema.ts";
import { publicationEvent, wakePublishers } from "./publication-events.ts";
import { publicationAttempts, publications, type PublicationRow } from "./table.ts";

interface Wish {
  publicationId: string;
  actor: Actor;
  ifMatch?: number | undefined;
  requestId?: string | undefined;
}

/**
 * Gives a public post another text, where the network lets us. A worker does it; a later wish replaces one not done yet. Audited.
 * @throws Problem 403 (may not override), 404, 409 (not public, taken away, the network cannot), 412, 422 `network_rules`, `guard_errors`
 */
export async function editPublicPost(
  tx: Transaction,
  network: SocialNetwork | null,
  wish: Wish & { text: string; override?: GuardOverride | null; mayOverride?: boolean },
): Promise<PublicationRow> {
  const before = await getStanding(tx, wish, "Changing its text");
  if (!network?.editText) throw cannot(before, "change the text of a post that stands");
  const broken = networkRules[before.network].validate({ ...before.snapshot!, text: wish.text }).filter((issue) => issue.severity === "error");
  if (broken.length > 0) {
    throw new Problem(422, "network_rules", `This text breaks rules of ${before.network}. Correct it first.`, {
      errors: broken.map((issue) => presentNetworkIssue(issue, "en")).map(({ code, detail }) => ({ pointer: "/text", code, detail })),
    });
  }
  const standing = before.editedText ?? before.snapshot!.text;
  await assertTextGuard(tx, await getContent(tx, before.contentId), { standing, wanted: wish.text }, wish);
  await audit(tx, before, wish, "publication.edit_requested", { before: standing, after: wish.text });
  return ask(tx, before, wish, { changeKind: "edit", changeText: wish.text });
}

/**
 * Takes a public post away, where the network lets us. A worker does it. Audited.
 * @throws Problem 404, 409 (not public, taken away already, the network cannot), 412
 */
export async function removePublicPost(tx: Transaction, network: SocialNetwork | null, wish: Wish): Promise<PublicationRow> {
  const before = await getStanding(tx, wish, "Taking it away");
  if (!network?.remove) throw cannot(before, "take a post away");
  await audit(tx, before, wish, "publication.removal_requested", { remoteId: before.remoteId });
  return ask(tx, before, wish, { changeKind: "remove", changeText: null });
}

/** A person says what became of a first comment that could not be written or not be proven. @throws Problem 404, 409, 412 */
export async function decideComment(tx: Transaction, wish: Wish & { decision: { stands: true } | { sendAgain: true } }): Promise<PublicationRow> {
  const before = await getStanding(tx, wish, "Deciding about its comment");
  if (before.commentStatus !== "uncertain" && before.commentStatus !== "failed") {
    throw conflict("comment_not_open", "The first comment of this post needs no decision.", { commentStatus: before.commentStatus });
  }
  const stands = "stands" in wish.decision;
  const attempt = await liveAttempt(tx, before.id, "comment");
  if (attempt) await tx.update(publicationAttempts).set({ outcome: stands ? "bound_by_person" : "released_by_person", finishedAt: sql`agency.now()` }).where(eq(publicationAttempts.id, attempt.id));
  await audit(tx, before, wish, "publication.comment_resolved", { decision: stands ? "stands" : "send_again" });
  return ask(tx, before, wish, { commentStatus: stands ? "published" : null, commentError: null });
}

export function presentPublicPost(row: PublicationRow, network: SocialNetwork | null): PublicPost {
  const { snapshot } = row;
  return {
    publicationId: row.id,
    remoteId: row.remoteId!,
    permalink: row.permalink,
    text: row.editedText ?? snapshot?.text ?? "",
    editedAt: row.editedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    firstComment: snapshot?.firstComment ? { text: snapshot.firstComment, status: row.commentStatus ?? "waiting", remoteId: row.commentRemoteId, error: row.commentError } : null,
    change: row.changeKind ? { kind: row.changeKind, text: row.changeText } : null,
    changeError: row.changeError,
    can: { edit: row.removedAt === null && network?.editText !== undefined, remove: row.removedAt === null && network?.remove !== undefined },
    version: row.version,
  };
}

/** @throws Problem 404, 409 where nothing of ours stands */
async function getStanding(tx: Transaction, wish: Pick<Wish, "publicationId" | "ifMatch">, wanted: string): Promise<PublicationRow> {
  const row = await getPublication(tx, wish.publicationId, { lock: true, ifMatch: wish.ifMatch });
  if (row.status !== "published" || row.snapshot === null) stateConflict(row, wanted);
  if (row.removedAt !== null) throw conflict("already_removed", "This post was taken away already.", { removedAt: row.removedAt.toISOString() });
  return row;
}

async function ask(tx: Transaction, before: PublicationRow, { actor }: Wish, changes: Partial<typeof publications.$inferInsert>): Promise<PublicationRow> {
  const [row] = await tx
    .update(publications)
    .set({ ...changes, changeTries: 0, changeError: null, nextStepAt: sql`agency.now()`, version: before.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(publications.id, before.id))
    .returning();
  await recordEvents(tx, publicationEvent("publication.change_requested", row!, actor, { change: changes.changeKind ?? "comment" }));
  await wakePublishers(tx);
  return row!;
}

function audit(tx: Transaction, row: PublicationRow, wish: Wish, action: string, detail: Record<string, unknown>): Promise<void> {
  return recordAudit(tx, { organizationId: row.organizationId, action, subjectType: "publication", subjectId: row.id, actor: wish.actor, detail, requestId: wish.requestId ?? null });
}

const cannot = (row: PublicationRow, what: string): Problem =>
  conflict("network_cannot", `${row.network} lets no program ${what}. Do it in its own app; the address of the post stands here.`, { network: row.network, permalink: row.permalink });
