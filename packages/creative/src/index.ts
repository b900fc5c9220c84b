export * from "./graphic.ts";
export { createGraphicEngine, type GraphicEngine, type GraphicEngineOptions } from "./engine.ts";
export { listTemplates } from "./templates/index.ts";
export { suggestTemplates, type SuggestionInput } from "./suggest-templates.ts";
export { textsFromDocument } from "./write-texts.ts";
