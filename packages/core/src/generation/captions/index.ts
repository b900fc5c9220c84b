export { captionsOf } from "./captions-of-job.ts";
export { captionRoutes } from "./routes.ts";
