import { sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { assertGuard, contentEvent, freezeContent, getContent, touchContent, type ContentRow, type GuardOverride } from "../contents/index.ts";
import { approvalRequests, type ApprovalRow } from "./table.ts";

/** Asks for approval of exactly what stands now. Event: `content.submitted`. @throws Problem 403, 404, 409, 412, 422 `guard_errors` */
export async function submitContent(
  tx: Transaction,
  input: { contentId: string; actor: Actor; note: string | null; ifMatch?: number | undefined; override?: GuardOverride | null; mayOverride?: boolean },
): Promise<{ content: ContentRow; approval: ApprovalRow }> {
  const content = await getContent(tx, input.contentId, { lock: true, ifMatch: input.ifMatch });
  if (content.status !== "draft" && content.status !== "changes_requested") {
    throw conflict("not_submittable", `This content is ${content.status}. Only a draft can be submitted.`, { contentStatus: content.status });
  }
  const frozen = await freezeContent(tx, content, null);
  await assertGuard(tx, content, input);
  const [approval] = await tx
    .insert(approvalRequests)
    .values({
      id: newId(),
      organizationId: content.organizationId,
      contentId: content.id,
      versionId: frozen.versionId,
      revisionId: frozen.revisionId,
      frozenHash: frozen.contentHash,
      status: "pending",
      requestedBy: input.actor.kind === "user" ? input.actor.id : null,
      note: input.note,
      createdAt: sql`agency.now()`,
    })
    .returning();
  const row = await touchContent(tx, content, { status: "in_review" });
  await recordEvents(tx, contentEvent("content.submitted", row, input.actor, { approvalId: approval!.id }));
  return { content: row, approval: approval! };
}
