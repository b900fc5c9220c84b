import { Problem } from "@agency/platform/http";
import type { PromptVariable } from "./schema.ts";
import { validateTemplate } from "./template.ts";
import { knownNames, validateVariables } from "./variables.ts";

/** @throws Problem 422 with one entry for each wrong place of the template or its variables */
export function checkTemplate(template: string, variables: readonly PromptVariable[]): void {
  const errors = [
    ...validateVariables(variables).map(({ code, name, detail }) => ({ pointer: `/variables/${variables.findIndex((variable) => variable.name === name)}`, code, detail })),
    ...validateTemplate(template, knownNames(variables)).map(({ code, position, detail }) => ({ pointer: "/template", code, detail: `At character ${position + 1}: ${detail}` })),
  ];
  if (errors.length > 0) throw new Problem(422, "invalid_input", "The template cannot be used like this. Correct the places named.", { errors: errors.slice(0, 50) });
}
