import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { activateVersion } from "./activate-version.ts";
import { checkTemplate } from "./check-template.ts";
import { authorOf } from "./create-prompt.ts";
import { getPromptVersion, lockPrompt } from "./get-prompt.ts";
import type { createPromptVersionSchema } from "./schema.ts";
import { prompts, promptVersions, type PromptVersionRow } from "./table.ts";

/**
 * Adds a version, which serves from now on unless it is to stay a draft; earlier ones stay and can be chosen again. Event: `prompt.version_added`.
 * @throws Problem 404, 412 or 422
 */
export async function addPromptVersion(
  tx: Transaction,
  input: { promptId: string; actor: Actor; version: z.output<typeof createPromptVersionSchema>; ifMatch?: number | undefined },
): Promise<{ version: PromptVersionRow; promptVersion: number }> {
  const prompt = await lockPrompt(tx, input.promptId);
  if (input.ifMatch !== undefined && input.ifMatch !== prompt.version) throw stale();
  checkTemplate(input.version.template, input.version.variables);
  const { activate, ...fields } = input.version;
  const [added] = await tx
    .insert(promptVersions)
    .values({
      ...fields,
      id: newId(),
      organizationId: prompt.organizationId,
      promptId: prompt.id,
      number: sql`(select coalesce(max(number), 0) + 1 from prompt_versions where prompt_id = ${prompt.id})`,
      createdBy: authorOf(input.actor),
      createdAt: sql`agency.now()`,
    })
    .returning();
  if (activate) await activateVersion(tx, prompt, added!.id);
  const promptVersion = prompt.version + 1;
  await tx.update(prompts).set({ version: promptVersion, updatedAt: sql`agency.now()` }).where(eq(prompts.id, prompt.id));
  await recordEvents(tx, {
    organizationId: prompt.organizationId,
    type: "prompt.version_added",
    subjectType: "prompt",
    subjectId: prompt.id,
    actor: input.actor,
    payload: { versionId: added!.id, number: added!.number },
  });
  return { version: await getPromptVersion(tx, prompt.id, added!.id), promptVersion };
}
