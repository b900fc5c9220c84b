"use client";
import type { FieldError } from "react-hook-form";
import { useTranslations } from "use-intl";
import { problemMessageKey } from "./api-problem.ts";

/** Schemas and the API name what is wrong by a code; people read it in their language. */
export function useFieldError(): (error: Pick<FieldError, "message"> | undefined) => string | undefined {
  const t = useTranslations("validation");
  return (error) => {
    if (!error) return undefined;
    const key = problemMessageKey(error.message ?? "invalid") as "invalid";
    if (t.has(key)) return t(key);
    return error.message?.includes(" ") ? error.message : t("invalid");
  };
}
