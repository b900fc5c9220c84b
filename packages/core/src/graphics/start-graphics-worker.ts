import { and, eq, sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import { recordEvents, systemActor, type LiveHub } from "@agency/platform/live";
import type { Log } from "@agency/platform/log";
import { isEditable } from "../contents/rules.ts";
import { getContent, redrawMedia } from "../contents/index.ts";
import { graphicEvent, keepRenders, type GraphicDependencies } from "./create-graphic.ts";
import { drawPost } from "./draw-post.ts";
import { listRenders } from "./get-graphic.ts";
import { dueChannel, quietMs } from "./register-graphics.ts";
import { mostRenderFaults, renderPauseMs } from "./rules.ts";
import { dropUnusedRenders, storeRenders } from "./store-renders.ts";
import { graphics, type GraphicRow } from "./table.ts";

export interface GraphicsWorker {
  /** Takes nothing more and waits for what is being drawn at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

type WorkerDependencies = GraphicDependencies & { log: Log; live: Pick<LiveHub, "onNotify"> };

/** How soon a graphic is found whose notification got lost. */
const pollMs = 2_000;
/** How long a worker that died keeps one. */
const leaseSeconds = 60;

/** Draws graphics anew whose text has changed. The rows are the queue; one at a time, for it takes a moment only. */
export function startGraphicsWorker(deps: WorkerDependencies): GraphicsWorker {
  const { live, log } = deps;
  let accepting = true;
  let running: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (accepting) {
      const row = await claim();
      if (!row) return;
      await redraw(deps, row).catch((error: unknown) => giveBack(row, error));
    }
  }

  async function claim(): Promise<{ id: string; organizationId: string; dueAt: string } | undefined> {
    const [found] = await deps.db.system((tx) =>
      rows<{ id: string; organization_id: string; due_at: string }>(
        tx,
        sql`update graphics set lease_until = agency.now() + ${leaseSeconds} * interval '1 second'
            where id = (select id from graphics where render_due_at <= agency.now() and (lease_until is null or lease_until < agency.now()) order by render_due_at limit 1 for update skip locked)
            returning id, organization_id, render_due_at::text as due_at`,
      ),
    );
    return found && { id: found.id, organizationId: found.organization_id, dueAt: found.due_at };
  }

  /** Later again, or never: the person reads why. */
  async function giveBack({ id, organizationId }: { id: string; organizationId: string }, error: unknown): Promise<void> {
    const code = error instanceof Problem ? error.code : "internal";
    if (!(error instanceof Problem)) log.warn({ err: error, graphicId: id }, "a graphic could not be drawn anew");
    await deps.db.forOrganization(organizationId, async (tx) => {
      const [row] = await tx.select().from(graphics).where(eq(graphics.id, id)).for("update");
      if (!row) return;
      const isOver = row.faults + 1 >= mostRenderFaults || (error instanceof Problem && error.status < 500 && error.status !== 409);
      const next = isOver ? sql`null` : sql`agency.now() + ${renderPauseMs(row.faults)} * interval '1 millisecond'`;
      await tx.update(graphics).set({ faults: row.faults + 1, errorCode: code, renderDueAt: next as never, leaseUntil: null }).where(eq(graphics.id, id));
      await recordEvents(tx, graphicEvent("graphic.updated", row, systemActor));
    });
  }

  const wake = () => {
    running ??= work()
      .catch((error: unknown) => log.warn({ err: error }, "graphics that are due could not be looked for; trying again"))
      .finally(() => (running = undefined));
  };
  const timers = new Set<NodeJS.Timeout>();
  const stopListening = live.onNotify(dueChannel, () => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, quietMs + 20);
    timers.add(timer);
  });
  const poll = setInterval(wake, pollMs);
  poll.unref();
  wake();
  return {
    async stop(timeoutMs) {
      accepting = false;
      clearInterval(poll);
      for (const timer of timers) clearTimeout(timer);
      stopListening();
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([running, new Promise((resolve) => (deadline = setTimeout(resolve, timeoutMs)))]);
      clearTimeout(deadline);
    },
  };
}

/** Draws one graphic in all its sizes and puts the pictures in the place of the former ones. */
async function redraw(deps: WorkerDependencies, claimed: { id: string; organizationId: string; dueAt: string }): Promise<void> {
  const { db, storage, graphicDesk: desk, contentHooks, config } = deps;
  const { organizationId } = claimed;
  const read = await db.readForOrganization(organizationId, async (tx) => {
    const [row] = await tx.select().from(graphics).where(eq(graphics.id, claimed.id));
    if (!row) return null;
    const content = await getContent(tx, row.contentId);
    if (!isEditable(content.status)) return { row, drawing: null, known: [] };
    const { drawing } = await drawPost(tx, desk, row);
    return { row, drawing, known: await listRenders(tx, row.id) };
  });
  if (!read) return;
  const { row, drawing, known } = read;
  const renders =
    drawing === null ? [] : await storeRenders({ db, storage, desk }, { organizationId, brandId: row.brandId, actor: systemActor, drawing, sizes: known.map(({ size }) => size), known, quotaBytes: config.ASSET_QUOTA_BYTES });
  await db.forOrganization(organizationId, async (tx) => {
    if (drawing !== null) await getContent(tx, row.contentId, { lock: true });
    // Changed by a person, or pushed back by a further edit meanwhile: that one draws it.
    const [current] = await tx.select().from(graphics).where(and(eq(graphics.id, row.id), eq(graphics.version, row.version), sql`${graphics.renderDueAt} = ${claimed.dueAt}::timestamptz`)).for("update");
    if (!current) {
      await tx.update(graphics).set({ leaseUntil: null }).where(eq(graphics.id, row.id));
      return;
    }
    if (drawing !== null) await replace(tx, current);
    // Last: putting the pictures in place may itself count as a change of the content.
    const [done] = await tx.update(graphics).set({ renderDueAt: null, leaseUntil: null, faults: 0, errorCode: null }).where(eq(graphics.id, row.id)).returning();
    await recordEvents(tx, graphicEvent("graphic.redrawn", done!, systemActor));
  });

  async function replace(tx: Parameters<typeof keepRenders>[0], current: GraphicRow): Promise<void> {
    const redrawn = new Map(known.map((former) => [former.assetId, renders.find(({ size }) => size === former.size)?.assetId ?? former.assetId]));
    if ([...redrawn].every(([former, next]) => former === next)) return;
    await keepRenders(tx, current, renders);
    await redrawMedia(tx, contentHooks, { contentId: current.contentId, redrawn, actor: systemActor });
    await dropUnusedRenders(tx, [...redrawn.keys()]);
  }
}
