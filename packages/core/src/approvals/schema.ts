import { z } from "zod";

/** Who answers for a text that breaks rules of the brand says why; the audit log keeps it. */
export const guardOverrideSchema = z.strictObject({ reason: z.string().trim().min(5, "Say in a few words why this may pass.").max(500) }).nullable().default(null);

export const submitSchema = z.strictObject({ note: z.string().trim().max(2_000).nullable().default(null), override: guardOverrideSchema });
export const approveSchema = z.strictObject({
  /** Guards against approving something else than what was read: the revision on the screen. */
  revisionId: z.uuid().optional(),
  note: z.string().trim().max(2_000).nullable().default(null),
  override: guardOverrideSchema,
});
export const requestChangesSchema = z.strictObject({ note: z.string().trim().min(1, "Say what should change.").max(2_000) });

export const approvalSchema = z
  .object({
    id: z.uuid(),
    contentId: z.uuid(),
    versionId: z.uuid(),
    revisionId: z.uuid(),
    status: z.enum(["pending", "approved", "changes_requested", "withdrawn"]),
    note: z.string().nullable(),
    requestedBy: z.uuid().nullable(),
    decidedBy: z.uuid().nullable(),
    requestedAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: "Approval" });
