import { eq, sql } from "drizzle-orm";
import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import { rows, type Database, type Transaction } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import { insertOwner, type CreatedOwner } from "./create-owner.ts";
import type { signUpSchema } from "./schema.ts";
import { members } from "./table.ts";

/**
 * Creates the first owner and the organization. Of several at once exactly one succeeds: the lock lets them in one by one.
 * @throws Problem 403 `sign_up_closed` once an owner exists
 */
export async function signUp(db: Database, input: z.output<typeof signUpSchema>, requestId?: string): Promise<CreatedOwner> {
  // Asked before the costly hash as well, so that a closed door costs nothing.
  if (!(await db.directory(needsOwner))) throw closed();
  const passwordHash = await hashPassword(input.password);
  return db.directory(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('agency.first_owner', 0))`);
    if (!(await needsOwner(tx))) throw closed();
    return insertOwner(tx, { ...input, passwordHash, requestId });
  });
}

/** Whether this installation still waits for its first owner. */
export async function needsOwner(tx: Transaction): Promise<boolean> {
  const [row] = await rows<{ found: boolean }>(tx, sql`select exists (${tx.select({ id: members.id }).from(members).where(eq(members.role, "owner"))}) as found`);
  return !row!.found;
}

const closed = (): Problem => new Problem(403, "sign_up_closed", "This installation has an owner already. Ask an owner for an invitation.");
