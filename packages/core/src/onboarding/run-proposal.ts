import { and, eq, inArray, sql } from "drizzle-orm";
import { systemActor } from "@agency/platform/live";
import type { AskDependencies } from "../generation/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { askModel, hasModel, mergeAnswer } from "./ask-model.ts";
import { keepPictures, type PictureDependencies } from "./keep-pictures.ts";
import { findProposal } from "./propose.ts";
import { readSite } from "./read-site.ts";
import type { Note, Proposal } from "./schema.ts";
import { announce } from "./start-proposal.ts";
import { dropPictures } from "./cancel-proposal.ts";
import { brandProposals, type ProposalRow } from "./table.ts";

export type ReadingDependencies = PictureDependencies & AskDependencies & Pick<CoreDependencies, "processId">;

/** The row is no longer this process's to write: cancelled, taken over or gone. */
export class ReadingEndedError extends Error {
  readonly code = "reading_ended";
}

/** All reading together; a slow site must not hold a place for long. */
const siteMs = 45_000;
const picturesMs = 30_000;
const leaseMs = 120_000;
const cancelPollMs = 500;

/** Reads a site and posts, step by step; each step is in the row before it begins. Repeated after a crash, it pays for nothing twice. */
export async function runProposal(deps: ReadingDependencies, row: ProposalRow, stopping: AbortSignal): Promise<void> {
  const { db } = deps;
  const ended = new AbortController();
  const poll = setInterval(() => void isMine().then((mine) => mine || ended.abort(new ReadingEndedError()), () => {}), cancelPollMs);
  poll.unref();
  const cut = AbortSignal.any([stopping, ended.signal]);
  const isMine = async () => {
    const [found] = await db.readForOrganization(row.organizationId, (tx) => tx.select({ owner: brandProposals.leaseOwner, status: brandProposals.status }).from(brandProposals).where(eq(brandProposals.id, row.id)));
    return found?.owner === deps.processId && found.status !== "cancelled";
  };
  /** @throws ReadingEndedError when somebody ended it */
  const save = async (changes: Partial<ProposalRow>, event = "brand_proposal.progressed"): Promise<void> => {
    cut.throwIfAborted();
    await db.forOrganization(row.organizationId, async (tx) => {
      const isEnd = changes.status === "ready" || changes.status === "failed";
      const [saved] = await tx
        .update(brandProposals)
        .set({
          ...changes,
          version: sql`${brandProposals.version} + 1`,
          updatedAt: sql`agency.now()`,
          leaseUntil: isEnd ? null : sql`agency.now() + ${leaseMs} * interval '1 millisecond'`,
          ...(isEnd ? { leaseOwner: null, finishedAt: sql`agency.now()` as never } : {}),
        })
        .where(and(eq(brandProposals.id, row.id), eq(brandProposals.leaseOwner, deps.processId), inArray(brandProposals.status, ["queued", "fetching", "reading", "proposing"])))
        .returning();
      if (!saved) throw new ReadingEndedError();
      await announce(tx, saved, event, systemActor);
    });
  };

  const copied = new Set(row.assetIds);
  try {
    const notes: Note[] = [];
    let site = null;
    if (row.url !== null) {
      await save({ status: "fetching", pages: [] });
      site = await within(siteMs, cut, (signal) => readSite(deps, { url: row.url!, signal, onPages: async (pages) => save({ pages: [...pages] }) })).catch((error: unknown) => {
        cut.throwIfAborted();
        if (error instanceof ReadingEndedError || !isTimeout(error)) throw error;
        return { pages: [], css: "", notes: [{ code: "timeout" as const, url: row.url, detail: null }] };
      });
      notes.push(...site.notes);
    }
    if ((site === null || site.pages.length === 0) && row.posts.length === 0) {
      return await save({ status: "failed", notes, errorCode: notes[0]?.code ?? "unreachable" }, "brand_proposal.failed");
    }
    await save({ status: "reading", notes });
    const findings = findProposal(site, row.posts, row.url);
    const pictures = await within(picturesMs, cut, (signal) => keepPictures(deps, { organizationId: row.organizationId, brandId: row.brandId, createdBy: row.createdBy, findings, signal, onCopied: (id) => void copied.add(id) })).catch((error: unknown) => {
      cut.throwIfAborted();
      if (!isTimeout(error)) throw error;
      // Slow pictures cost the pictures only.
      return { proposal: { ...findings.proposal, products: findings.products.map((product) => ({ ...product, image: null })) }, notes: [{ code: "timeout" as const, url: null, detail: null }] };
    });
    notes.push(...pictures.notes);
    let proposal: Proposal = pictures.proposal;
    await save({ status: "proposing", notes, assetIds: [...copied], proposal });
    if (row.useModel && row.askedAt === null && findings.text.length >= 80 && (await hasModel(deps, row))) {
      await save({ askedAt: sql`agency.now()` as never });
      const { answer, note } = await askModel(deps, { organizationId: row.organizationId, brandId: row.brandId, proposalId: row.id, findings, proposal, posts: row.posts, signal: cut });
      if (answer) proposal = mergeAnswer(proposal, answer);
      if (note) notes.push(note);
    }
    await save({ status: "ready", notes, proposal }, "brand_proposal.ready");
  } catch (error) {
    if (!(error instanceof ReadingEndedError || cut.reason instanceof ReadingEndedError)) throw error;
    await dropLate(deps, row, [...copied]);
  } finally {
    clearInterval(poll);
  }
}

/** Pictures that were copied while somebody cancelled. */
async function dropLate({ db }: ReadingDependencies, { id, organizationId }: ProposalRow, assetIds: string[]): Promise<void> {
  await db.forOrganization(organizationId, async (tx) => {
    const [row] = await tx.select().from(brandProposals).where(eq(brandProposals.id, id));
    if (row?.status === "cancelled") await dropPictures(tx, { ...row, assetIds }, new Set(), systemActor);
  });
}

async function within<T>(ms: number, cut: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return work(AbortSignal.any([cut, AbortSignal.timeout(ms)]));
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === "TimeoutError";
