export { addJobs, type NewJobs } from "./add-jobs.ts";
export { JobFailedError, type MediaWorkerDependencies } from "./context.ts";
export { announceJobs, tellJob } from "./job-events.ts";
export { createMediaDesk, type MediaDesk, type MediaMaker, type OpenedJob } from "./media-desk.ts";
export { getJob, presentJob } from "./read-jobs.ts";
export { registerJobsResume } from "./register-jobs-resume.ts";
export { jobRoutes } from "./routes.ts";
export { startMediaWorker, type MediaWorker } from "./start-media-worker.ts";
export { providerJobs, type JobRow } from "./table.ts";
