import { sql } from "drizzle-orm";
import { rows } from "@agency/platform/db";
import { ProviderError, type MediaStatus } from "@agency/providers/spec";
import type { HeldJob, MediaContext } from "./context.ts";
import { endJob } from "./end-job.ts";
import { putBack } from "./held-job.ts";
import type { OpenedJob } from "./media-desk.ts";
import { pauseMs } from "./rules.ts";
import { storeDone } from "./store-done.ts";

/** Asks the other side about a creation that it has, once. What it says is the only truth: webhooks merely make us ask sooner. */
export async function followJob(context: MediaContext, held: HeldJob, opened: OpenedJob, signal: AbortSignal): Promise<void> {
  const { config } = context;
  const { job } = held;
  const { provider } = opened;
  const remoteId = job.remoteId!;
  let status: MediaStatus;
  try {
    status = await provider.status!(remoteId, { input: opened.input, signal: AbortSignal.any([signal, AbortSignal.timeout(config.MEDIA_CALL_TIMEOUT_MS)]) });
  } catch (error) {
    if (signal.aborted || !(error instanceof ProviderError)) throw error;
    if (error.kind === "not_found") {
      return endJob(context, held, { status: "failed", kind: "vanished", detail: "The provider no longer knows what it was asked to make. What it may have cost is booked.", cost: { microUsd: null, priceRow: null } });
    }
    return postpone(context, held, error.retryAfterMs ?? pauseMs(config.MEDIA_RETRY_BASE_MS, job.faults), { waitReason: error.kind === "rate_limit" ? "limit" : "trouble", faults: job.faults + 1, errorDetail: error.message.slice(0, 1_000) });
  }
  switch (status.state) {
    case "done":
      return storeDone(context, held, opened, status, signal);
    case "running": {
      if (job.cancelRequestedAt !== null) return stopAtProvider(context, held, opened, signal);
      const changes = { progress: status.progress, faults: 0, errorDetail: null, waitReason: status.waitsForPerson ? ("person" as const) : null };
      const inMs = Math.max(config.MEDIA_POLL_MS, status.pollAfterMs ?? 0);
      if (status.waitsForPerson) return putBack(context, held, { inMs, changes: { status: "waiting", ...changes } });
      return postpone(context, held, inMs, changes);
    }
    default:
      return endJob(context, held, { status: status.state, kind: status.state === "refused" ? "content_policy" : status.state === "failed" ? "provider_failed" : null, detail: status.message, cost: status.cost });
  }
}

/** The most that it can cost is booked: what a stopped creation costs is told by nobody. */
async function stopAtProvider(context: MediaContext, held: HeldJob, { provider }: OpenedJob, signal: AbortSignal): Promise<void> {
  try {
    await provider.cancel?.(held.job.remoteId!, { signal: AbortSignal.any([signal, AbortSignal.timeout(context.config.MEDIA_CALL_TIMEOUT_MS)]) });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.retryable) return postpone(context, held, pauseMs(context.config.MEDIA_RETRY_BASE_MS, held.job.faults), { waitReason: "trouble", faults: held.job.faults + 1 });
  }
  await endJob(context, held, { status: "cancelled", kind: null, detail: provider.isRepeatable ? null : "Stopped. What it may have cost until then is booked.", cost: provider.isRepeatable ? { microUsd: 0n, priceRow: null } : { microUsd: null, priceRow: null } });
}

/** Waits for the next look, but not for ever: money is not held for something that will not come. */
async function postpone(context: MediaContext, held: HeldJob, inMs: number, changes: Parameters<typeof putBack>[2]["changes"]): Promise<void> {
  const { job } = held;
  const [age] = await context.db.system((tx) => rows<{ ms: number }>(tx, sql`select (extract(epoch from agency.now() - submitted_at) * 1000)::double precision as ms from provider_jobs where id = ${job.id}`));
  if ((age?.ms ?? 0) < context.config.MEDIA_STUCK_MS) return putBack(context, held, { inMs, changes: { status: "waiting", ...changes } });
  await endJob(context, held, {
    status: "failed",
    kind: "stuck",
    detail: "The provider has not finished in the longest time that we wait. What it may cost is booked. Try again to look once more; nothing is paid twice.",
    cost: { microUsd: null, priceRow: null },
  });
}
