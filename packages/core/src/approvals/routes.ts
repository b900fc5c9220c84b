import { z } from "zod";
import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { actorOf, type Api } from "@agency/platform/http";
import { assertContentAccess, presentContent, type ContentHooks, type ContentRow } from "../contents/index.ts";
import { contentSchema } from "../contents/schema.ts";
import { approveContent, requestChanges } from "./decide-approval.ts";
import { approvalSchema, approveSchema, requestChangesSchema, submitSchema } from "./schema.ts";
import { submitContent } from "./submit-content.ts";
import { approvalRequests, type ApprovalRow } from "./table.ts";

const params = z.object({ contentId: z.uuid() });
const tag = "Approvals";

export function approvalRoutes(api: Api, { contentHooks: hooks, afterApproval }: { contentHooks: ContentHooks; afterApproval: (tx: Transaction, content: ContentRow) => Promise<ContentRow> }): void {
  const view = async (tx: Transaction, row: ContentRow) => ({ body: await presentContent(tx, hooks, row), version: row.version });

  api.write(
    { method: "post", path: "/contents/{contentId}/submit", summary: "Submit content for approval", tag, permission: "contents.write", params, body: submitSchema, reply: contentSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, (await submitContent(tx, { ...body, mayOverride: principal.permissions.has("contents.override_guard"), contentId: params.contentId, actor: actorOf(principal), ifMatch })).content);
    },
  );

  api.write(
    { method: "post", path: "/contents/{contentId}/approve", summary: "Approve exactly what was submitted", tag, permission: "contents.approve", params, body: approveSchema, reply: contentSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const { content } = await approveContent(tx, { ...body, mayOverride: principal.permissions.has("contents.override_guard"), contentId: params.contentId, actor: actorOf(principal), ifMatch });
      return view(tx, await afterApproval(tx, content));
    },
  );

  api.write(
    { method: "post", path: "/contents/{contentId}/request-changes", summary: "Send content back with a note", tag, permission: "contents.approve", params, body: requestChangesSchema, reply: contentSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, (await requestChanges(tx, hooks, { ...body, contentId: params.contentId, actor: actorOf(principal), ifMatch })).content);
    },
  );

  api.read(
    { method: "get", path: "/contents/{contentId}/approvals", summary: "Read the approvals of content, newest first", tag, permission: "contents.read", params, reply: z.object({ data: z.array(approvalSchema) }) },
    async (tx, { principal, params }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const found = await tx.select().from(approvalRequests).where(eq(approvalRequests.contentId, params.contentId)).orderBy(desc(approvalRequests.id)).limit(100);
      return { body: { data: found.map(presentApproval) } };
    },
  );
}

export function presentApproval(row: ApprovalRow): z.infer<typeof approvalSchema> {
  return {
    id: row.id,
    contentId: row.contentId,
    versionId: row.versionId,
    revisionId: row.revisionId,
    status: row.status,
    note: row.note,
    requestedBy: row.requestedBy,
    decidedBy: row.decidedBy,
    requestedAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
