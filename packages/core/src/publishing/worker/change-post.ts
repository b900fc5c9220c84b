import { sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import { SocialError, type ChannelCredentials, type SocialNetwork } from "@agency/providers/spec";
import { openCredentials } from "../../channels/index.ts";
import { liveAttempt } from "../get-publication.ts";
import { publicationEvent } from "../publication-events.ts";
import { finishAttempt } from "./attempts.ts";
import type { FollowUp } from "./claim.ts";
import type { PublisherContext } from "./context.ts";
import { asSocial, claimCall, followUpTries, inMs, isPassing, pauseMs, sinceMs, writeStanding } from "./follow-up-calls.ts";
import { persist } from "./persist.ts";
import type { PublicationRow } from "../table.ts";

/**
 * Gives a public post another text or takes it away, as a person wished. Both say how it shall be in the end, so a call whose
 * answer was lost is made again without harm; one at a time, and the last wish counts.
 */
export async function changePost(context: PublisherContext, post: FollowUp, network: SocialNetwork | null): Promise<void> {
  const { db, config, failpoint } = context;
  const askedAt = performance.now();
  if (!(await mayCall(context, post))) return;
  failpoint("publish.change_intent", "before");
  const wished = await db.system((tx) => tx.execute<{ kind: "edit" | "remove" | null }>(sql`select change_kind as kind from publications where id = ${post.id}`));
  const kind = wished.rows[0]?.kind;
  if (!kind) return;
  const claimed = await claimCall(context, post, kind, async (row) => row.changeKind === kind, { changeTries: sql`change_tries + 1` });
  failpoint("publish.change_intent", "after");
  if (!claimed) return;
  const { row, attemptId } = claimed;
  try {
    const credentials = await openCredentials(context, post.channelId);
    if (performance.now() - askedAt > config.NETWORK_TIMEOUT_MS) throw new SocialError({ network: row.network, kind: "transient", message: "Too late; it is done in a moment." });
    failpoint("publish.change", "before");
    await call(network, credentials, row);
    failpoint("publish.change", "after");
  } catch (error) {
    const failure = asSocial(row.network, error);
    const isUnanswered = failure.kind === "ambiguous";
    const isOver = !(isPassing(failure) || isUnanswered) || row.changeTries >= followUpTries;
    await persist(context, () =>
      db.system(async (tx) => {
        await finishAttempt(tx, attemptId, { outcome: isUnanswered ? "superseded" : failure.kind === "transient" && failure.status === undefined ? "not_sent" : "rejected", error: failure });
        const changes = isOver ? { changeKind: null, changeText: null, changeTries: 0, nextStepAt: null } : { nextStepAt: inMs(pauseMs(context, failure, row.changeTries)) };
        const written = await writeStanding(tx, post, { ...changes, changeError: failure.message });
        if (written && isOver) await recordEvents(tx, publicationEvent("publication.change_failed", written, systemActor, { change: kind }));
      }),
    );
    return;
  }
  failpoint("publish.change_settle", "before");
  await persist(context, () =>
    db.system(async (tx) => {
      await finishAttempt(tx, attemptId, { outcome: "succeeded" });
      const done = await writeStanding(tx, post, kind === "remove" ? removed : edited(row.changeText!));
      if (done) await recordEvents(tx, publicationEvent(kind === "remove" ? "publication.removed" : "publication.edited", done, systemActor));
    }),
  );
  failpoint("publish.change_settle", "after");
}

const over = { changeTries: 0, changeError: null };
const removed = { ...over, changeKind: null, changeText: null, removedAt: sql`agency.now()`, nextStepAt: null };
/** A wish that came during the call stays: the text that went out is no longer the wanted one. */
const edited = (text: string) => ({
  ...over,
  editedText: text,
  editedAt: sql`agency.now()`,
  changeKind: sql`case when change_kind = 'edit' and change_text = ${text} then null else change_kind end`,
  changeText: sql`case when change_text = ${text} then null else change_text end`,
  nextStepAt: sql`agency.now()`,
});

/** False while another worker may still be at its call; a call of a worker that is gone is closed, since making it again is harmless. */
async function mayCall(context: PublisherContext, post: FollowUp): Promise<boolean> {
  const { db, config } = context;
  return db.system(async (tx) => {
    for (const step of ["edit", "remove"]) {
      const open = await liveAttempt(tx, post.id, step);
      if (!open) continue;
      const leftMs = config.NETWORK_TIMEOUT_MS * 2 - (await sinceMs(tx, open.callStartedAt!));
      if (leftMs > 0) {
        await writeStanding(tx, post, { nextStepAt: inMs(leftMs) });
        return false;
      }
      await finishAttempt(tx, open.id, { outcome: "superseded" });
    }
    return true;
  });
}

async function call(network: SocialNetwork | null, credentials: ChannelCredentials, row: PublicationRow): Promise<void> {
  const refuse = () => new SocialError({ network: row.network, kind: "permanent", message: `${row.network} cannot do that from here. Do it in its own app.` });
  if (row.changeKind === "remove") {
    if (!network?.remove) throw refuse();
    await network.remove({ credentials, remoteId: row.remoteId! });
    return;
  }
  if (!network?.editText) throw refuse();
  await network.editText({ credentials, remoteId: row.remoteId!, text: row.changeText! });
}
