import type { MediaCall } from "@agency/sandbox";
import type { TestSandbox } from "./sandbox.ts";

/** Everything that a stand-in accepted and would have billed, oldest first. */
export async function mediaCalls(sandbox: TestSandbox, host: string): Promise<MediaCall[]> {
  const answer = await fetch(`${sandbox.origin}/sandbox/usage`);
  return ((await answer.json()) as { media: MediaCall[] }).media.filter((call) => call.host === host);
}

/** Moves the sandbox's clock from the machine's. */
export async function setSandboxClock(sandbox: TestSandbox, offsetMs: number): Promise<void> {
  await sandbox.admin("clock", { offsetMs });
}

/** Creations are finished as soon as they are asked about. */
export async function finishAtOnce(sandbox: TestSandbox): Promise<void> {
  await sandbox.admin("processing", { host: "*", processingMs: 0 });
}
