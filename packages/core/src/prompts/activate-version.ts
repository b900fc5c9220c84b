import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { prompts, promptVersions, type PromptRow } from "./table.ts";

/** Makes a version serve, archives the one that did, and ends its trial if it was on one. The caller holds the prompt's lock and counts its version up. */
export async function activateVersion(tx: Transaction, prompt: PromptRow, versionId: string): Promise<void> {
  if (prompt.activeVersionId === versionId) return;
  // First, since only one may serve at a time.
  await tx.update(promptVersions).set({ status: "archived" }).where(and(eq(promptVersions.promptId, prompt.id), eq(promptVersions.status, "active")));
  await tx.update(promptVersions).set({ status: "active" }).where(eq(promptVersions.id, versionId));
  const canary = prompt.canaryVersionId === versionId ? noCanary : {};
  await tx.update(prompts).set({ ...canary, activeVersionId: versionId, updatedAt: sql`agency.now()` }).where(eq(prompts.id, prompt.id));
}

export const noCanary = { canaryVersionId: null, canaryPercent: null, canaryStartedAt: null } as const;
