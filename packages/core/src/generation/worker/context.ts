import type { CoreDependencies } from "../../dependencies.ts";
import type { Gates } from "../gates/gates.ts";
import type { ProviderDependencies } from "../providers/resolve-provider.ts";
import type { GenerationSink } from "../sink.ts";
import type { RunRow, WaitReason } from "../table.ts";
import type { Slots } from "./slots.ts";

export type WorkerDependencies = ProviderDependencies & Pick<CoreDependencies, "db" | "log" | "live" | "failpoint" | "processId"> & { generationSink: GenerationSink; gates: Gates };

/** What the steps of a worker share. */
export interface WorkerContext extends WorkerDependencies {
  /** Calls under way here. Reading a brief and storing an answer take none, so that they pass while others are on the line. */
  calls: Slots;
}

/** An item in this worker's hands: writes pass only while `fence` is the row's. */
export interface Held {
  itemId: string;
  fence: number;
  position: number;
  seed: number;
  /** Rounds so far in which every provider of the route was in trouble. */
  outages: number;
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
/** Not now: the item goes back until `waitMs` have passed, and the person reads why. */
export class ItemWaitsError extends Error {
  readonly wait: { reason: WaitReason; waitMs: number; provider: string | null; isOutage: boolean };
  constructor(message: string, wait: ItemWaitsError["wait"]) {
    super(message);
    this.wait = wait;
  }
}
