import { inArray, sql } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import { createPromptSchema } from "./schema.ts";
import { seedLibrary } from "./seed-prompts/index.ts";
import { prompts, promptVersions } from "./table.ts";

/**
 * Gives an organization the templates that it does not have yet, by slug; what people changed stays as it is. For a new
 * organization, and again whenever templates were added to the product.
 * @returns how many were added
 */
export async function seedPrompts(tx: Transaction, organizationId: string): Promise<number> {
  const seeds = seedLibrary.map(({ slug, ...seed }) => ({ slug, id: newId(), versionId: newId(), ...createPromptSchema.parse(seed) }));
  const added = await tx
    .insert(prompts)
    .values(seeds.map(({ versionId: _version, template: _template, variables: _variables, ...fields }) => ({ ...fields, organizationId, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })))
    .onConflictDoNothing({ target: [prompts.organizationId, prompts.slug] })
    .returning({ id: prompts.id });
  const ids = new Set(added.map(({ id }) => id));
  const fresh = seeds.filter(({ id }) => ids.has(id));
  if (fresh.length === 0) return 0;
  await tx.insert(promptVersions).values(
    fresh.map(({ versionId, id, template, variables }) => ({ id: versionId, organizationId, promptId: id, number: 1, status: "active" as const, template, variables, createdAt: sql`agency.now()` })),
  );
  await tx
    .update(prompts)
    .set({ activeVersionId: sql`(select id from prompt_versions first where first.prompt_id = ${prompts.id})` })
    .where(inArray(prompts.id, [...ids]));
  return fresh.length;
}

/** On start: every organization that lacks a template of this release gets it, each in a transaction of its own. */
export async function seedPromptsEverywhere(db: Database): Promise<void> {
  const slugs = sql.join(seedLibrary.map(({ slug }) => sql`${slug}`), sql`, `);
  const lacking = await db.system((tx) =>
    rows<{ id: string }>(tx, sql`select id from organizations o where (select count(*) from prompts p where p.organization_id = o.id and p.slug in (${slugs})) < ${seedLibrary.length}`),
  );
  for (const { id } of lacking) await db.forOrganization(id, (tx) => seedPrompts(tx, id));
}
