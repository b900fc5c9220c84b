export * from "./graphic.ts";
export { createGraphicEngine, type GraphicEngine, type GraphicEngineOptions } from "./engine.ts";
export { listTemplates } from "./templates/index.ts";
