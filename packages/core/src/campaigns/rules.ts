import type { CampaignStatus, SlotStatus } from "./schema.ts";

/** A text is being written, or waits for money to be written. */
export const isBeingWritten = (status: SlotStatus): boolean => status === "writing" || status === "waiting_budget";
/** Nothing is on its way any more, as far as machines are concerned. */
export const isSettled = (status: SlotStatus): boolean => status !== "planned" && !isBeingWritten(status);

/** A topic stands until someone has begun to write about it. */
export const mayEditTopic = (status: SlotStatus): boolean => status === "planned" || status === "failed";
export const mayMove = (status: SlotStatus): boolean => status !== "rejected" && status !== "cancelled";
export const mayAccept = (status: SlotStatus): boolean => status === "drafted";
export const mayReject = (status: SlotStatus): boolean => status === "drafted" || status === "accepted" || status === "failed";
export const mayRetry = (status: SlotStatus): boolean => status === "failed" || status === "cancelled" || status === "rejected";

/** A campaign is done once nothing of it is planned or on its way; paused and cancelled ones stay what a person made them. */
export function statusAfterStep(status: CampaignStatus, slots: readonly SlotStatus[]): CampaignStatus {
  if (status !== "running" && status !== "done") return status;
  return slots.every(isSettled) ? "done" : "running";
}

/** Failures that may pass by themselves, with the pause before the next try in milliseconds; null when a person is needed. */
export function retryAfter(kind: string | null, tries: number): number | null {
  if (kind === null || !passing.has(kind) || tries >= mostTries) return null;
  return Math.min(60_000, 2_000 * 2 ** (tries - 1));
}
const passing: ReadonlySet<string> = new Set(["rate_limit", "server", "timeout", "network", "limit", "busy", "outage", "internal"]);
const mostTries = 5;
