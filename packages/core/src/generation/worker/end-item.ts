import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { recordEvents, systemActor } from "@agency/platform/live";
import type { ContentDocument } from "../../contents/schema.ts";
import { finishRunIfDone } from "../finish-run.ts";
import { readTexts } from "../run-text.ts";
import { generationChunks, generationItems, type Draft, type ItemRow, type ItemStatus } from "../table.ts";
import { bookAnswer, bookLostCall } from "./book-call.ts";
import type { Answer } from "./call-route.ts";
import { type Held, type WorkerContext } from "./context.ts";
import { lockHeld } from "./held-item.ts";

/**
 * Stores a version, what its call cost, the item's end and its event in one transaction: a person never sees a text that is not paid
 * for in the books, nor pays for one that is not there.
 * @param input.answer the call to book, or null when it was booked before (a draft that stays as it is)
 * @param input.flags rules that the text still breaks after its repair
 */
export async function storeVersion(
  context: WorkerContext,
  held: Held,
  input: { answer: Answer | null; document: ContentDocument; provider: string; model: string; flags: readonly string[] },
): Promise<void> {
  const { run } = held;
  await end(context, held, input.answer, async (tx) => {
    const { versionId } = await context.generationSink.storeVersion(tx, {
      contentId: run.contentId!,
      document: input.document,
      provider: input.provider,
      model: input.model,
      promptVersionId: run.promptVersionId,
      position: held.position,
      requestedBy: run.createdBy,
      transform: run.transform,
    });
    return {
      status: "done",
      contentVersionId: versionId,
      provider: input.provider,
      model: input.model,
      errorKind: input.flags.length > 0 ? "flagged" : null,
      errorDetail: input.flags.length > 0 ? input.flags.slice(0, 5).join(" ").slice(0, 1_000) : null,
    };
  });
}

/** Ends an item without a version; an answer that came is booked all the same. */
export async function endItem(context: WorkerContext, held: Held, input: { status: "failed" | "refused" | "cancelled"; kind: string | null; detail: string | null; answer: Answer | null }): Promise<void> {
  await end(context, held, input.answer, async () => ({ status: input.status, errorKind: input.kind, errorDetail: input.detail?.slice(0, 1_000) ?? null }));
}

/** Keeps a paid answer that breaks rules while it is repaired, so that a crash in the repair does not lose it. */
export async function keepDraft(context: WorkerContext, held: Held, answer: Answer, draft: Draft): Promise<void> {
  await context.db.forOrganization(held.run.organizationId, async (tx) => {
    const item = await lockHeld(tx, held);
    await bookAnswer(tx, held, item, answer);
    await tx.update(generationItems).set({ draft }).where(eq(generationItems.id, item.id));
  });
}

type Ending = { status: ItemStatus } & Partial<ItemRow>;

async function end(context: WorkerContext, held: Held, answer: Answer | null, makeEnding: (tx: Transaction) => Promise<Ending>): Promise<void> {
  const { run } = held;
  await context.db.forOrganization(run.organizationId, async (tx) => {
    const item = await lockHeld(tx, held);
    if (answer) await bookAnswer(tx, held, item, answer);
    else if (item.callStartedAt !== null) await bookLostCall(tx, held, item, "unknown");
    const ending = await makeEnding(tx);
    const outputText = answer?.streamed ?? (await readTexts(tx, [item])).get(item.id) ?? "";
    await tx.delete(generationChunks).where(eq(generationChunks.itemId, item.id));
    await tx
      .update(generationItems)
      .set({ ...ending, outputText, draft: null, leaseOwner: null, leaseUntil: null, retryAt: null, waitReason: null, waitProvider: null, waitingSince: null, finishedAt: sql`agency.now()` })
      .where(eq(generationItems.id, item.id));
    await recordEvents(tx, {
      organizationId: run.organizationId,
      type: `generation.item_${ending.status}`,
      subjectType: "generation_item",
      subjectId: item.id,
      brandId: run.brandId,
      actor: systemActor,
      payload: { runId: run.id, contentId: run.contentId, position: item.position, versionId: ending.contentVersionId ?? null, errorKind: ending.errorKind ?? null },
    });
    await finishRunIfDone(tx, run.id, systemActor);
    context.failpoint("generation.store", "before");
  });
  context.failpoint("generation.store", "after");
}
