export { createGraphic, type GraphicDependencies } from "./create-graphic.ts";
export * from "./engine.ts";
export * from "./graphic-desk.ts";
export { registerGraphics, registerGraphicUses } from "./register-graphics.ts";
export * from "./routes.ts";
export { startGraphicsWorker, type GraphicsWorker } from "./start-graphics-worker.ts";
