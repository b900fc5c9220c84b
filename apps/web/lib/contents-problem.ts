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

const keyOf = (code: string) => problemMessageKey(code) as "in_the_past";
