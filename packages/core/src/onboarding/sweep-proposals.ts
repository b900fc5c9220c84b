import { sql } from "drizzle-orm";
import { rows, type Database } from "@agency/platform/db";
import { systemActor } from "@agency/platform/live";
import type { Log } from "@agency/platform/log";
import { cancelProposal } from "./cancel-proposal.ts";

const keptDays = 14;

/** Puts proposals away that nobody decided on for two weeks, with the pictures that were copied for them. */
export async function sweepProposals({ db, log }: { db: Database; log: Log }): Promise<void> {
  try {
    const old = await db.system((tx) =>
      rows<{ id: string; organization_id: string }>(tx, sql`select id, organization_id from brand_proposals where status = 'ready' and finished_at < agency.now() - make_interval(days => ${keptDays}) order by finished_at limit 50`),
    );
    for (const { id, organization_id: organizationId } of old) {
      await db.forOrganization(organizationId, (tx) => cancelProposal(tx, { principal: { id: "", brandIds: null }, proposalId: id, actor: systemActor }));
    }
  } catch (error) {
    log.warn({ err: error }, "old brand proposals could not be put away; trying again");
  }
}
