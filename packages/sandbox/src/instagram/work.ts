import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";

/** How Instagram's work on a container will go. */
export interface ContainerWork {
  processingMs: number;
  /** Subcode with which it fails, whatever the file; null for none. */
  failure: number | null;
  /** When it ends, if it begins then; null for never. */
  endsAt(begins: number): number | null;
}

const slowMs = 60_000;
/** Stuck work never ends. */
const stuckMs = -1;

/** Pictures are ready at once, videos take their time, and a fault can spoil both. */
export function workOf(sandbox: SandboxContext, host: string, isVideo: boolean, fault: TakenFault | undefined): ContainerWork {
  const usualMs = isVideo ? sandbox.processing.of(host) : 0;
  const processingMs = fault?.fault === "stuck" ? stuckMs : fault?.fault === "slow_processing" ? (fault.delayMs ?? slowMs) : usualMs;
  const failure = fault?.fault === "processing_failed" ? Number(fault.code ?? (isVideo ? 2207026 : 2207053)) : null;
  return { processingMs, failure, endsAt: (begins) => endOf(processingMs, begins) };
}

/** When work of that length ends; null for never. */
export function endOf(processingMs: number, begins: number): number | null {
  return processingMs === stuckMs ? null : begins + processingMs;
}
