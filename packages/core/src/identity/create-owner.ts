import { sql } from "drizzle-orm";
import { hashPassword } from "better-auth/crypto";
import { newId, type Database, type Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import { accounts, members, organizations, users } from "./table.ts";

export interface NewOwner {
  name: string;
  email: string;
  /** Absent: nobody can sign in as this user yet (seeds, tests). */
  password?: string;
  organizationName: string;
  locale?: "vi" | "en";
  timeZone?: string;
}

export interface CreatedOwner {
  userId: string;
  organizationId: string;
  memberId: string;
}

/** Creates a user with an organization of its own. Used by the command line, seeds and tests; the routes use `signUp`. */
export async function createOwner(db: Database, owner: NewOwner): Promise<CreatedOwner> {
  const passwordHash = owner.password === undefined ? null : await hashPassword(owner.password);
  return db.directory((tx) => insertOwner(tx, { ...owner, passwordHash }));
}

/** The rows of a new owner, through the directory door. Event: `organization.created`. */
export async function insertOwner(tx: Transaction, owner: NewOwner & { passwordHash: string | null; requestId?: string | undefined }): Promise<CreatedOwner> {
  const created = { userId: newId(), organizationId: newId(), memberId: newId() };
  const { locale = "vi", timeZone = "Asia/Ho_Chi_Minh" } = owner;
  await insertUser(tx, { id: created.userId, name: owner.name, email: owner.email, locale, passwordHash: owner.passwordHash });
  const now = sql`agency.now()`;
  await tx.insert(organizations).values({ id: created.organizationId, name: owner.organizationName, locale, timeZone, createdAt: now, updatedAt: now });
  await tx.insert(members).values({ id: created.memberId, organizationId: created.organizationId, userId: created.userId, role: "owner", brandIds: null, createdAt: now });
  const actor: Actor = { kind: "user", id: created.userId };
  const what = { organizationId: created.organizationId, subjectType: "organization", subjectId: created.organizationId, actor };
  await recordAudit(tx, { ...what, action: "organization.created", requestId: owner.requestId });
  await recordEvents(tx, { ...what, type: "organization.created" });
  return created;
}

/** A person and, with a password, the means to sign in. */
export async function insertUser(
  tx: Transaction,
  user: { id: string; name: string; email: string; locale: "vi" | "en"; passwordHash: string | null },
): Promise<void> {
  const now = sql`agency.now()`;
  await tx.insert(users).values({ id: user.id, name: user.name, email: user.email.toLowerCase(), locale: user.locale, createdAt: now, updatedAt: now });
  if (user.passwordHash === null) return;
  await tx.insert(accounts).values({
    id: newId(),
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: user.passwordHash,
    createdAt: now,
    updatedAt: now,
  });
}
