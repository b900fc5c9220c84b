import { and, desc, eq, lt, ne, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import { getOrganization } from "./organization-routes.ts";
import { brandIdsFor } from "./rules.ts";
import type { Role } from "./schema.ts";
import { members, users } from "./table.ts";

const columns = {
  id: members.id,
  userId: members.userId,
  name: users.name,
  email: users.email,
  role: members.role,
  brandIds: members.brandIds,
  createdAt: members.createdAt,
};
export interface MemberWithUser {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  brandIds: string[] | null;
  createdAt: Date;
}
interface Act {
  actor: Actor;
  requestId?: string | undefined;
}

export async function listMembers(tx: Transaction, options: { after: string | null; limit: number }): Promise<MemberWithUser[]> {
  return tx
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(options.after ? lt(members.id, options.after) : undefined)
    .orderBy(desc(members.id))
    .limit(options.limit + 1);
}

/** Event: `member.updated`. @throws Problem 404, or 409 `last_owner` */
export async function updateMember(
  tx: Transaction,
  memberId: string,
  changes: { role?: Role | undefined; brandIds?: string[] | null | undefined },
  act: Act,
): Promise<MemberWithUser> {
  const { organization, member } = await lockMember(tx, memberId);
  const role = changes.role ?? member.role;
  if (member.role === "owner" && role !== "owner") await assertAnotherOwner(tx, memberId);
  const brandIds = brandIdsFor(role, changes.brandIds === undefined ? member.brandIds : changes.brandIds);
  if (changes.brandIds) await assertBrandsExist(tx, changes.brandIds);
  await tx.update(members).set({ role, brandIds }).where(eq(members.id, memberId));
  const what = { organizationId: organization.id, subjectType: "member", subjectId: memberId, actor: act.actor };
  const detail = { from: { role: member.role, brandIds: member.brandIds }, to: { role, brandIds } };
  await recordAudit(tx, { ...what, action: "member.updated", detail, requestId: act.requestId });
  await recordEvents(tx, { ...what, type: "member.updated", payload: { role } });
  return { ...member, role, brandIds };
}

/** Takes the membership away, and with it every API key that the person made. Event: `member.removed`. @throws Problem 404, or 409 `last_owner` */
export async function removeMember(tx: Transaction, memberId: string, act: Act): Promise<void> {
  const { organization, member } = await lockMember(tx, memberId);
  if (member.role === "owner") await assertAnotherOwner(tx, memberId);
  await tx.delete(members).where(eq(members.id, memberId));
  const what = { organizationId: organization.id, subjectType: "member", subjectId: memberId, actor: act.actor };
  await recordAudit(tx, { ...what, action: "member.removed", detail: { userId: member.userId, role: member.role }, requestId: act.requestId });
  await recordEvents(tx, { ...what, type: "member.removed" });
}

/** @throws Problem 422 when a brand is not one of this organization's */
export async function assertBrandsExist(tx: Transaction, brandIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(brandIds)];
  if (wanted.length === 0) return;
  const list = sql.join(wanted.map((id) => sql`${id}::uuid`), sql`, `);
  const [found] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from brands where id in (${list})`);
  if (found!.count !== wanted.length) throw invalid("unknown_brand", "/brandIds", "One of these brands does not exist here. Load the list again.");
}

/** Locks the organization first, so that two owners cannot demote each other at the same moment. */
async function lockMember(tx: Transaction, memberId: string) {
  const organization = await getOrganization(tx, { lock: true });
  const [member] = await tx.select(columns).from(members).innerJoin(users, eq(users.id, members.userId)).where(eq(members.id, memberId));
  if (!member) throw notFound("This member");
  return { organization, member };
}

async function assertAnotherOwner(tx: Transaction, memberId: string): Promise<void> {
  const [other] = await tx.select({ id: members.id }).from(members).where(and(eq(members.role, "owner"), ne(members.id, memberId))).limit(1);
  if (!other) throw conflict("last_owner", "An organization needs an owner. Make someone else an owner first.");
}
