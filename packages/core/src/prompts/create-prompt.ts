import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, type Transaction } from "@agency/platform/db";
import { recordEvents, type Actor } from "@agency/platform/live";
import { checkTemplate } from "./check-template.ts";
import { getPrompt, type PromptWithVersion } from "./get-prompt.ts";
import type { createPromptSchema } from "./schema.ts";
import { prompts, promptVersions } from "./table.ts";

/** Adds a template of the organization's own with its first version. Event: `prompt.created`. @throws Problem 422 */
export async function createPrompt(
  tx: Transaction,
  input: { organizationId: string; actor: Actor; prompt: z.output<typeof createPromptSchema> },
): Promise<PromptWithVersion> {
  const { template, variables, ...fields } = input.prompt;
  checkTemplate(template, variables);
  const [id, versionId] = [newId(), newId()];
  const { organizationId } = input;
  await tx.insert(prompts).values({ ...fields, id, organizationId, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` });
  await tx.insert(promptVersions).values({ id: versionId, organizationId, promptId: id, number: 1, status: "active", template, variables, createdBy: authorOf(input.actor), createdAt: sql`agency.now()` });
  await tx.update(prompts).set({ activeVersionId: versionId }).where(eq(prompts.id, id));
  await recordEvents(tx, { organizationId, type: "prompt.created", subjectType: "prompt", subjectId: id, actor: input.actor });
  return getPrompt(tx, id);
}

export const authorOf = (actor: Actor): string | null => (actor.kind === "user" ? actor.id : null);
