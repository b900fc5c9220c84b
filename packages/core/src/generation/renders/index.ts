export { createRenderMaker, type RenderMakerDependencies } from "./render-maker.ts";
export { renderRoutes } from "./routes.ts";
