import { eq, sql } from "drizzle-orm";
import { isProvablyNotSent } from "@agency/platform/egress";
import { Problem } from "@agency/platform/http";
import { ProviderError, type MediaStarted, type MediaSubmitted } from "@agency/providers/spec";
import { beginCreation, JobWithoutMoneyError } from "./begin-creation.ts";
import { dropIntent } from "./book-job.ts";
import { JobCancelledError, JobFailedError, JobLeaseLostError, type HeldJob, type MediaContext } from "./context.ts";
import { endJob } from "./end-job.ts";
import { followJob } from "./follow-job.ts";
import { letGo, lockHeldJob, putBack } from "./held-job.ts";
import { tellJob } from "./job-events.ts";
import { lookForLost } from "./look-for-lost.ts";
import type { OpenedJob } from "./media-desk.ts";
import { pauseMs, provesNothingMade } from "./rules.ts";
import { storeDone } from "./store-done.ts";
import { providerJobs } from "./table.ts";

/** A job without money looks again by itself after so long; a raised limit wakes it at once. */
const fundsPollMs = 10 * 60_000;
/** Tries of a creation that provably made nothing, for troubles that may pass. */
const mostTries = 5;

/**
 * Takes one step of a job: creates, follows, or looks for what a lost answer may hide. Each step commits before the next.
 * @param signal aborts when this process goes down or the lease is lost; `cancelled` when a person asked to stop
 */
export async function stepJob(context: MediaContext, held: HeldJob, signal: AbortSignal, cancelled: AbortSignal): Promise<void> {
  const { job } = held;
  try {
    if (job.cancelRequestedAt !== null && job.callStartedAt === null && job.remoteId === null) throw new JobCancelledError();
    const opened = await context.mediaDesk.makerOf(job.kind).open(job);
    if (job.remoteId !== null) return await followJob(context, held, opened, signal);
    const mayRepeat = opened.provider.isRepeatable === true;
    if (job.callStartedAt !== null && !mayRepeat) return await lookForLost(context, held, opened, signal);
    if (job.cancelRequestedAt !== null) throw new JobCancelledError();
    await create(context, held, opened, signal, cancelled);
  } catch (error) {
    await recover(context, held, error);
  }
}

async function create(context: MediaContext, held: HeldJob, opened: OpenedJob, signal: AbortSignal, cancelled: AbortSignal): Promise<void> {
  const { provider } = opened;
  const estimate = await provider.estimate(opened.input);
  const attempt = await beginCreation(context, held, opened, estimate);
  context.failpoint("media.intent", "after");
  let started: MediaStarted;
  try {
    const deadline = AbortSignal.timeout(provider.isRepeatable ? context.config.MEDIA_STUCK_MS : context.config.MEDIA_CALL_TIMEOUT_MS);
    started = await provider.start(opened.input, {
      correlation: `${held.job.id}-${attempt}`,
      ...(opened.webhookUrl === undefined ? {} : { webhookUrl: opened.webhookUrl }),
      // A paid call is not cut by a change of mind: its result is paid for, and kept.
      signal: AbortSignal.any([signal, deadline, ...(provider.isRepeatable ? [cancelled] : [])]),
      onProgress: (progress) => void context.db.forOrganization(held.job.organizationId, (tx) => tx.update(providerJobs).set({ progress: clamp(progress) }).where(eq(providerJobs.id, held.job.id))).catch(() => {}),
    });
  } catch (error) {
    if (error instanceof JobLeaseLostError) throw error;
    return afterFailedStart(context, held, opened, { error, signal, cancelled, attempt });
  }
  context.failpoint("media.call", "after");
  if (started.state === "submitted") return keepRemoteId(context, held, started);
  if (started.state === "done") return storeDone(context, held, opened, started, signal);
  await endJob(context, held, { status: started.state, kind: started.state === "refused" ? "content_policy" : "provider_failed", detail: started.message, cost: started.cost });
}

async function keepRemoteId(context: MediaContext, held: HeldJob, started: MediaSubmitted): Promise<void> {
  await context.db.forOrganization(held.job.organizationId, async (tx) => {
    const job = await lockHeldJob(tx, held);
    await letGo(tx, held, {
      inMs: context.config.MEDIA_POLL_MS,
      changes: { status: "submitted", remoteId: started.remoteId, faults: 0, warnings: [...new Set([...job.warnings, ...(started.warnings ?? [])])], details: { ...job.details, ...started.details }, ...(started.costMicroUsd === undefined ? {} : { callMaxMicroUsd: started.costMicroUsd }) },
    });
    await tx.update(providerJobs).set({ submittedAt: sql`agency.now()` }).where(eq(providerJobs.id, job.id));
    await tellJob(tx, job, "submitted");
    context.failpoint("media.submit", "before");
  });
  context.failpoint("media.submit", "after");
}

async function afterFailedStart(context: MediaContext, held: HeldJob, { provider }: OpenedJob, { error, signal, cancelled, attempt }: { error: unknown; signal: AbortSignal; cancelled: AbortSignal; attempt: number }): Promise<void> {
  const { config } = context;
  if (provider.isRepeatable) {
    if (cancelled.aborted) return endJob(context, held, { status: "cancelled", kind: null, detail: null, cost: null });
    if (signal.aborted) return putBackWithoutIntent(context, held, 0, { status: "queued" });
    if (!(error instanceof ProviderError)) throw error;
  }
  const failure = error instanceof ProviderError ? error : null;
  const nothingMade = failure !== null && provesNothingMade(failure, { notSent: isProvablyNotSent(failure), isAsync: provider.isAsync && !provider.isRepeatable });
  if (!nothingMade && !provider.isRepeatable) {
    // Nobody knows whether it was made: from here on only reads, and then a person.
    return putBack(context, held, { inMs: signal.aborted ? 0 : config.MEDIA_LOOKUP_MS, changes: { errorDetail: (failure?.message ?? "The answer was lost.").slice(0, 1_000) } });
  }
  if (failure!.kind === "rate_limit") {
    return putBackWithoutIntent(context, held, failure!.retryAfterMs ?? pauseMs(config.MEDIA_RETRY_BASE_MS, held.job.faults), { status: "queued", waitReason: "limit", attempts: attempt - 1, faults: held.job.faults + 1, errorDetail: failure!.message.slice(0, 1_000) });
  }
  if (failure!.retryable && attempt < mostTries) {
    return putBackWithoutIntent(context, held, pauseMs(config.MEDIA_RETRY_BASE_MS, attempt), { status: "queued", waitReason: "trouble", errorDetail: failure!.message.slice(0, 1_000) });
  }
  await endJob(context, held, { status: failure!.kind === "content_policy" ? "refused" : "failed", kind: failure!.kind, detail: failure!.message, cost: null });
}

async function putBackWithoutIntent(context: MediaContext, held: HeldJob, inMs: number, changes: Parameters<typeof letGo>[2]["changes"]): Promise<void> {
  await context.db.forOrganization(held.job.organizationId, async (tx) => {
    await dropIntent(tx, await lockHeldJob(tx, held));
    await letGo(tx, held, { inMs, changes });
  });
}

async function recover(context: MediaContext, held: HeldJob, error: unknown): Promise<void> {
  const { job } = held;
  if (error instanceof JobLeaseLostError) return;
  if (error instanceof JobCancelledError) return endJob(context, held, { status: "cancelled", kind: null, detail: null, cost: null });
  if (error instanceof JobWithoutMoneyError) return putBack(context, held, { inMs: fundsPollMs, changes: { status: "queued", waitReason: "budget", errorDetail: error.message.slice(0, 1_000) } });
  const isUnderWay = job.remoteId !== null || job.callStartedAt !== null;
  if (!isUnderWay && error instanceof JobFailedError) return endJob(context, held, { status: "failed", kind: error.kind, detail: error.message, cost: null });
  if (!isUnderWay && error instanceof ProviderError) return endJob(context, held, { status: "failed", kind: error.kind, detail: error.message, cost: null });
  if (!isUnderWay && error instanceof Problem && error.status === 404) return endJob(context, held, { status: "failed", kind: "gone", detail: error.message, cost: null });
  // A key that was taken away meanwhile, or a fault of ours: what is under way is paid for and is followed later.
  const detail = error instanceof JobFailedError || error instanceof ProviderError ? error.message : null;
  await putBack(context, held, { inMs: pauseMs(context.config.MEDIA_RETRY_BASE_MS, job.faults), changes: { faults: job.faults + 1, waitReason: "trouble", ...(detail === null ? {} : { errorDetail: detail.slice(0, 1_000) }) } }).catch(() => {});
  if (detail === null) throw error;
}

const clamp = (progress: number): number => Math.min(1, Math.max(0, progress));
