import type { MediaInspector } from "@agency/platform/media";
import type { CoreDependencies } from "../../dependencies.ts";
import type { MediaDesk } from "./media-desk.ts";
import type { JobRow } from "./table.ts";

export type MediaWorkerDependencies = Pick<CoreDependencies, "config" | "db" | "egress" | "failpoint" | "live" | "log" | "processId" | "sandboxOrigin" | "storage"> & { mediaDesk: MediaDesk };

/** What the steps of a worker share. */
export type MediaContext = MediaWorkerDependencies & { media: MediaInspector };

/** A job in this worker's hands: writes pass only while `fence` is the row's. */
export interface HeldJob {
  job: JobRow;
  fence: number;
}

/** Another worker holds the job by now: its business. */
export class JobLeaseLostError extends Error {}
/** A person asked the job to stop. */
export class JobCancelledError extends Error {}
/** This process is going down. */
export class MediaWorkerStoppingError extends Error {}
/** The job cannot be done; `kind` and message are shown to the person. */
export class JobFailedError extends Error {
  readonly kind: string;
  constructor(kind: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "JobFailedError";
    this.kind = kind;
  }
}

/** Wakes the workers. */
export const jobsDueChannel = "agency_jobs_due";
export const jobCancelChannel = "agency_job_cancel";
