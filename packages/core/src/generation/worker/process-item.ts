import { Problem } from "@agency/platform/http";
import { needsRepair } from "../rules.ts";
import { readBrief, type Brief } from "../brief.ts";
import type { ContentDocument } from "../../contents/schema.ts";
import type { Draft, ItemRow } from "../table.ts";
import { callRoute, type Answer } from "./call-route.ts";
import { ItemFailedError, ItemWaitsError, LeaseLostError, RunCancelledError, WorkerStoppingError, type Held, type WorkerContext } from "./context.ts";
import { endItem, keepDraft, storeVersion } from "./end-item.ts";
import { bookLostCall } from "./book-call.ts";
import type { Claimed } from "./claim-items.ts";
import { keepLease, lockHeld, postponeItem, releaseItem } from "./held-item.ts";

/** What an answer is worth. */
type Verdict = { kind: "refused"; words: string } | { kind: "usable"; document: ContentDocument; broken: Draft["issues"] } | { kind: "unusable"; reason: string; issues: Draft["issues"] };

/**
 * Writes one claimed alternative: reserve → intent → call → store with its cost, each committed before the next.
 * @param signal aborts with `RunCancelledError` or `WorkerStoppingError`
 */
export async function processItem(context: WorkerContext, { held, item }: Claimed, signal: AbortSignal): Promise<void> {
  const lease = keepLease(context, held);
  try {
    if (item.callStartedAt !== null) await bookDeadCall(context, held);
    await write(context, held, item, AbortSignal.any([signal, lease.signal]));
  } catch (error) {
    await recover(context, held, error);
  } finally {
    lease.stop();
  }
}

/** A call that a dead worker had begun was perhaps billed and its text is gone; it created nothing outside, so that it may be made again. */
async function bookDeadCall(context: WorkerContext, held: Held): Promise<void> {
  await context.db.forOrganization(held.run.organizationId, async (tx) => bookLostCall(tx, held, await lockHeld(tx, held), "lost"));
}

/** A fault of ours may come back each time; nobody is billed for it for ever. */
const mostFaults = 25;

async function write(context: WorkerContext, held: Held, item: ItemRow, signal: AbortSignal): Promise<void> {
  if (item.faults > mostFaults) throw new ItemFailedError("internal", "This draft failed again and again on our side and was given up. Start a new run.");
  const brief = await context.db.readForOrganization(held.run.organizationId, (tx) => readBrief(tx, context, held.run));
  let { draft } = item;
  if (draft === null) {
    const answer = await callRoute(context, held, brief, (model) => brief.request(held.seed, model), signal);
    const verdict = judge(context, held, brief, answer);
    if (verdict.kind === "refused") return endItem(context, held, { status: "refused", kind: "refused", detail: verdict.words, answer });
    if (verdict.kind === "usable" && verdict.broken.length === 0) return storeVersion(context, held, { answer, document: verdict.document, ...servedBy(answer), flags: [] });
    draft = { document: verdict.kind === "usable" ? verdict.document : null, issues: verdict.kind === "usable" ? verdict.broken : verdict.issues, ...servedBy(answer) };
    await keepDraft(context, held, answer, draft);
  }
  await repair(context, held, brief, draft, signal);
}

/** One more call with the violations listed; what it does not put right is flagged, never cut. */
async function repair(context: WorkerContext, held: Held, brief: Brief, draft: Draft, signal: AbortSignal): Promise<void> {
  const keep = (answer: Answer | null) =>
    storeVersion(context, held, { answer, document: draft.document!, provider: draft.provider, model: draft.model, flags: draft.issues.map(({ detail }) => detail) });
  let answer: Answer;
  try {
    answer = await callRoute(context, held, brief, (model) => brief.request(held.seed, model, draft), signal);
  } catch (error) {
    const mayKeep = error instanceof ItemFailedError || (error instanceof ItemWaitsError && error.wait.reason === "budget");
    if (!mayKeep || draft.document === null) throw error;
    return keep(null);
  }
  const verdict = judge(context, held, brief, answer);
  if (verdict.kind === "usable") {
    return storeVersion(context, held, { answer, document: verdict.document, ...servedBy(answer), flags: verdict.broken.map(({ detail }) => detail) });
  }
  if (draft.document !== null) return keep(answer);
  if (verdict.kind === "refused") return endItem(context, held, { status: "refused", kind: "refused", detail: verdict.words, answer });
  return endItem(context, held, { status: "failed", kind: verdict.reason, detail: `${answer.entry.provider} answered twice in a form that cannot be used. Try again or choose another model.`, answer });
}

function judge(context: WorkerContext, held: Held, brief: Brief, { result }: Answer): Verdict {
  const { run } = held;
  if (result.finish === "refused") return { kind: "refused", words: result.text.slice(0, 500) || "The model refused to write this." };
  if (result.finish !== "complete") {
    const detail = result.finish === "truncated" ? "The answer was cut off because it was too long. Be shorter." : "The answer did not have the structure that was asked for.";
    return { kind: "unusable", reason: result.finish, issues: [{ code: result.finish, pointer: "", detail }] };
  }
  const { document, issues } = brief.read(result.output);
  if (document === null) return { kind: "unusable", reason: "malformed", issues };
  const broken = context.generationSink.checkDocument({ document, platform: run.platform, language: run.language, guard: brief.guard, topic: run.topic, productId: run.productId }).filter(needsRepair).filter(brief.concerns);
  return { kind: "usable", document, broken: broken.map(({ code, pointer, detail }) => ({ code, pointer, detail })) };
}

const servedBy = ({ entry }: Answer) => ({ provider: entry.provider, model: entry.model });

async function recover(context: WorkerContext, held: Held, error: unknown): Promise<void> {
  if (error instanceof LeaseLostError) return;
  if (error instanceof ItemWaitsError) return postponeItem(context, held, error);
  if (error instanceof RunCancelledError) return endItem(context, held, { status: "cancelled", kind: null, detail: null, answer: null });
  if (error instanceof ItemFailedError) return endItem(context, held, { status: "failed", kind: error.kind, detail: error.message, answer: null });
  // Brand, product or content went away while the run waited.
  if (error instanceof Problem && error.status === 404) return endItem(context, held, { status: "failed", kind: "gone", detail: error.message, answer: null });
  // Going down, or a fault of ours: the item goes back and is taken again, here or elsewhere.
  await releaseItem(context, held).catch(() => {});
  if (!(error instanceof WorkerStoppingError)) throw error;
}
