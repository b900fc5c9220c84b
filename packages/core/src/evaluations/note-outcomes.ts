import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@agency/platform/db";
import { contentRevisions, contents, contentVersions, documentText } from "../contents/index.ts";
import { editDistance } from "./edit-distance.ts";
import { outcomeOf } from "./rules.ts";
import { promptOutcomes } from "./table.ts";

/** Writes down that a prompt version wrote an alternative, and what that cost. */
export async function noteWritten(tx: Transaction, input: { contentId: string; contentVersionId: string; promptVersionId: string; position: number }): Promise<void> {
  const { contentId, contentVersionId, promptVersionId, position } = input;
  // The item is booked before its text is stored, in the same transaction.
  await tx.execute(sql`
    insert into prompt_outcomes (content_version_id, organization_id, prompt_version_id, content_id, brand_id, edit_distance, cost_micro_usd)
    select ${contentVersionId}, c.organization_id, ${promptVersionId}, c.id, c.brand_id, 0, coalesce((
      select i.cost_micro_usd from generation_runs r join generation_items i on i.run_id = r.id
      where r.content_id = c.id and i.position = ${position} and i.status = 'running' order by r.id desc limit 1), 0)
    from contents c where c.id = ${contentId}
    on conflict do nothing`);
}

/** Brings what became of a content's alternatives up to date; called in the transaction of every change and decision. */
export async function noteOutcomes(tx: Transaction, contentId: string): Promise<void> {
  const first = alias(contentRevisions, "first_revision");
  const found = await tx
    .select({
      id: contentVersions.id,
      status: contents.status,
      currentVersionId: contents.currentVersionId,
      number: contentRevisions.number,
      document: contentRevisions.document,
      written: first.document,
      outcome: promptOutcomes.outcome,
      editDistance: promptOutcomes.editDistance,
    })
    .from(promptOutcomes)
    .innerJoin(contents, eq(contents.id, promptOutcomes.contentId))
    .innerJoin(contentVersions, eq(contentVersions.id, promptOutcomes.contentVersionId))
    .innerJoin(contentRevisions, eq(contentRevisions.id, contentVersions.currentRevisionId))
    .innerJoin(first, and(eq(first.versionId, contentVersions.id), eq(first.number, 1)))
    .where(eq(promptOutcomes.contentId, contentId));
  for (const row of found) {
    // The column holds single precision: round as it does, so that an unchanged row stays untouched.
    const distance = Math.fround(row.number === 1 ? 0 : editDistance(documentText(row.written), documentText(row.document)));
    const outcome = outcomeOf({ contentStatus: row.status, isInForce: row.currentVersionId === row.id, editDistance: distance });
    if (outcome === row.outcome && distance === row.editDistance) continue;
    await tx
      .update(promptOutcomes)
      .set({ outcome, editDistance: distance, decidedAt: outcome === "open" ? null : sql`coalesce(${promptOutcomes.decidedAt}, agency.now())` })
      .where(eq(promptOutcomes.contentVersionId, row.id));
  }
}
