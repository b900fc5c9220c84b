import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import { getPrompt, getPromptVersion, selectPrompts } from "./get-prompt.ts";
import type { ContentType, Platform } from "./schema.ts";
import { prompts, type PromptRow, type PromptVersionRow } from "./table.ts";

export interface ChosenPrompt {
  prompt: PromptRow;
  version: PromptVersionRow;
}

/** Shares are drawn in this many parts of a whole. */
const parts = 10_000;

/** An ad for Facebook or Instagram is a Meta ad. */
const family: Partial<Record<Platform, Platform[]>> = { facebook: ["meta_ads"], instagram: ["meta_ads"] };

/**
 * The version that serves: of the prompt asked for, else of the best match among the active ones: the platform's own
 * before one for any platform, one that needs no further values before one that does, the oldest first (which puts the
 * everyday template first). Where a version of it is on trial, that one serves its share. Null when the organization has none
 * left for this kind.
 * @param wanted.draw what decides about a trial, e.g. the run's id: the same one always gets the same version; without it the active one serves
 * @throws Problem 404 for an unknown prompt, 409 for one that is switched off, 422 for one of another category or language
 */
export async function choosePrompt(
  tx: Transaction,
  wanted: { category: ContentType; platform: Platform; language: "vi" | "en"; promptId?: string | null | undefined; draw?: string | undefined },
): Promise<ChosenPrompt | null> {
  if (wanted.promptId) {
    const { prompt, activeVersion } = await getPrompt(tx, wanted.promptId);
    if (!prompt.isActive) throw conflict("prompt_inactive", "This prompt is switched off. Switch it on or choose another.");
    if (prompt.category !== wanted.category) throw invalid("wrong_category", "/promptId", `This prompt is for ${prompt.category}, not for ${wanted.category}.`);
    if (prompt.language !== wanted.language) throw invalid("wrong_language", "/promptId", `This prompt writes "${prompt.language}", not "${wanted.language}".`);
    return { prompt, version: await servingVersion(tx, prompt, activeVersion, wanted.draw) };
  }
  const platforms = [wanted.platform, ...(wanted.category === "ads" ? (family[wanted.platform] ?? []) : [])];
  const found = await selectPrompts(tx)
    .where(
      and(
        eq(prompts.isActive, true),
        eq(prompts.category, wanted.category),
        eq(prompts.language, wanted.language),
        or(inArray(prompts.platform, platforms), isNull(prompts.platform)),
      ),
    );
  const rank = ({ prompt, activeVersion }: (typeof found)[number]) => {
    const place = prompt.platform === null ? platforms.length : platforms.indexOf(prompt.platform as Platform);
    const needsMore = activeVersion.variables.some(({ required, default: fallback }) => required && fallback === undefined);
    return Number(needsMore) * 10 + place;
  };
  const [best] = found.sort((a, b) => rank(a) - rank(b) || (a.prompt.id < b.prompt.id ? -1 : 1));
  return best ? { prompt: best.prompt, version: await servingVersion(tx, best.prompt, best.activeVersion, wanted.draw) } : null;
}

/** Whether this draw falls to the version on trial: by a hash, so that a run that is prepared twice is served once. */
export function drawsCanary(draw: string, prompt: Pick<PromptRow, "canaryVersionId" | "canaryPercent">): boolean {
  if (prompt.canaryVersionId === null || prompt.canaryPercent === null) return false;
  const place = createHash("sha256").update(`${prompt.canaryVersionId}:${draw}`).digest().readUInt32BE(0) % parts;
  return place < (prompt.canaryPercent * parts) / 100;
}

async function servingVersion(tx: Transaction, prompt: PromptRow, active: PromptVersionRow, draw: string | undefined): Promise<PromptVersionRow> {
  return draw !== undefined && drawsCanary(draw, prompt) ? getPromptVersion(tx, prompt.id, prompt.canaryVersionId!) : active;
}
