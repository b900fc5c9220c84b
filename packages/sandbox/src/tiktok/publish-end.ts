import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { PublishedFile } from "./publishes-table.ts";
import { noteReceived } from "./publishes-table.ts";

/** TikTok's work on the file counts to the API's host, its look at the post to the public one's: `POST /sandbox/processing` sets both. */
export const apiHost = "open.tiktokapis.com";
export const publicHost = "www.tiktok.com";
const defaultSlowMs = 60_000;

/** How a post goes on once its bytes are here, as the fault has it. */
export function endOf(
  sandbox: SandboxContext, input: { media: PublishedFile[]; failReason: string | null; fault: TakenFault | undefined },
): Parameters<typeof noteReceived>[2] {
  const { fault } = input;
  return {
    now: sandbox.now(),
    media: input.media,
    failReason: input.failReason ?? (fault?.fault === "processing_failed" ? String(fault.code ?? "file_format_check_failed") : null),
    processingMs: fault?.fault === "slow_processing" ? fault.delayMs ?? defaultSlowMs : sandbox.processing.of(apiHost),
    moderationMs: sandbox.processing.of(publicHost),
    fault: fault?.fault ?? null,
  };
}
