import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { prompts, promptVersions, type PromptRow, type PromptVersionRow } from "./table.ts";

/** A template with the version that serves and how many versions there are. */
export interface PromptWithVersion {
  prompt: PromptRow;
  activeVersion: PromptVersionRow;
  versionCount: number;
}

/** @throws Problem 404 also for a prompt of another organization (R24) */
export async function getPrompt(tx: Transaction, promptId: string): Promise<PromptWithVersion> {
  const [row] = await selectPrompts(tx).where(eq(prompts.id, promptId));
  if (!row) throw notFound("This prompt");
  return row;
}

/** Holds the prompt against other writers until the transaction ends. @throws Problem 404 */
export async function lockPrompt(tx: Transaction, promptId: string): Promise<PromptRow> {
  const [row] = await tx.select().from(prompts).where(eq(prompts.id, promptId)).for("update");
  if (!row) throw notFound("This prompt");
  return row;
}

/** @throws Problem 404 for a version of another prompt too */
export async function getPromptVersion(tx: Transaction, promptId: string, versionId: string): Promise<PromptVersionRow> {
  const [row] = await tx.select().from(promptVersions).where(and(eq(promptVersions.id, versionId), eq(promptVersions.promptId, promptId)));
  if (!row) throw notFound("This version of the prompt");
  return row;
}

export function selectPrompts(tx: Transaction) {
  return tx
    .select({
      prompt: getTableColumns(prompts),
      activeVersion: getTableColumns(promptVersions),
      versionCount: sql<number>`(select count(*)::int from prompt_versions counted where counted.prompt_id = ${prompts.id})`,
    })
    .from(prompts)
    .innerJoin(promptVersions, eq(promptVersions.id, prompts.activeVersionId));
}
