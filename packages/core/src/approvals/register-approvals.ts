import type { ContentHooks } from "../contents/index.ts";
import { latestApproval, withdrawApproval } from "./decide-approval.ts";

/** Lets contents void approvals when a text changes, and show the approval in the full view. */
export function registerApprovals(hooks: ContentHooks): void {
  hooks.afterChange.push(withdrawApproval);
  hooks.afterArchive.push(withdrawApproval);
  hooks.enrich.push(async (tx, content) => {
    const approval = await latestApproval(tx, content.id);
    if (!approval) return {};
    return {
      approval: { id: approval.id, status: approval.status, revisionId: approval.revisionId, note: approval.note, requestedAt: approval.createdAt.toISOString(), decidedAt: approval.decidedAt?.toISOString() ?? null },
    };
  });
}
