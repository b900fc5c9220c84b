"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleAlert, FileText } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ReviewProposal } from "@/components/onboarding/review-proposal";
import { StartForm } from "@/components/onboarding/start-form";
import { PageHeader } from "@/components/page-header";
import { PageSkeleton } from "@/components/page-skeleton";
import { ProblemAlert } from "@/components/problem-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/cn";
import { cancelReading, isReading, proposalKey, readingSteps, useProposal } from "@/lib/onboarding";
import type { BrandProposal } from "@/lib/onboarding";
import { useProblemToast } from "@/lib/use-problem";

/** One reading: on its way, failed with what to do, or to review. */
export function ProposalView({ proposalId }: { proposalId: string }) {
  const t = useTranslations("onboarding");
  const { data, error, refetch } = useProposal(proposalId);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (data.status === "ready" && data.proposal) return <ReviewProposal reading={data} proposal={data.proposal} />;
  if (data.status === "accepted") {
    return (
      <Alert tone="success" title={t("accepted")} actions={<Button asChild size="sm"><Link href={`/brands/${data.brandId}`}>{t("openBrand")}</Link></Button>}>
        <p>{t("acceptedText")}</p>
      </Alert>
    );
  }
  if (isReading(data)) return <Reading reading={data} />;
  const code = data.status === "cancelled" ? "cancelled" : (data.errorCode ?? "unreachable");
  return (
    <>
      <PageHeader title={data.status === "cancelled" ? t("cancelledTitle") : t("failedTitle")} description={data.url ?? undefined} />
      <Alert live tone="warning" title={t(`note.${code}.title`)} className="mb-5">
        <p>{t(`note.${code}.advice`)}</p>
        {data.notes[0]?.detail ? <p className="mt-1 text-xs break-words">{data.notes[0].detail}</p> : null}
      </Alert>
      <h2 className="mb-3 text-base font-semibold">{t("pasteInstead")}</h2>
      <StartForm way="posts" brandId={data.brandId} />
      <Button variant="ghost" asChild className="mt-3">
        <Link href={`/brands/new?way=website${data.brandId ? `&brand=${data.brandId}` : ""}`}>{t("otherAddress")}</Link>
      </Button>
    </>
  );
}

function Reading({ reading }: { reading: BrandProposal }) {
  const t = useTranslations("onboarding");
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [stopping, setStopping] = useState(false);
  const steps = reading.url === null ? readingSteps.slice(1) : readingSteps;
  const at = Math.max(0, steps.findIndex((step) => step === reading.status));
  const stop = async () => {
    setStopping(true);
    try {
      queryClient.setQueryData(proposalKey(reading.id), await cancelReading(reading.id));
    } catch (error) {
      showProblem(error, () => void stop());
      setStopping(false);
    }
  };
  return (
    <>
      <PageHeader title={t("readingTitle")} description={reading.url ?? t("readingPosts", { count: reading.posts.length })} actions={<Button variant="outline" pending={stopping} onClick={() => void stop()}>{t("stop")}</Button>} />
      <Card>
        <Progress label={t("readingTitle")} value={at + 0.5} max={steps.length} />
        <ol aria-live="polite" className="grid gap-3">
          {steps.map((step, index) => (
            <li key={step} className={cn("flex items-center gap-3", index > at && "text-muted-foreground")}>
              <span className={cn("grid size-8 shrink-0 place-items-center rounded-full", index < at ? "bg-tone-success text-tone-success-foreground" : "bg-secondary text-secondary-foreground")}>
                {index < at ? <Check aria-hidden className="size-4" /> : index === at ? <Spinner /> : <span className="text-sm">{index + 1}</span>}
              </span>
              <span>{t(`step.${step}`)}</span>
            </li>
          ))}
        </ol>
        {reading.pages.length > 0 ? (
          <ul className="grid gap-1.5 border-t pt-4 text-sm">
            {reading.pages.map((page) => (
              <li key={page.url} className="flex min-w-0 items-center gap-2 text-muted-foreground">
                {page.status === "failed" ? <CircleAlert aria-label={t("pageFailed")} className="size-4 shrink-0" /> : <FileText aria-hidden className="size-4 shrink-0" />}
                <span className="truncate">{page.title ?? page.url}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </Card>
    </>
  );
}
