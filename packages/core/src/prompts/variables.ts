import type { PromptVariable } from "./schema.ts";
import { inlineData } from "./facts.ts";
import { limitNames } from "./limits.ts";

export type GivenValue = string | number | boolean;
export interface VariableIssue {
  code: "reserved_name" | "duplicate_name" | "missing_options" | "wrong_default" | "unknown_variable" | "wrong_type" | "not_an_option";
  /** Name of the variable. */
  name: string;
  detail: string;
}

/** Names that the product fills in by itself. `brand` and `product` stand for the name, and as a condition for being there. */
export const builtInNames: ReadonlySet<string> = new Set([
  "brand",
  ...["name", "industry", "description", "toneOfVoice", "targetAudience", "doWords", "dontWords"].map((name) => `brand.${name}`),
  "product",
  ...["name", "description", "features", "benefits", "price", "url"].map((name) => `product.${name}`),
  "topic",
  "platform",
  "language",
  "contentType",
  ...limitNames.map((name) => `limits.${name}`),
]);

/** Everything that a template with these variables may name. */
export const knownNames = (variables: readonly PromptVariable[]): ReadonlySet<string> => new Set([...builtInNames, ...variables.map(({ name }) => name)]);

/** What is wrong with the definitions themselves; empty when they are right. */
export function validateVariables(variables: readonly PromptVariable[]): VariableIssue[] {
  const seen = new Set<string>(["limits"]);
  return variables.flatMap((variable): VariableIssue[] => {
    const { name } = variable;
    if (builtInNames.has(name) || name === "limits") return [{ code: "reserved_name", name, detail: `"${name}" is filled in by the product. Take another name.` }];
    if (seen.has(name)) return [{ code: "duplicate_name", name, detail: `"${name}" is defined twice.` }];
    seen.add(name);
    if (variable.type === "choice" && (variable.options ?? []).length === 0) return [{ code: "missing_options", name, detail: `"${name}" is a choice and needs options.` }];
    if (variable.default !== undefined && problemOf(variable, variable.default)) return [{ code: "wrong_default", name, detail: `The default of "${name}" does not fit its type.` }];
    return [];
  });
}

/**
 * The values of a template's own variables as they enter the prompt: what a person typed is marked as data, an option is
 * the template author's own word, `false` and empty text count as absent (R37).
 */
export function readVariables(
  variables: readonly PromptVariable[],
  given: Readonly<Record<string, GivenValue>>,
): { values: Map<string, string>; issues: VariableIssue[]; missing: string[] } {
  const values = new Map<string, string>();
  const issues: VariableIssue[] = [];
  const missing: string[] = [];
  const names = new Set(variables.map(({ name }) => name));
  for (const name of Object.keys(given)) {
    if (!names.has(name)) issues.push({ code: "unknown_variable", name, detail: `This template has no variable "${name.slice(0, 41)}".` });
  }
  for (const variable of variables) {
    const { name } = variable;
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    const value = own === undefined || own === "" ? variable.default : own;
    const problem = value === undefined ? null : problemOf(variable, value);
    if (problem) issues.push(problem);
    else if (value === undefined || value === "") {
      if (variable.required) missing.push(name);
    } else if (typeof value === "string") values.set(name, variable.type === "choice" ? value : inlineData(name, value));
    else if (value !== false) values.set(name, String(value));
  }
  return { values, issues, missing };
}

function problemOf(variable: PromptVariable, value: GivenValue): VariableIssue | null {
  const wanted = variable.type === "number" ? "number" : variable.type === "boolean" ? "boolean" : "string";
  if (typeof value !== wanted) return { code: "wrong_type", name: variable.name, detail: `"${variable.name}" takes a ${wanted === "string" ? "text" : wanted}.` };
  if (variable.type === "choice" && !(variable.options ?? []).includes(value as string)) {
    return { code: "not_an_option", name: variable.name, detail: `"${variable.name}" takes one of: ${(variable.options ?? []).join(", ")}.` };
  }
  return null;
}
