export * from "./compose-image-prompt.ts";
export * from "./compose-prompt.ts";
export * from "./facts.ts";
export * from "./limits.ts";
export * from "./system-prompt.ts";
export * from "./template.ts";
export * from "./variables.ts";
