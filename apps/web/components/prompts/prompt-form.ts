import type { createPromptSchema } from "@agency/core/prompts/schema";
import type { z } from "zod";
import { ApiProblem } from "@/lib/api-problem";

export type PromptInput = z.input<typeof createPromptSchema>;
export type VariableInput = NonNullable<PromptInput["variables"]>[number];

/** Codes of the API's complaints about a template: the first about its text, and the first about each variable. */
export function templateIssues(error: unknown, count: number): { template: string | undefined; variables: (string | undefined)[] } {
  const issues = error instanceof ApiProblem ? error.errors : [];
  const codeAt = (pointer: string) => issues.find((issue) => issue.pointer === pointer || issue.pointer?.startsWith(`${pointer}/`))?.code;
  return { template: codeAt("/template"), variables: Array.from({ length: count }, (_, index) => codeAt(`/variables/${index}`)) };
}

/** The same, from the schema shared with the API, before anything is sent. */
export function schemaIssues(error: z.ZodError, count: number): { template: string | undefined; variables: (string | undefined)[] } {
  const codeAt = (...path: (string | number)[]) => error.issues.find((issue) => path.every((part, at) => issue.path[at] === part))?.code;
  return { template: codeAt("template"), variables: Array.from({ length: count }, (_, index) => codeAt("variables", index)) };
}
