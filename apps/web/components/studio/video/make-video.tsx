"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { MediaCost } from "@/components/studio/media-cost";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { isJobOpen, useContentJobs } from "@/lib/jobs";
import { useSettled } from "@/lib/use-settled";
import { generateVideo, useVideoEstimate, type VideoRequest } from "@/lib/videos";

interface MakeVideoProps {
  content: Content;
  /** Whose jobs stand in the way of another one. */
  providers: readonly string[];
  label: string;
  icon: LucideIcon;
  disabled: boolean;
  /** Null as long as something is missing. */
  input: VideoRequest | null;
  missing: string | null;
  children: ReactNode;
}

/** The frame of a wish for a paid video: the fields, what it costs at most, and the button that spends it. */
export function MakeVideo({ content, providers, label, icon: Icon, disabled, input, missing, children }: MakeVideoProps) {
  const t = useTranslations("video.makers");
  const queryClient = useQueryClient();
  const settled = useSettled(input === null ? null : JSON.stringify(input));
  const estimate = useVideoEstimate(settled === null || input === null ? null : (JSON.parse(settled) as VideoRequest));
  const jobs = useContentJobs(content.id, "video");
  const isBusy = jobs.data?.some((job) => isJobOpen(job) && providers.includes(job.provider)) ?? false;
  const make = useMutation({ mutationFn: (request: VideoRequest) => generateVideo(request), onSettled: () => queryClient.invalidateQueries({ queryKey: ["jobs"] }) });
  return (
    <div className="grid gap-5">
      <fieldset disabled={disabled} className="grid min-w-0 gap-5">
        {children}
      </fieldset>
      {make.isError ? <ProblemAlert error={make.error} /> : estimate.isError ? <ProblemAlert error={estimate.error} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {/* Not before its price stands beside it. */}
        <Button pending={make.isPending} disabled={disabled || input === null || isBusy || estimate.data === undefined || estimate.isPlaceholderData || JSON.stringify(input) !== settled} onClick={() => (input === null ? undefined : make.mutate(input))}>
          <Icon aria-hidden />
          {label}
        </Button>
        <p aria-live="polite" className="text-sm text-muted-foreground tabular-nums">
          {missing ?? (
            <>
              <MediaCost estimate={estimate.data} />
              {estimate.data?.seconds ? ` · ${t("atMostSeconds", { seconds: estimate.data.seconds })}` : null}
              {estimate.data?.environment === "sandbox" ? ` · ${t("sandbox")}` : null}
            </>
          )}
        </p>
      </div>
    </div>
  );
}
