import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, type Principal } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { assets } from "../assets/index.ts";
import { announce, getProposal } from "./start-proposal.ts";
import { brandProposals, type ProposalRow } from "./table.ts";

/**
 * Ends a reading, or puts a finished proposal away; what was copied for it leaves the library. Asked again, it answers the same.
 * Event: `brand_proposal.cancelled`. @throws Problem 404, 409 when it was accepted
 */
export async function cancelProposal(tx: Transaction, input: { principal: Pick<Principal, "id" | "brandIds">; proposalId: string; actor: Actor }): Promise<ProposalRow> {
  const before = await getProposal(tx, input.principal, input.proposalId, { lock: true });
  if (before.status === "cancelled" || before.status === "failed") return before;
  if (before.status === "accepted") throw conflict("proposal_accepted", "This proposal has become a brand. Change the brand itself.");
  const [row] = await tx
    .update(brandProposals)
    .set({ status: "cancelled", leaseOwner: null, leaseUntil: null, version: before.version + 1, updatedAt: sql`agency.now()`, finishedAt: sql`agency.now()` })
    .where(eq(brandProposals.id, before.id))
    .returning();
  await dropPictures(tx, row!, new Set(), input.actor);
  await announce(tx, row!, "brand_proposal.cancelled", input.actor);
  return row!;
}

/** Takes copied pictures that nobody chose out of the library; what a brand, a product or a content uses meanwhile stays. */
export async function dropPictures(tx: Transaction, row: ProposalRow, chosen: ReadonlySet<string>, actor: Actor): Promise<void> {
  const unused = row.assetIds.filter((id) => !chosen.has(id));
  if (unused.length === 0) return;
  const dropped = await tx
    .update(assets)
    .set({ deletedAt: sql`agency.now()` })
    .where(
      and(
        inArray(assets.id, unused),
        isNull(assets.deletedAt),
        sql`not exists (select 1 from brands where logo_asset_id = ${assets.id})`,
        sql`not exists (select 1 from products where ${assets.id} = any (image_asset_ids))`,
        sql`not exists (select 1 from brand_proposals p where p.id <> ${row.id} and p.status in ('ready', 'proposing') and p.proposal::text like '%' || ${assets.id}::text || '%')`,
      ),
    )
    .returning({ id: assets.id, brandId: assets.brandId });
  await recordEvents(tx, ...dropped.map(({ id, brandId }) => ({ organizationId: row.organizationId, type: "asset.deleted", subjectType: "asset", subjectId: id, brandId, actor })));
}
