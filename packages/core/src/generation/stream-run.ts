import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, type Database, type Transaction } from "@agency/platform/db";
import type { LiveHub } from "@agency/platform/live";
import { getRun } from "./get-run.ts";
import { presentItem } from "./present-run.ts";
import { isFinishedItem, isFinishedRun } from "./rules.ts";
import { listItems, progressChannel } from "./run-text.ts";
import type { runStreamEventSchema } from "./schema.ts";
import { formatPosition, type ItemPosition } from "./stream-position.ts";
import type { ItemRow, RunRow } from "./table.ts";

export type RunStreamEvent = z.input<typeof runStreamEventSchema>;

/** One item as a stream knows it: what was read, and what its reader has. */
interface Followed {
  /** Of the attempt being followed. */
  attempt: number;
  text: string;
  sent: ItemPosition;
  shown: string | null;
}

/** Safety net for a notification that got lost. */
const pollMs = 1_000;

/**
 * Follows a run to its end. Deltas say where their text starts: a reader keeps `text.slice(0, startAt) + delta`, so that an attempt that
 * begins anew replaces what stood before. Continues after `from` without repeating or skipping a character, from any process. Yields
 * null when `heartbeatMs` passed in silence.
 * @throws Problem 404
 */
export async function* streamRun(
  deps: { db: Database; live: LiveHub },
  options: { organizationId: string; runId: string; from: readonly ItemPosition[]; heartbeatMs: number; signal: AbortSignal },
): AsyncGenerator<{ id: string; event: RunStreamEvent } | null> {
  const { organizationId, runId, signal } = options;
  const followed = new Map<string, Followed>();
  let shownStatus: string | null = null;
  const bell = createBell(signal);
  const stopListening = deps.live.onNotify(progressChannel, (payload) => {
    if (payload === runId) bell.ring();
  });
  try {
    let silentSince = performance.now();
    while (!signal.aborted) {
      const { run, items } = await deps.db.readForOrganization(organizationId, (tx) => readProgress(tx, runId, followed, options.from));
      const events: { id: string; event: RunStreamEvent }[] = [];
      const positions = items.map((item) => followed.get(item.id)!.sent);
      const push = (event: RunStreamEvent) => void events.push({ id: formatPosition(positions), event });
      for (const item of items) advance(followed.get(item.id)!, item, push);
      if (run.status !== shownStatus) {
        shownStatus = run.status;
        push({ type: "run", status: run.status, contentId: run.contentId });
      }
      for (const event of events) {
        silentSince = performance.now();
        yield event;
      }
      if (isFinishedRun(run.status)) return;
      const quietMs = options.heartbeatMs - (performance.now() - silentSince);
      if (quietMs <= 0) {
        silentSince = performance.now();
        yield null;
      }
      await bell.wait(Math.min(pollMs, Math.max(quietMs, 1)));
    }
  } finally {
    stopListening();
  }
}

/** Emits what the reader does not have yet of one item: text first, then its new state. */
function advance(state: Followed, item: ItemRow, push: (event: RunStreamEvent) => void): void {
  const { sent } = state;
  const delta = (startAt: number, text: string) => {
    sent.offset = startAt + text.length;
    push({ type: "delta", itemId: item.id, position: item.position, startAt, text });
  };
  if (sent.attempt !== state.attempt || sent.offset > state.text.length) {
    const hadText = sent.offset > 0;
    Object.assign(sent, { attempt: state.attempt, offset: 0, finished: false });
    if (hadText || state.text !== "") delta(0, state.text);
  } else if (sent.offset < state.text.length) {
    delta(sent.offset, state.text.slice(sent.offset));
  }
  const finished = isFinishedItem(item.status);
  const shown = JSON.stringify([item.status, item.provider, item.model, item.attempts, item.errorKind, item.contentVersionId]);
  if (shown === state.shown || (finished && sent.finished)) return;
  state.shown = shown;
  sent.finished = finished;
  push({ type: "item", item: presentItem(item, state.text) });
}

function follow(followed: Map<string, Followed>, item: ItemRow, from: ItemPosition | undefined): Followed {
  const state = followed.get(item.id) ?? { attempt: item.attempts, text: "", sent: { ...(from ?? { attempt: item.attempts, offset: 0, finished: false }) }, shown: null };
  followed.set(item.id, state);
  return state;
}

/** One look at a run: its rows, and the text that came since the last look. */
async function readProgress(
  tx: Transaction,
  runId: string,
  followed: Map<string, Followed>,
  from: readonly ItemPosition[],
): Promise<{ run: RunRow; items: ItemRow[] }> {
  // Statements see different instants: the run is read first, so that an end that is seen is seen with all its items.
  const run = await getRun(tx, runId);
  const items = await listItems(tx, [runId]);
  const open = items.filter((item) => !isFinishedItem(item.status));
  const chunks = open.length === 0 ? [] : await readChunks(tx, open, followed);
  for (const item of items) {
    const state = follow(followed, item, from[item.position]);
    if (state.attempt !== item.attempts) Object.assign(state, { attempt: item.attempts, text: "" });
    if (isFinishedItem(item.status)) state.text = item.outputText;
    for (const chunk of chunks) {
      if (chunk.item_id === item.id && chunk.attempt === item.attempts && chunk.start_at === state.text.length) state.text += chunk.text;
    }
  }
  return { run, items };
}

async function readChunks(tx: Transaction, open: readonly ItemRow[], followed: Map<string, Followed>) {
  const known = open.map((item) => {
    const state = followed.get(item.id);
    const offset = state && state.attempt === item.attempts ? state.text.length : 0;
    return sql`(${item.id}::uuid, ${item.attempts}::int, ${offset}::int)`;
  });
  return rows<{ item_id: string; attempt: number; start_at: number; text: string }>(
    tx,
    sql`select c.item_id, c.attempt, c.start_at, c.text
        from (values ${sql.join(known, sql`, `)}) as known (item_id, attempt, start_at)
        join generation_chunks c on c.item_id = known.item_id and c.attempt = known.attempt and c.start_at >= known.start_at
        order by c.item_id, c.start_at`,
  );
}

/** Rings are remembered until someone waits. */
function createBell(signal: AbortSignal): { ring(): void; wait(ms: number): Promise<void> } {
  let rung = false;
  let wake: () => void = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  signal.addEventListener("abort", ring, { once: true });
  return {
    ring,
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}
