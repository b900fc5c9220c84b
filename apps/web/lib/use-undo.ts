"use client";
import { useTranslations } from "use-intl";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { useProblemToast } from "./use-problem.ts";

/** Says that something was done and offers to take it back for 10 s. */
export function useUndo(): (title: string, undo: () => Promise<unknown>) => void {
  const t = useTranslations("common");
  const showProblem = useProblemToast();
  return (title, undo) => {
    const takeBack = () => void undo().then(() => toast.success(t("undone")), (error: unknown) => showProblem(error, takeBack));
    toast.success(title, { duration: undoDurationMs, action: { label: t("undo"), onClick: takeBack } });
  };
}
