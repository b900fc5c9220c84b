import { and, eq, sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { createMediaInspector, createRenditionMaker } from "@agency/platform/media";
import { sweepWorkDirs } from "@agency/creative/transcode";
import type { CoreDependencies } from "../../dependencies.ts";
import { assetCopies, assets, type AssetCopyRow } from "../table.ts";
import { CopyError } from "./copy.ts";
import { copiesFolder, makeCopy, type CopyTools, type StoredCopy } from "./make-copy.ts";
import { copiesChannel } from "./read-copies.ts";

export interface CopyMaker {
  /** Takes no more; work under way is put back. */
  stop(): Promise<void>;
}

export type CopyMakerDependencies = Pick<CoreDependencies, "db" | "config" | "log" | "storage" | "failpoint" | "live"> & {
  /** A copy is there, or will not be. In the transaction that says so. */
  onSettled: (tx: Transaction, copy: AssetCopyRow) => Promise<void>;
};

/** A dead maker's copy is taken over after this. */
const leaseMs = 60_000;
const pollMs = 5_000;
const retryMs = 10_000;
/** Also of a file on which process after process dies. */
const mostTries = 4;
/** Folders of videos whose maker died. */
const staleFolderMs = 24 * 3_600_000;

/**
 * Makes copies of files for networks, ahead of publishing: one picture and one video at a time, so that a long video holds no picture up
 * and the machine's memory and processors are bounded. A row is the only truth; this process may die at any line: a file without its row
 * is swept, a row without its file is made again.
 */
export function startCopyMaker({ onSettled, ...deps }: CopyMakerDependencies): CopyMaker {
  const { db, log, config, failpoint } = deps;
  const stopping = new AbortController();
  const tools: CopyTools = { config, storage: deps.storage, sizes: createRenditionMaker(), media: createMediaInspector() };
  const wakes = new Set<() => void>();
  let news = 0;
  const stopListening = deps.live.onNotify(copiesChannel, wakeAll);

  function wakeAll(): void {
    news += 1;
    for (const wake of wakes) wake();
  }

  async function loop(kind: AssetCopyRow["kind"]): Promise<void> {
    while (!stopping.signal.aborted) {
      const seen = news;
      const claim = await take(kind).catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ err: error }, "copies of files could not be claimed; trying again");
        return null;
      });
      if (claim) await work(claim);
      else if (seen === news && !stopping.signal.aborted) await sleep();
    }
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        wakes.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, pollMs);
      wakes.add(wake);
    });
  }

  async function take(kind: AssetCopyRow["kind"]): Promise<AssetCopyRow | null> {
    const token = newId();
    const id = await db.system(async (tx) => {
      const [row] = await rows<{ id: string }>(
        tx,
        sql`update asset_copies set lease_owner = ${token}, lease_until = agency.now() + ${leaseMs} * interval '1 millisecond', tries = tries + 1
            where id = (select id from asset_copies where kind = ${kind} and status = 'queued' and next_try_at <= agency.now() and (lease_until is null or lease_until < agency.now())
                        order by next_try_at, id limit 1 for update skip locked)
            returning id`,
      );
      return row?.id;
    });
    if (id === undefined) return null;
    const [row] = await db.system((tx) => tx.select().from(assetCopies).where(and(eq(assetCopies.id, id), eq(assetCopies.leaseOwner, token))));
    return row ?? null;
  }

  async function work(claim: AssetCopyRow): Promise<void> {
    const held = and(eq(assetCopies.id, claim.id), eq(assetCopies.leaseOwner, claim.leaseOwner!), eq(assetCopies.status, "queued"));
    const renewal = setInterval(() => void db.system((tx) => tx.update(assetCopies).set({ leaseUntil: sql`agency.now() + ${leaseMs} * interval '1 millisecond'` }).where(held)).catch(() => {}), leaseMs / 4);
    let stored: StoredCopy | undefined;
    try {
      if (claim.tries > mostTries) throw new CopyError("given_up", "This file could not be converted in several tries. Convert it yourself and put it in the place of this one.");
      const [asset] = await db.system((tx) => tx.select({ ai: assets.ai }).from(assets).where(eq(assets.id, claim.assetId)));
      failpoint("copies.make", "before");
      stored = await makeCopy(tools, claim, { ai: asset?.ai?.kind ?? null, signal: stopping.signal });
      failpoint("copies.make", "after");
      const made = stored;
      const kept = await settle({ status: "done", file: made.file, storageKey: made.storageKey });
      failpoint("copies.store", "after");
      if (!kept) await deps.storage.delete(made.storageKey).catch(() => {});
    } catch (error) {
      // The row may have been written all the same: the sweeper knows.
      if (stored) log.warn({ err: error, copyId: claim.id }, "a copy of a file could not be written down; it is made again");
      await afterFailure(error);
    } finally {
      clearInterval(renewal);
    }

    async function settle(changes: Partial<AssetCopyRow>): Promise<boolean> {
      return db.system(async (tx) => {
        const [row] = await tx.update(assetCopies).set({ ...changes, leaseOwner: null, leaseUntil: null, finishedAt: sql`agency.now()` }).where(held).returning();
        if (row) await onSettled(tx, row);
        return row !== undefined;
      });
    }

    async function afterFailure(error: unknown): Promise<void> {
      try {
        if (error instanceof CopyError) {
          await settle({ status: "failed", errorCode: error.code, errorDetail: error.message });
          return;
        }
        const isStopping = stopping.signal.aborted;
        if (!isStopping) log.warn({ err: error, copyId: claim.id }, "a copy of a file could not be made; trying again");
        const tries = isStopping ? claim.tries - 1 : claim.tries;
        await db.system((tx) => tx.update(assetCopies).set({ leaseOwner: null, leaseUntil: null, tries, nextTryAt: sql`agency.now() + ${isStopping ? 0 : retryMs * claim.tries} * interval '1 millisecond'` }).where(held));
      } catch (failure) {
        log.warn({ err: failure, copyId: claim.id }, "a copy's failure could not be written down; its lease ends by itself");
      }
    }
  }

  const looping = Promise.all([loop("image"), loop("video"), sweepWorkDirs(copiesFolder(config), { olderThanMs: staleFolderMs, now: Date.now(), keep: new Set() }).catch(() => 0)]);
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      stopListening();
      for (const wake of wakes) wake();
      await looping;
      await Promise.all([tools.sizes.close(), tools.media.close()]);
    },
  };
}
