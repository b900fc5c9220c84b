import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { activateVersion } from "./activate-version.ts";
import { getPrompt, getPromptVersion, lockPrompt, type PromptWithVersion } from "./get-prompt.ts";
import type { updatePromptSchema } from "./schema.ts";
import { prompts } from "./table.ts";

/** Renames a template, switches it on or off, or chooses the version that serves. Event: `prompt.updated`. @throws Problem 404 or 412 (R19) */
export async function updatePrompt(
  tx: Transaction,
  input: { promptId: string; actor: Actor; changes: z.output<typeof updatePromptSchema>; ifMatch?: number | undefined },
): Promise<PromptWithVersion> {
  const before = await lockPrompt(tx, input.promptId);
  if (input.ifMatch !== undefined && input.ifMatch !== before.version) throw stale();
  const { activeVersionId, ...fields } = input.changes;
  if (activeVersionId !== undefined) await activateVersion(tx, before, (await getPromptVersion(tx, before.id, activeVersionId)).id);
  await tx.update(prompts).set({ ...fields, version: before.version + 1, updatedAt: sql`agency.now()` }).where(eq(prompts.id, before.id));
  await recordEvents(tx, { organizationId: before.organizationId, type: "prompt.updated", subjectType: "prompt", subjectId: before.id, actor: input.actor });
  return getPrompt(tx, before.id);
}
