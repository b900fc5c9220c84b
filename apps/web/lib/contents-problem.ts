"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem, problemMessageKey } from "./api-problem.ts";
import { useProblemToast } from "./use-problem.ts";

/**
 * Words a refusal of contents, approvals, channels or publishing in the reader's language.
 * A code that has no words here keeps what the API said.
 */
export function useWordedProblem(): (error: unknown) => unknown {
  const t = useTranslations("issues.problems");
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiProblem)) return error;
      const key = problemMessageKey(error.code) as "not_approved";
      if (!t.has(`${key}.title`)) return error;
      return new ApiProblem({
        status: error.status,
        code: error.code,
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
