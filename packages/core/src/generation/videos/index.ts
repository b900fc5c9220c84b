export { videoRoutes } from "./routes.ts";
export { createVideoMaker } from "./video-maker.ts";
