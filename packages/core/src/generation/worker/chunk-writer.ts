import { sql } from "drizzle-orm";
import { announce } from "../finish-run.ts";
import type { Held, WorkerContext } from "./context.ts";

/** Appends what a model streams to `generation_chunks`, so that any process can show it while it grows. */
export interface ChunkWriter {
  /** Everything that was streamed, as the chunks hold it. */
  text(): string;
  append(delta: string): void;
  /** Stops writing and waits for a write under way; what was not written yet is only in `text()`. */
  stop(): Promise<void>;
}

export function createChunkWriter(context: WorkerContext, held: Held, attempt: number): ChunkWriter {
  const { db, config, log } = context;
  let whole = "";
  let written = 0;
  let writing: Promise<void> | undefined;
  let stopped = false;

  const flush = async (): Promise<void> => {
    const end = endOfWholeCharacters(whole);
    if (end <= written) return;
    const [startAt, text] = [written, whole.slice(written, end)];
    try {
      await db.forOrganization(held.run.organizationId, async (tx) => {
        // Only while this worker holds the item: a late write must not stand between another's chunks.
        await tx.execute(
          sql`insert into generation_chunks (organization_id, item_id, attempt, start_at, text)
              select organization_id, id, ${attempt}, ${startAt}, ${text} from generation_items
              where id = ${held.itemId} and fence = ${held.fence} and attempts = ${attempt} and call_started_at is not null`,
        );
        await announce(tx, held.run.id);
      });
      written = end;
    } catch (error) {
      log.warn({ err: error, itemId: held.itemId }, "streamed text could not be written; trying again");
    }
  };
  const tick = () => {
    if (stopped || writing) return;
    writing = flush().finally(() => {
      writing = undefined;
    });
  };
  const timer = setInterval(tick, config.TEXT_CHUNK_INTERVAL_MS);
  timer.unref();

  return {
    text: () => whole.toWellFormed(),
    append(delta) {
      const first = whole === "";
      // Postgres holds no NUL, and a lone surrogate would change on its way.
      whole += delta.replaceAll("\u0000", "");
      if (first) tick();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await writing;
    },
  };
}

/** Half a character at the end waits for its other half. */
function endOfWholeCharacters(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
}
