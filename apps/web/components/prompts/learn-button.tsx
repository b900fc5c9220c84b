"use client";
import { useQueryClient } from "@tanstack/react-query";
import { GraduationCap } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ButtonProps } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { EvaluationCase } from "@/lib/evaluations";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

interface LearnButtonProps extends Pick<ButtonProps, "size" | "variant" | "className"> {
  contentId: string;
  versionId?: string | undefined;
}

/** Makes a case of a text that was edited or rejected, so that its template is measured by it from then on. */
export function LearnButton({ contentId, versionId, ...look }: LearnButtonProps) {
  const t = useTranslations("evaluations.learn");
  const can = useCan();
  const router = useRouter();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState(false);
  if (!can("prompts.write")) return null;
  const learn = async () => {
    setPending(true);
    try {
      const before = Date.now();
      const made = await request<EvaluationCase>("POST", `/contents/${contentId}/evaluation-case`, { body: versionId === undefined ? {} : { versionId } });
      void queryClient.invalidateQueries({ queryKey: ["evaluation-cases"] });
      const isOld = Date.parse(made.createdAt) < before - 60_000;
      toast.success(t(isOld ? "again" : "made"), { action: { label: t("open"), onClick: () => router.push(`/prompts/${made.promptId}?tab=evaluations`) } });
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="outline" size="sm" {...look} pending={pending} onClick={() => void learn()}>
      <GraduationCap aria-hidden />
      {t("button")}
    </Button>
  );
}
