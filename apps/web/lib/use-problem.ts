"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toast";
import { ApiProblem, problemMessageKey } from "./api-problem.ts";

/** What a person is told about a failure: what happened, and what to do now. */
export interface ProblemText {
  title: string;
  advice: string;
  requestId: string | undefined;
}

/** Words for a failure, in the person's language by its `code`; an unknown code falls back to the API's own detail. */
export function useProblemText(): (error: unknown) => ProblemText {
  const t = useTranslations("problems");
  return useCallback(
    (error: unknown) => {
      const problem = error instanceof ApiProblem ? error : undefined;
      const key = problem ? problemMessageKey(problem.code) : "internal";
      const known = t.has(`${key}.title` as "internal.title");
      const seconds = problem?.retryAfterSeconds ?? 0;
      if (known) {
        return {
          title: t(`${key}.title` as "internal.title"),
          advice: t(`${key}.advice` as "rate_limited.advice", { seconds }),
          requestId: problem?.requestId,
        };
      }
      return {
        title: problem?.title ?? t("internal.title"),
        advice: problem?.detail ?? t("internal.advice"),
        requestId: problem?.requestId,
      };
    },
    [t],
  );
}

/** Shows a failure as a toast, with a way to try again where that can help. */
export function useProblemToast(): (error: unknown, retry?: () => void) => void {
  const textOf = useProblemText();
  const t = useTranslations("common");
  return useCallback(
    (error: unknown, retry?: () => void) => {
      const { title, advice } = textOf(error);
      toast.error(title, {
        description: advice,
        duration: 8000,
        ...(retry ? { action: { label: t("retry"), onClick: retry } } : {}),
      });
    },
    [textOf, t],
  );
}
