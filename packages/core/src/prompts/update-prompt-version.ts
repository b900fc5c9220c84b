import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { conflict, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { activateVersion } from "./activate-version.ts";
import { getPromptVersion, lockPrompt } from "./get-prompt.ts";
import type { updatePromptVersionSchema } from "./schema.ts";
import { prompts, promptVersions, type PromptVersionRow } from "./table.ts";

/**
 * Makes a version serve (which rolls back, where it is an older one), puts it aside or takes it back, or words its note anew.
 * Event: `prompt.version_updated`. @throws Problem 404, 409 (it serves or is on trial and cannot be put aside), 412
 */
export async function updatePromptVersion(
  tx: Transaction,
  input: { promptId: string; versionId: string; actor: Actor; changes: z.output<typeof updatePromptVersionSchema>; ifMatch?: number | undefined },
): Promise<{ version: PromptVersionRow; promptVersion: number }> {
  const prompt = await lockPrompt(tx, input.promptId);
  if (input.ifMatch !== undefined && input.ifMatch !== prompt.version) throw stale();
  const version = await getPromptVersion(tx, prompt.id, input.versionId);
  const { status, note } = input.changes;
  if (status === "active") await activateVersion(tx, prompt, version.id);
  else if (status !== undefined && status !== version.status) {
    if (version.status === "active") throw conflict("version_serves", "This version serves. Let another one serve first.");
    if (prompt.canaryVersionId === version.id) throw conflict("version_on_trial", "This version is on trial. Stop its trial first.");
    await tx.update(promptVersions).set({ status }).where(eq(promptVersions.id, version.id));
  }
  if (note !== undefined) await tx.update(promptVersions).set({ note }).where(eq(promptVersions.id, version.id));
  const promptVersion = prompt.version + 1;
  await tx.update(prompts).set({ version: promptVersion, updatedAt: sql`agency.now()` }).where(eq(prompts.id, prompt.id));
  await recordEvents(tx, {
    organizationId: prompt.organizationId,
    type: "prompt.version_updated",
    subjectType: "prompt",
    subjectId: prompt.id,
    actor: input.actor,
    payload: { versionId: version.id, number: version.number, ...(status ? { status } : {}) },
  });
  return { version: await getPromptVersion(tx, prompt.id, version.id), promptVersion };
}
