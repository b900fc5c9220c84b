"use client";
import type { FieldError } from "react-hook-form";
import { useTranslations } from "use-intl";
import { problemMessageKey } from "./api-problem.ts";

/**
 * What is wrong with a field, in the reader's language: by the API's code, else by zod's issue code.
 * Schemas are shared with the API, so their own messages are for its callers.
 */
export function useFieldError(): (error: FieldError | undefined) => string | undefined {
  const t = useTranslations("validation");
  return (error) => {
    if (!error) return undefined;
    const control = error.ref as { value?: unknown; type?: string } | undefined;
    if (control?.value === "" && error.type !== "server") return t("required");
    if (control?.type === "email" && error.type === "invalid_format") return t("email");
    if (control?.type === "url" && error.type === "invalid_format") return t("url");
    for (const code of [error.message, error.type]) {
      const key = problemMessageKey(code ?? "") as "invalid";
      if (key && t.has(key)) return t(key);
    }
    return t("invalid");
  };
}

/** Words for a bare code of an issue, where no form library holds the field. */
export function useIssueText(): (code: string | undefined) => string | undefined {
  const t = useTranslations("validation");
  return (code) => {
    if (code === undefined) return undefined;
    const key = problemMessageKey(code) as "invalid";
    return t.has(key) ? t(key) : t("invalid");
  };
}
