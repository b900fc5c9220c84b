import { eq, sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { systemActor, type LiveHub } from "@agency/platform/live";
import { createMediaInspector } from "@agency/platform/media";
import { runProposal, type ReadingDependencies } from "./run-proposal.ts";
import { announce, dueChannel } from "./start-proposal.ts";
import { sweepProposals } from "./sweep-proposals.ts";
import { brandProposals, type ProposalRow } from "./table.ts";

export interface OnboardingWorker {
  /** Takes no more readings, waits for those under way at most `timeoutMs`, then cuts them (R14); another process goes on. */
  stop(timeoutMs: number): Promise<void>;
}

const mostReadings = 3;
const mostTries = 3;
const pollMs = 1_000;
const sweepMs = 3_600_000;

/** Works through open readings. The rows are the only queue; a reading whose process died is taken over when its lease is over. */
export function startOnboardingWorker(given: Omit<ReadingDependencies, "media"> & { live: Pick<LiveHub, "onNotify"> }): OnboardingWorker {
  const media = createMediaInspector({ maxPixels: 30_000_000 });
  const deps: ReadingDependencies = { ...given, media };
  const { db, log, live } = given;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let accepting = true;

  async function fill(): Promise<void> {
    while (accepting && running.size < mostReadings) {
      let release = () => {};
      const place = new Promise<void>((resolve) => (release = resolve)).finally(() => running.delete(place));
      running.add(place);
      const row = await claim();
      if (row === null) return release();
      void runProposal(deps, row, stopping.signal)
        .catch((error: unknown) => giveBack(row, error))
        .finally(() => {
          release();
          setImmediate(() => void fill());
        });
    }
  }

  async function claim(): Promise<ProposalRow | null> {
    try {
      const [found] = await db.system((tx) =>
        rows<{ id: string; organization_id: string }>(
          tx,
          sql`update brand_proposals set lease_owner = ${given.processId}, lease_until = agency.now() + interval '2 minutes', tries = tries + 1
              where id = (select id from brand_proposals where status in ('queued', 'fetching', 'reading', 'proposing') and (lease_until is null or lease_until <= agency.now())
                order by created_at limit 1 for update skip locked)
              returning id, organization_id`,
        ),
      );
      if (!found) return null;
      const [row] = await db.readForOrganization(found.organization_id, (tx) => tx.select().from(brandProposals).where(eq(brandProposals.id, found.id)));
      return row ?? null;
    } catch (error) {
      log.warn({ err: error }, "open brand proposals could not be looked for; trying again");
      return null;
    }
  }

  /** After an error of ours: again a few times, then an end that a person sees. */
  async function giveBack(row: ProposalRow, error: unknown): Promise<void> {
    if (!stopping.signal.aborted) log.warn({ err: error, proposalId: row.id }, "reading for a brand was interrupted");
    const isOver = row.tries >= mostTries && !stopping.signal.aborted;
    await db
      .forOrganization(row.organizationId, async (tx) => {
        const [saved] = await tx
          .update(brandProposals)
          .set({
            leaseOwner: null,
            leaseUntil: isOver ? null : sql`agency.now() + ${stopping.signal.aborted ? 0 : 2} * interval '1 second'`,
            ...(isOver ? { status: "failed" as const, errorCode: "interrupted" as const, finishedAt: sql`agency.now()` as never } : {}),
            version: sql`${brandProposals.version} + 1`,
          })
          .where(sql`${brandProposals.id} = ${row.id} and ${brandProposals.leaseOwner} = ${given.processId}`)
          .returning();
        if (saved && isOver) await announce(tx, saved, "brand_proposal.failed", systemActor);
      })
      .catch((failure: unknown) => log.warn({ err: failure, proposalId: row.id }, "a reading could not be given back; its lease ends by itself"));
  }

  const stopListening = live.onNotify(dueChannel, () => void fill());
  const poll = setInterval(() => void fill(), pollMs);
  poll.unref();
  const sweep = setInterval(() => void sweepProposals(given), sweepMs);
  sweep.unref();
  void fill();
  return {
    async stop(timeoutMs) {
      accepting = false;
      clearInterval(poll);
      clearInterval(sweep);
      stopListening();
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([Promise.allSettled(running), new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
      stopping.abort(new Error("This worker is going down."));
      await Promise.allSettled(running);
      await media.close();
    },
  };
}
