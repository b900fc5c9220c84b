import { sql } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import { seedLibrary, usualPlatform, type SeedPrompt } from "../prompts/index.ts";
import type { Platform } from "../prompts/schema.ts";
import type { GivenValue } from "../prompts/variables.ts";
import { defaultChecks } from "./default-checks.ts";
import { libraryBusinesses, type LibraryBusiness } from "./library-businesses.ts";
import type { CaseFacts, Check } from "./schema.ts";
import { evaluationCases } from "./table.ts";

export interface LibraryCase {
  slug: string;
  name: string;
  facts: CaseFacts;
  topic: string;
  platform: Platform;
  variables: Record<string, GivenValue>;
  checks: Check[];
  seed: number;
}

/** The cases that come with a template: one for each business of its language, which bring their own facts and need no brand. */
export function libraryCases(prompt: SeedPrompt): LibraryCase[] {
  // Pictures are looked at, not counted.
  if (prompt.category === "image") return [];
  const platform = prompt.platform ?? usualPlatform[prompt.category];
  return libraryBusinesses
    .filter(({ language }) => language === prompt.language)
    .map((business, index) => ({
      slug: `${prompt.slug}:${business.slug}`,
      name: `${business.facts.brand.name}: ${business.topic}`,
      facts: business.facts,
      topic: business.topic,
      platform,
      variables: valuesFor(prompt, business),
      checks: [...defaultChecks(prompt.language), ...business.checks],
      seed: 11 + index,
    }));
}

/** Values for what a template insists on. */
function valuesFor(prompt: SeedPrompt, business: LibraryBusiness): Record<string, GivenValue> {
  const needed = (prompt.variables ?? []).filter(({ required, default: usual }) => required && usual === undefined);
  return Object.fromEntries(
    needed.map(({ name, type, options }) => [name, type === "number" ? 3 : type === "boolean" ? true : type === "choice" ? options![0]! : (business.values[name] ?? business.topic)]),
  );
}

/**
 * Gives an organization the cases of its library templates that it does not have yet, by slug; what people changed or switched off stays
 * as it is. @returns how many were added
 */
export async function seedEvaluationCases(tx: Transaction, organizationId: string): Promise<number> {
  const found = await rows<{ id: string; slug: string }>(tx, sql`select id, slug from prompts where organization_id = ${organizationId} and slug is not null`);
  const ids = new Map(found.map(({ id, slug }) => [slug, id]));
  const seeds = seedLibrary.flatMap((prompt) => {
    const promptId = ids.get(prompt.slug);
    return promptId === undefined ? [] : libraryCases(prompt).map((each) => ({ ...each, promptId }));
  });
  if (seeds.length === 0) return 0;
  const added = await tx
    .insert(evaluationCases)
    .values(seeds.map((seed) => ({ ...seed, id: newId(), organizationId, source: "library" as const, isActive: true, version: 1, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })))
    .onConflictDoNothing({ target: [evaluationCases.promptId, evaluationCases.slug] })
    .returning({ id: evaluationCases.id });
  return added.length;
}

/** On start: every organization that has library templates without any case gets them, each in a transaction of its own. */
export async function seedEvaluationCasesEverywhere(db: Database): Promise<void> {
  const lacking = await db.system((tx) =>
    rows<{ id: string }>(
      tx,
      sql`select distinct p.organization_id as id from prompts p
          where p.slug is not null and p.category <> 'image' and not exists (select 1 from evaluation_cases c where c.prompt_id = p.id and c.source = 'library')`,
    ),
  );
  for (const { id } of lacking) await db.forOrganization(id, (tx) => seedEvaluationCases(tx, id));
}
