import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { ApiProblem, pointerToField } from "./api-problem.ts";

/**
 * Puts the API's complaints at the fields they point to and focuses the first.
 * Returns the error when something remains that no field shows, else undefined.
 */
export function showProblemInForm<Values extends FieldValues, Output>(form: UseFormReturn<Values, unknown, Output>, error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const fields = new Set(Object.keys(form.getValues()));
  let placed = 0;
  for (const issue of error.errors) {
    if (issue.pointer === undefined) continue;
    const name = pointerToField(issue.pointer);
    if (!fields.has(name.split(".")[0] ?? "")) continue;
    form.setError(name as Path<Values>, { type: "server", message: issue.code ?? "invalid" }, { shouldFocus: placed === 0 });
    placed += 1;
  }
  return placed > 0 && placed === error.errors.length ? undefined : error;
}
