export * from "./brand-facts.ts";
export * from "./choose-prompt.ts";
export * from "./get-prompt.ts";
export * from "./render-prompt.ts";
export * from "./routes.ts";
export * from "./rules.ts";
export * from "./seed-prompts.ts";
export { prompts, promptVersions, type PromptRow, type PromptVersionRow } from "./table.ts";
