import type { ContentIssue } from "../contents/schema.ts";
import type { itemStatuses, runStatuses } from "./schema.ts";

type ItemStatus = (typeof itemStatuses)[number];
type RunStatus = (typeof runStatuses)[number];

const terminal: ReadonlySet<ItemStatus> = new Set(["done", "failed", "refused", "cancelled", "uncertain"]);

export const isFinishedItem = (status: ItemStatus): boolean => terminal.has(status);
export const isFinishedRun = (status: RunStatus): boolean => status !== "queued" && status !== "running";

/** A run's status follows from its items; null while one of them is open. */
export function runStatusOf(items: readonly ItemStatus[], cancelRequested: boolean): Exclude<RunStatus, "queued" | "running"> | null {
  if (!items.every(isFinishedItem)) return null;
  const done = items.filter((status) => status === "done").length;
  if (done === items.length) return "done";
  if (cancelRequested && items.includes("cancelled")) return "cancelled";
  return done > 0 ? "partly_failed" : "failed";
}

/** What a model is asked to put right: what a network refuses, and words that the brand does not use. Hints are left to the person. */
export const needsRepair = (issue: Pick<ContentIssue, "code" | "severity">): boolean => issue.severity === "error" || issue.code.startsWith("brand.");
