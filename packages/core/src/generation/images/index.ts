export { createImageMaker } from "./image-maker.ts";
export { imageRoutes } from "./routes.ts";
