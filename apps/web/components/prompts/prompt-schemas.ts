// Loaded when something is saved: the page itself needs only the types.
export { createPromptSchema, createPromptVersionSchema } from "@agency/core/prompts/schema";
