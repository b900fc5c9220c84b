import type { Store } from "../store/open-store.ts";
import { listCreations } from "./creations.ts";

/** One creation that was accepted and billed. */
export interface MediaCall {
  host: string;
  id: string;
  operation: string;
  model: string;
  outcome: "completed" | "failed" | "refused" | "cancelled";
  durationMs: number;
  microUsd: number;
  /** ISO time. */
  createdAt: string;
  request: Record<string, unknown>;
}

/** Everything that was ever accepted, oldest first: tests count it. */
export function readMediaUsage(store: Store): MediaCall[] {
  return listCreations(store, {})
    .toReversed()
    .map(({ host, id, operation, model, outcome, cancelledAt, durationMs, microUsd, createdAt, request }) => ({
      host, id, operation, model, outcome: cancelledAt === null ? outcome : "cancelled", durationMs, microUsd, createdAt: new Date(createdAt).toISOString(), request,
    }));
}
