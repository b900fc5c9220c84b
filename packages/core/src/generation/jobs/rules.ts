import type { ProviderError } from "@agency/providers/spec";
import type { JobRow, JobStatus } from "./table.ts";

/** Somebody will still work on it. */
export const openStatuses = ["queued", "running", "submitted", "waiting"] as const satisfies readonly JobStatus[];
export const isOpen = (status: JobStatus): boolean => (openStatuses as readonly JobStatus[]).includes(status);

/** An error after which the creation at the other side stands, so that trying again follows it and pays nothing. */
const followable: ReadonlySet<string> = new Set(["stuck", "output_gone", "output_unreachable", "storage", "asset_quota_exceeded"]);

/** True when a retry goes on with what was paid for. A file that is gone is asked for once more (addresses are signed anew), then made anew. */
export function retryFollows({ remoteId, errorKind, details }: Pick<JobRow, "remoteId" | "errorKind" | "details">): boolean {
  if (remoteId === null || errorKind === null || !followable.has(errorKind)) return false;
  return errorKind !== "output_gone" || details["askedAgainFor"] !== remoteId;
}

export function whatMayBeDone(job: Pick<JobRow, "status" | "cancelRequestedAt" | "waitReason" | "kind">): { cancel: boolean; retry: boolean; resolve: boolean; import: boolean } {
  return {
    cancel: (isOpen(job.status) || job.status === "uncertain") && job.cancelRequestedAt === null,
    retry: job.status === "failed" || job.status === "refused" || job.status === "cancelled",
    resolve: job.status === "uncertain",
    import: job.status === "waiting" && job.waitReason === "person" && job.kind === "image",
  };
}

/**
 * Whether an error of the creating call proves that nothing was made (R4): it never left, or the other side refused it. An error of the
 * server itself proves nothing where the creation would go on behind it.
 * @param notSent the door out proves that no byte left
 */
export function provesNothingMade(error: Pick<ProviderError, "kind" | "status">, { notSent, isAsync }: { notSent: boolean; isAsync: boolean }): boolean {
  if (notSent) return true;
  if (error.status === undefined) return error.kind !== "network" && error.kind !== "timeout" && error.kind !== "server";
  if (error.status === 408) return false;
  return error.status >= 500 ? !isAsync : error.status >= 400;
}

/** Pause before the next try of something that may pass: doubles, at most five minutes. */
export const pauseMs = (baseMs: number, faults: number): number => Math.min(300_000, baseMs * 2 ** Math.min(faults, 16));
