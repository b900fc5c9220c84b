import { desc, eq, lt, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import { assertBrandsExist } from "./members.ts";
import { brandIdsFor } from "./rules.ts";
import type { Role } from "./schema.ts";
import { invitations, type InvitationRow } from "./table.ts";
import { hashToken } from "./tokens.ts";

/** Long enough for a weekend, short enough for a link in a mailbox. */
const validDays = 7;

/** Invites someone by e-mail address. Event: `invitation.created`. */
export async function createInvitation(
  tx: Transaction,
  input: {
    organizationId: string;
    invitedBy: string;
    actor: Actor;
    token: string;
    invitation: { email: string; role: Role; brandIds: string[] | null };
    requestId?: string | undefined;
  },
): Promise<InvitationRow> {
  const { email, role } = input.invitation;
  if (input.invitation.brandIds) await assertBrandsExist(tx, input.invitation.brandIds);
  const [row] = await tx
    .insert(invitations)
    .values({
      id: newId(),
      organizationId: input.organizationId,
      email,
      role,
      brandIds: brandIdsFor(role, input.invitation.brandIds),
      tokenHash: hashToken(input.token),
      invitedBy: input.invitedBy,
      expiresAt: sql`agency.now() + make_interval(days => ${validDays})`,
      createdAt: sql`agency.now()`,
    })
    .returning();
  const what = { organizationId: input.organizationId, subjectType: "invitation", subjectId: row!.id, actor: input.actor };
  await recordAudit(tx, { ...what, action: "invitation.created", detail: { role, brandIds: row!.brandIds }, requestId: input.requestId });
  await recordEvents(tx, { ...what, type: "invitation.created" });
  return row!;
}

export async function listInvitations(tx: Transaction, options: { after: string | null; limit: number }): Promise<InvitationRow[]> {
  return tx
    .select()
    .from(invitations)
    .where(options.after ? lt(invitations.id, options.after) : undefined)
    .orderBy(desc(invitations.id))
    .limit(options.limit + 1);
}

/** Makes the link worthless; again changes nothing. Event: `invitation.revoked`. @throws Problem 404 */
export async function revokeInvitation(tx: Transaction, invitationId: string, act: { actor: Actor; requestId?: string | undefined }): Promise<void> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, invitationId)).for("update");
  if (!row) throw notFound("This invitation");
  if (row.revokedAt !== null || row.acceptedAt !== null) return;
  await tx.update(invitations).set({ revokedAt: sql`agency.now()` }).where(eq(invitations.id, invitationId));
  const what = { organizationId: row.organizationId, subjectType: "invitation", subjectId: row.id, actor: act.actor };
  await recordAudit(tx, { ...what, action: "invitation.revoked", requestId: act.requestId });
  await recordEvents(tx, { ...what, type: "invitation.revoked" });
}
