import type { z } from "zod";
import type { PromptWithVersion } from "./get-prompt.ts";
import type { promptSchema, promptVersionSchema } from "./schema.ts";
import type { PromptVersionRow } from "./table.ts";

export function presentPromptVersion(row: PromptVersionRow): z.infer<typeof promptVersionSchema> {
  const { organizationId: _organization, ...shown } = row;
  return { ...shown, createdAt: row.createdAt.toISOString() };
}

export function presentPrompt({ prompt, activeVersion, versionCount }: PromptWithVersion): z.infer<typeof promptSchema> {
  const { organizationId: _organization, activeVersionId: _active, canaryVersionId, canaryPercent, canaryStartedAt, ...shown } = prompt;
  return {
    ...shown,
    activeVersion: presentPromptVersion(activeVersion),
    versionCount,
    canary: canaryVersionId === null ? null : { versionId: canaryVersionId, percent: canaryPercent!, startedAt: canaryStartedAt!.toISOString() },
    createdAt: prompt.createdAt.toISOString(),
    updatedAt: prompt.updatedAt.toISOString(),
  };
}
