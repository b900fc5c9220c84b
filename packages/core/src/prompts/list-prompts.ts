import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import { selectPrompts, type PromptWithVersion } from "./get-prompt.ts";
import type { Platform, PromptCategory } from "./schema.ts";
import { prompts, promptVersions, type PromptVersionRow } from "./table.ts";

type Position = { name: string; id: string };

/** By name; answers one row more than `limit` where a next page exists. `q` is found in names without regard to marks. */
export async function listPrompts(
  tx: Transaction,
  options: { category?: PromptCategory | undefined; platform?: Platform | undefined; language?: "vi" | "en" | undefined; isActive?: boolean | undefined; q?: string | undefined; after: Position | null; limit: number },
): Promise<PromptWithVersion[]> {
  const { category, platform, language, isActive, q, after } = options;
  return selectPrompts(tx)
    .where(
      and(
        category ? eq(prompts.category, category) : undefined,
        platform ? eq(prompts.platform, platform) : undefined,
        language ? eq(prompts.language, language) : undefined,
        isActive === undefined ? undefined : eq(prompts.isActive, isActive),
        q ? sql`${folded} like ${`%${foldText(q).replace(/[\\%_]/g, "\\$&")}%`}` : undefined,
        after ? sql`(${prompts.name}, ${prompts.id}) > (${after.name}, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(prompts.name), asc(prompts.id))
    .limit(options.limit + 1);
}

/** Newest first. */
export async function listPromptVersions(tx: Transaction, options: { promptId: string; before: number | null; limit: number }): Promise<PromptVersionRow[]> {
  return tx
    .select()
    .from(promptVersions)
    .where(and(eq(promptVersions.promptId, options.promptId), options.before === null ? undefined : lt(promptVersions.number, options.before)))
    .orderBy(desc(promptVersions.number))
    .limit(options.limit + 1);
}

/** What `foldText` does, in SQL: a library is small, so no column is kept for it. */
const folded = sql`translate(regexp_replace(normalize(lower(${prompts.name} || ' ' || coalesce(${prompts.description}, '')), nfd), ${"[\u0300-\u036f]"}, '', 'g'), 'đ', 'd')`;
