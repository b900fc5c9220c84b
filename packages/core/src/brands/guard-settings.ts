import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { defaultRestrictedWords } from "./restricted-words.ts";
import type { GuardSettings, RestrictedWord } from "./schema.ts";
import { guardSettings } from "./table.ts";

/** The organization's list of restricted words, or the one that comes with the product. */
export async function readGuardSettings(tx: Transaction, organizationId: string): Promise<GuardSettings> {
  const [row] = await tx.select().from(guardSettings).where(eq(guardSettings.organizationId, organizationId));
  return { restrictedWords: row?.restrictedWords ?? [...defaultRestrictedWords], isDefault: row === undefined, version: row?.version ?? 0 };
}

/** Replaces the list; null goes back to the default one. Event: `guard.updated`. @throws Problem 412 */
export async function setGuardSettings(
  tx: Transaction,
  input: { organizationId: string; restrictedWords: RestrictedWord[] | null; actor: Actor; ifMatch?: number | undefined },
): Promise<GuardSettings> {
  const before = await readGuardSettings(tx, input.organizationId);
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  if (input.restrictedWords === null) await tx.delete(guardSettings).where(eq(guardSettings.organizationId, input.organizationId));
  else {
    const values = { restrictedWords: input.restrictedWords, updatedBy: input.actor.kind === "user" ? input.actor.id : null, updatedAt: sql`agency.now()` };
    await tx
      .insert(guardSettings)
      .values({ organizationId: input.organizationId, version: 1, ...values })
      .onConflictDoUpdate({ target: guardSettings.organizationId, set: { ...values, version: sql`${guardSettings.version} + 1` } });
  }
  await recordEvents(tx, { organizationId: input.organizationId, type: "guard.updated", subjectType: "organization", subjectId: input.organizationId, actor: input.actor });
  return readGuardSettings(tx, input.organizationId);
}
