import type { CoreDependencies } from "../../dependencies.ts";
import type { Breakers } from "../breakers.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { GenerationSink } from "../sink.ts";
import type { RunRow } from "../table.ts";

export type WorkerDependencies = ProviderDependencies &
  Pick<CoreDependencies, "db" | "log" | "jobs" | "live" | "failpoint" | "processId"> & { generationSink: GenerationSink; breakers: Breakers };

/** What the steps of a worker share. */
export interface WorkerContext extends WorkerDependencies {
  /** Longest wait for a provider that asked for quiet, in milliseconds. */
  longestWaitMs: number;
}

/** An item in this worker's hands: writes pass only while `fence` is the row's. */
export interface Held {
  itemId: string;
  fence: number;
  position: number;
  seed: number;
  run: RunRow;
}

/** Another worker holds the item by now: its business. */
export class LeaseLostError extends Error {}
/** A person asked the run to stop. */
export class RunCancelledError extends Error {}
/** This process is going down; the item goes back. */
export class WorkerStoppingError extends Error {}
/** The item cannot be written; `kind` and message are shown to the person. */
export class ItemFailedError extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}
