import { sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, notFound, type Principal } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { eq } from "drizzle-orm";
import { assertBrandIsOpen } from "../products/index.ts";
import type { BrandProposal, ProposeBrand } from "./schema.ts";
import { brandProposals, type ProposalRow } from "./table.ts";

/** Wakes the readers of every process. */
export const dueChannel = "agency_onboarding";
/** One organization's readings that may be open at once. */
const mostOpen = 5;

/** Accepts a reading; nothing is fetched here. Event: `brand_proposal.requested`. @throws Problem 404, 409 */
export async function startProposal(tx: Transaction, input: { organizationId: string; actor: Actor; request: ProposeBrand }): Promise<ProposalRow> {
  const { organizationId, actor, request } = input;
  if (request.brandId !== null) await assertBrandIsOpen(tx, request.brandId);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding:${organizationId}`}, 0))`);
  const [open] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from brand_proposals where status in ('queued', 'fetching', 'reading', 'proposing')`);
  if (open!.count >= mostOpen) throw conflict("too_many_proposals", `${mostOpen} websites are being read already. Wait until one is done, or stop one.`);
  const [row] = await tx
    .insert(brandProposals)
    .values({ ...request, id: newId(), organizationId, status: "queued", pages: [], notes: [], assetIds: [], tries: 0, version: 1, createdBy: actor.kind === "user" ? actor.id : null, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` })
    .returning();
  await announce(tx, row!, "brand_proposal.requested", actor);
  await tx.execute(sql`select pg_notify(${dueChannel}, '')`);
  return row!;
}

export const announce = (tx: Transaction, row: ProposalRow, type: string, actor: Actor): Promise<void> =>
  recordEvents(tx, { organizationId: row.organizationId, type, subjectType: "brand_proposal", subjectId: row.id, brandId: row.brandId, actor });

/** @throws Problem 404, also for a reading of a brand that the principal may not see, or of somebody else for a new brand */
export async function getProposal(tx: Transaction, principal: Pick<Principal, "id" | "brandIds">, proposalId: string, options: { lock?: boolean } = {}): Promise<ProposalRow> {
  const query = tx.select().from(brandProposals).where(eq(brandProposals.id, proposalId));
  const [row] = await (options.lock ? query.for("update") : query);
  if (!row) throw notFound("This proposal");
  const { brandIds } = principal;
  if (brandIds !== null && (row.brandId === null ? row.createdBy !== principal.id : !brandIds.includes(row.brandId))) throw notFound("This proposal");
  return row;
}

export function presentProposal(row: ProposalRow): BrandProposal {
  const { id, brandId, url, posts, status, pages, notes, errorCode, proposal, version } = row;
  return { id, brandId, url, posts, status, pages, notes, errorCode, proposal, version, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null };
}

export const isOpen = ({ status }: Pick<ProposalRow, "status">): boolean => status === "queued" || status === "fetching" || status === "reading" || status === "proposing";
