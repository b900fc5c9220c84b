import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, invalid } from "@agency/platform/http";
import { getPrompt, selectPrompts } from "./get-prompt.ts";
import type { ContentType, Platform } from "./schema.ts";
import { prompts, type PromptRow, type PromptVersionRow } from "./table.ts";

export interface ChosenPrompt {
  prompt: PromptRow;
  version: PromptVersionRow;
}

/** An ad for Facebook or Instagram is a Meta ad. */
const family: Partial<Record<Platform, Platform[]>> = { facebook: ["meta_ads"], instagram: ["meta_ads"] };

/**
 * The version that serves: of the prompt asked for, else of the best match among the active ones: the platform's own
 * before one for any platform, one that needs no further values before one that does, the oldest first (which puts the
 * everyday template first). Null when the organization has none left for this kind.
 * @throws Problem 404 for an unknown prompt, 409 for one that is switched off, 422 for one of another category or language
 */
export async function choosePrompt(
  tx: Transaction,
  wanted: { category: ContentType; platform: Platform; language: "vi" | "en"; promptId?: string | null | undefined },
): Promise<ChosenPrompt | null> {
  if (wanted.promptId) {
    const { prompt, activeVersion } = await getPrompt(tx, wanted.promptId);
    if (!prompt.isActive) throw conflict("prompt_inactive", "This prompt is switched off. Switch it on or choose another.");
    if (prompt.category !== wanted.category) throw invalid("wrong_category", "/promptId", `This prompt is for ${prompt.category}, not for ${wanted.category}.`);
    if (prompt.language !== wanted.language) throw invalid("wrong_language", "/promptId", `This prompt writes "${prompt.language}", not "${wanted.language}".`);
    return { prompt, version: activeVersion };
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
  return best ? { prompt: best.prompt, version: best.activeVersion } : null;
}
