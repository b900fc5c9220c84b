"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem, problemMessageKey } from "./api-problem.ts";
import { useProblemToast } from "./use-problem.ts";

/**
 * Words a refusal that names one field of a plan or a choice ("/scheduledAt": in_the_past): there the field's own code says
 * what to do, the problem's only that something is wrong. Every other error stays as it is.
 */
export function useWordedProblem(): (error: unknown) => unknown {
  const t = useTranslations("issues.problems");
  return useCallback(
    (error: unknown) => {
      const issue = error instanceof ApiProblem ? error.errors.find(({ code }) => code !== undefined && t.has(`${keyOf(code)}.title`)) : undefined;
      if (!(error instanceof ApiProblem) || issue?.code === undefined) return error;
      const key = keyOf(issue.code);
      return new ApiProblem({
        status: error.status,
        code: issue.code,
        title: t(`${key}.title`),
        detail: t(`${key}.advice`),
        errors: error.errors,
        requestId: error.requestId,
        retryAfterSeconds: error.retryAfterSeconds,
        cause: error,
      });
    },
    [t],
  );
}

/** Shows such a refusal as a toast. */
export function useWordedToast(): (error: unknown, retry?: () => void) => void {
  const word = useWordedProblem();
  const toastProblem = useProblemToast();
  return useCallback((error, retry) => toastProblem(word(error), retry), [word, toastProblem]);
}

/** Why one of several was refused, in a few words of the person's language; an unknown code falls back to the API's own detail. */
export function useRefusalWords(): (refusal: { code: string; detail: string }) => string {
  const issues = useTranslations("issues.problems");
  const problems = useTranslations("problems");
  return useCallback(
    ({ code, detail }) => {
      const title = `${keyOf(code)}.title` as const;
      if (issues.has(title)) return issues(title);
      return problems.has(title as "internal.title") ? problems(title as "internal.title") : detail;
    },
    [issues, problems],
  );
}

const keyOf = (code: string) => problemMessageKey(code) as "in_the_past";
