import { JobFailedError } from "./jobs/context.ts";
import type { JobRow } from "./jobs/table.ts";
import type { Environment } from "./table.ts";

/** Sandbox and live never mix: what was asked of one is not followed at the other. @throws JobFailedError `environment_changed` */
export function assertSameEnvironment(job: Pick<JobRow, "callStartedAt" | "remoteId" | "environment">, now: Environment): void {
  const isBegun = job.callStartedAt !== null || job.remoteId !== null;
  if (isBegun && now !== job.environment) throw new JobFailedError("environment_changed", `This was asked for in the ${job.environment} environment, and the provider is set to ${now} now.`);
}
