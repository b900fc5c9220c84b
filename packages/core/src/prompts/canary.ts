import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { conflict, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { activateVersion, noCanary } from "./activate-version.ts";
import { getPrompt, getPromptVersion, lockPrompt, type PromptWithVersion } from "./get-prompt.ts";
import type { startCanarySchema } from "./schema.ts";
import { prompts, type PromptRow } from "./table.ts";

interface Change {
  promptId: string;
  actor: Actor;
  ifMatch?: number | undefined;
}

/**
 * Lets a version serve a share of the runs beside the active one; another share of the same version goes on with its trial.
 * Event: `prompt.canary_started`. @throws Problem 404, 409 (it serves already), 412
 */
export async function startCanary(tx: Transaction, input: Change & z.output<typeof startCanarySchema>): Promise<PromptWithVersion> {
  const prompt = await open(tx, input);
  const version = await getPromptVersion(tx, prompt.id, input.versionId);
  if (version.id === prompt.activeVersionId) throw conflict("version_serves", "This version serves every run already. Choose another one for a trial.");
  const isSame = prompt.canaryVersionId === version.id;
  return change(tx, prompt, input, "prompt.canary_started", {
    canaryVersionId: version.id,
    canaryPercent: input.percent,
    canaryStartedAt: isSame ? prompt.canaryStartedAt : sql`agency.now()`,
  });
}

/** Ends the trial; the active version serves every run again. Event: `prompt.canary_stopped`. @throws Problem 404, 409 (none is on trial), 412 */
export async function stopCanary(tx: Transaction, input: Change): Promise<PromptWithVersion> {
  const prompt = await open(tx, input);
  if (prompt.canaryVersionId === null) throw noTrial();
  return change(tx, prompt, input, "prompt.canary_stopped", noCanary);
}

/** Makes the version on trial the one that serves. Event: `prompt.canary_promoted`. @throws Problem 404, 409 (none is on trial), 412 */
export async function promoteCanary(tx: Transaction, input: Change): Promise<PromptWithVersion> {
  const prompt = await open(tx, input);
  if (prompt.canaryVersionId === null) throw noTrial();
  await activateVersion(tx, prompt, prompt.canaryVersionId);
  return change(tx, prompt, input, "prompt.canary_promoted", {});
}

async function open(tx: Transaction, input: Change): Promise<PromptRow> {
  const prompt = await lockPrompt(tx, input.promptId);
  if (input.ifMatch !== undefined && input.ifMatch !== prompt.version) throw stale();
  return prompt;
}

async function change(tx: Transaction, prompt: PromptRow, input: Change, type: string, columns: Parameters<ReturnType<Transaction["update"]>["set"]>[0]): Promise<PromptWithVersion> {
  await tx.update(prompts).set({ ...columns, version: prompt.version + 1, updatedAt: sql`agency.now()` }).where(eq(prompts.id, prompt.id));
  await recordEvents(tx, { organizationId: prompt.organizationId, type, subjectType: "prompt", subjectId: prompt.id, actor: input.actor });
  return getPrompt(tx, prompt.id);
}

const noTrial = () => conflict("no_canary", "No version of this prompt is on trial. Start one first.");
