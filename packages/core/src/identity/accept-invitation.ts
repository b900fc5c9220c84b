import { and, eq, sql } from "drizzle-orm";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { databaseNow, newId, type Database, type Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import { insertUser } from "./create-owner.ts";
import { invitationStatus } from "./rules.ts";
import { accounts, invitations, members, organizations, users, type InvitationRow } from "./table.ts";
import { hashToken } from "./tokens.ts";

/**
 * Makes the invited person a member. Someone who has an account already proves it with its password: an invitation from
 * one organization must not open an account that belongs to others too. Event: `member.joined`.
 * @throws Problem 410 when the invitation is used, revoked, expired or unknown, 422 for a wrong password, 409 for a member
 */
export async function acceptInvitation(
  db: Database,
  input: { token: string; name: string; password: string; requestId?: string },
): Promise<{ userId: string; email: string; organizationId: string }> {
  const { known } = await db.directory(async (tx) => {
    const invitation = await findPending(tx, input.token);
    return { known: await findAccount(tx, invitation.email) };
  });
  // Slow on purpose, so done with no connection held.
  if (known?.password && !(await verifyPassword({ hash: known.password, password: input.password }))) {
    throw invalid("wrong_password", "/password", "There is an account with this e-mail address. Use its password.");
  }
  const passwordHash = known?.password ? null : await hashPassword(input.password);

  return db.directory(async (tx) => {
    const invitation = await findPending(tx, input.token, { lock: true });
    const now = sql`agency.now()`;
    const userId = known?.id ?? newId();
    if (!known) {
      await insertUser(tx, { id: userId, name: input.name, email: invitation.email, locale: await localeOf(tx, invitation.organizationId), passwordHash });
    } else if (!known.password) {
      throw conflict("no_password", "This account has no password yet. Ask an owner for help.");
    }
    const memberId = newId();
    const joined = await tx
      .insert(members)
      .values({ id: memberId, organizationId: invitation.organizationId, userId, role: invitation.role, brandIds: invitation.brandIds, createdAt: now })
      .onConflictDoNothing({ target: [members.organizationId, members.userId] })
      .returning({ id: members.id });
    if (joined.length === 0) throw conflict("already_member", "This account is a member of the organization already. Sign in.");
    await tx.update(invitations).set({ acceptedAt: now }).where(eq(invitations.id, invitation.id));
    const actor: Actor = { kind: "user", id: userId };
    const what = { organizationId: invitation.organizationId, subjectType: "member", subjectId: memberId, actor };
    await recordAudit(tx, { ...what, action: "member.joined", detail: { invitationId: invitation.id, role: invitation.role }, requestId: input.requestId });
    await recordEvents(tx, { ...what, type: "member.joined", payload: { role: invitation.role } });
    return { userId, email: invitation.email, organizationId: invitation.organizationId };
  });
}

/** @throws Problem 410, the same for every reason, so that a guess learns nothing */
export async function findPending(tx: Transaction, token: string, options: { lock?: boolean } = {}): Promise<InvitationRow> {
  const query = tx.select().from(invitations).where(eq(invitations.tokenHash, hashToken(token)));
  const [found] = options.lock ? await query.for("update") : await query;
  if (!found || invitationStatus(found, await databaseNow(tx)) !== "pending") {
    throw new Problem(410, "invitation_gone", "This invitation is no longer valid. Ask for a new one.");
  }
  return found;
}

async function findAccount(tx: Transaction, email: string): Promise<{ id: string; password: string | null } | undefined> {
  const [found] = await tx
    .select({ id: users.id, password: accounts.password })
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, "credential")))
    .where(eq(users.email, email));
  return found;
}

async function localeOf(tx: Transaction, organizationId: string): Promise<"vi" | "en"> {
  const [found] = await tx.select({ locale: organizations.locale }).from(organizations).where(eq(organizations.id, organizationId));
  return found?.locale ?? "vi";
}
