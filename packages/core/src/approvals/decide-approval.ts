import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { contentEvent, freezeContent, getContent, touchContent, type ContentHooks, type ContentRow, type GuardOverride } from "../contents/index.ts";
import { submitContent } from "./submit-content.ts";
import { approvalRequests, type ApprovalRow } from "./table.ts";

/**
 * Approves exactly the revision, placements and media that were submitted. A draft is submitted and approved in one step.
 * @param input.revisionId what the approver read; anything newer is refused
 * @throws Problem 403, 404, 409 (nothing to approve), 412 (the text is another one by now), 422 `guard_errors` (a draft)
 */
export async function approveContent(
  tx: Transaction,
  input: { contentId: string; actor: Actor; revisionId?: string | undefined; note: string | null; ifMatch?: number | undefined; override?: GuardOverride | null; mayOverride?: boolean },
): Promise<{ content: ContentRow; approval: ApprovalRow }> {
  let content = await getContent(tx, input.contentId, { lock: true, ifMatch: input.ifMatch });
  if (content.status === "draft" || content.status === "changes_requested") {
    ({ content } = await submitContent(tx, { contentId: content.id, actor: input.actor, note: null, override: input.override, mayOverride: input.mayOverride }));
  }
  if (content.status !== "in_review") {
    throw conflict("not_approvable", `This content is ${content.status}, so there is nothing to approve.`, { contentStatus: content.status });
  }
  const pending = await latestApproval(tx, content.id);
  const frozen = await freezeContent(tx, content, null);
  if (!pending || pending.status !== "pending" || pending.frozenHash !== frozen.contentHash) throw stale();
  if (input.revisionId !== undefined && input.revisionId !== pending.revisionId) throw stale();
  const approval = await decide(tx, pending, "approved", input);
  const row = await touchContent(tx, content, { status: "approved" });
  await recordEvents(tx, contentEvent("content.approved", row, input.actor, { approvalId: approval.id, revisionId: approval.revisionId }));
  return { content: row, approval };
}

/** Sends content back with what should change; voids an approval that was given. @throws Problem 404, 409, 412 */
export async function requestChanges(
  tx: Transaction,
  hooks: ContentHooks,
  input: { contentId: string; actor: Actor; note: string; ifMatch?: number | undefined },
): Promise<{ content: ContentRow; approval: ApprovalRow }> {
  const content = await getContent(tx, input.contentId, { lock: true, ifMatch: input.ifMatch });
  const current = await latestApproval(tx, content.id);
  if (!current || !["in_review", "approved", "scheduled"].includes(content.status)) {
    throw conflict("not_in_review", `This content is ${content.status}; changes are asked of content in review or approved.`, { contentStatus: content.status });
  }
  for (const hook of hooks.beforeChange) await hook(tx, content);
  const approval = await decide(tx, current, "changes_requested", input);
  const row = await touchContent(tx, content, { status: "changes_requested" });
  for (const hook of hooks.afterChange) await hook(tx, content, input.actor);
  await recordEvents(tx, contentEvent("content.changes_requested", row, input.actor, { approvalId: approval.id }));
  return { content: row, approval };
}

/** A change of the text voids the request or approval that stood; registered as a hook of contents. */
export async function withdrawApproval(tx: Transaction, content: ContentRow, actor: Actor): Promise<void> {
  await tx
    .update(approvalRequests)
    .set({ status: "withdrawn", decidedAt: sql`agency.now()`, decidedBy: actor.kind === "user" ? actor.id : null })
    .where(and(eq(approvalRequests.contentId, content.id), inArray(approvalRequests.status, ["pending", "approved"])));
}

export async function latestApproval(tx: Transaction, contentId: string): Promise<ApprovalRow | undefined> {
  const [row] = await tx.select().from(approvalRequests).where(eq(approvalRequests.contentId, contentId)).orderBy(desc(approvalRequests.id)).limit(1);
  return row;
}

/** The approval in force for content, if exactly what stands now was approved. */
export async function approvalInForce(tx: Transaction, contentId: string, contentHash: string): Promise<ApprovalRow | undefined> {
  const latest = await latestApproval(tx, contentId);
  return latest?.status === "approved" && latest.frozenHash === contentHash ? latest : undefined;
}

async function decide(tx: Transaction, request: ApprovalRow, status: "approved" | "changes_requested", input: { actor: Actor; note: string | null }): Promise<ApprovalRow> {
  const [row] = await tx
    .update(approvalRequests)
    .set({ status, note: input.note, decidedAt: sql`agency.now()`, decidedBy: input.actor.kind === "user" ? input.actor.id : null })
    .where(eq(approvalRequests.id, request.id))
    .returning();
  return row!;
}
