"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AudioLines } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { JobItem } from "@/components/jobs/job-item";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { MediaCost } from "@/components/studio/media-cost";
import { Sound } from "@/components/studio/video/sound";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { useContentJobs, isJobOpen, type ProviderJob } from "@/lib/jobs";
import { assetUrl } from "@/lib/upload-asset";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";
import { captionsOf, generateVoiceover, useVoiceMakers, useVoiceoverEstimate, useVoices, voicesFor, type ReelVoice } from "@/lib/videos";

interface VoicePanelProps {
  content: Content;
  /** What is said, all scenes together. */
  text: string;
  voice: ReelVoice | null;
  disabled: boolean;
  onChange: (voice: ReelVoice | null) => void;
}

/** Who reads the script: chosen, listened to, and recorded with the times of its words. */
export function VoicePanel({ content, text, voice, disabled, onChange }: VoicePanelProps) {
  const t = useTranslations("video.voice");
  const can = useCan();
  const queryClient = useQueryClient();
  const makers = useVoiceMakers();
  const offered = makers.data?.filter(({ configured }) => configured) ?? [];
  const [wanted, setWanted] = useState("");
  const maker = offered.find(({ name }) => name === wanted) ?? offered.find(({ isDefault }) => isDefault) ?? offered[0];
  const voices = useVoices(maker?.name);
  const [voiceId, setVoiceId] = useState("");
  const fitting = voicesFor(voices.data?.data ?? [], content.language);
  // Not every service has a usual voice.
  const chosen = fitting.find(({ id }) => id === voiceId) ?? fitting[0];
  const jobs = useContentJobs(content.id, "voice");
  const input = maker === undefined || voices.isPending || text.trim() === "" ? null : { brandId: content.brandId, contentId: content.id, provider: maker.name, text, language: content.language, ...(chosen ? { voiceId: chosen.id } : {}) };
  const estimate = useVoiceoverEstimate(input);
  const make = useMutation({ mutationFn: (request: NonNullable<typeof input>) => generateVoiceover(request), onSettled: () => queryClient.invalidateQueries({ queryKey: ["jobs"] }) });
  const running = jobs.data?.filter(isJobOpen) ?? [];
  const made = jobs.data?.filter(({ status, assetIds }) => status === "done" && assetIds.length > 0) ?? [];
  const failed = jobs.data?.[0] && ["failed", "refused", "uncertain"].includes(jobs.data[0].status) ? [jobs.data[0]] : [];
  return (
    <Card>
      <CardTitle>{t("title")}</CardTitle>
      {makers.data !== undefined && maker === undefined ? (
        <p className="text-sm text-muted-foreground">
          {t("none")}{" "}
          {can("providers.write") ? (
            <Link href="/settings/providers" className="font-medium text-primary underline underline-offset-4">
              {t("addKey")}
            </Link>
          ) : null}
        </p>
      ) : null}
      {maker === undefined || disabled ? null : (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Choice label={t("maker")} value={maker.name} onChange={setWanted} options={offered.map(({ name, label }) => ({ value: name, label }))} />
            {chosen ? <Choice label={t("who")} value={chosen.id} onChange={setVoiceId} options={fitting.map(({ id, name, accent }) => ({ value: id, label: accent ? `${name} · ${accent}` : name }))} /> : null}
          </div>
          {maker.isScratch ? <p className="text-sm text-muted-foreground">{t("scratch")}</p> : null}
          {chosen?.previewAudioUrl ? <Sound key={chosen.id} src={chosen.previewAudioUrl} label={t("sample", { name: chosen.name })} className="h-10 w-full sm:max-w-sm" /> : null}
          {make.isError ? <ProblemAlert error={make.error} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="outline" pending={make.isPending} disabled={input === null || running.length > 0} onClick={() => (input === null ? undefined : make.mutate(input))}>
              <AudioLines aria-hidden />
              {t("make")}
            </Button>
            <p className="text-xs text-muted-foreground tabular-nums">{text.trim() === "" ? t("noText") : <MediaCost estimate={estimate.data} />}</p>
          </div>
        </>
      )}
      {running.length + failed.length > 0 ? (
        <ul className="grid gap-2.5">
          {[...running, ...failed].map((job) => (
            <JobItem key={job.id} job={job} onLeave={noLeave} />
          ))}
        </ul>
      ) : null}
      {made.length > 0 ? (
        <ul className="grid gap-3">
          {made.slice(0, 4).map((job) => (
            <Recording key={job.id} job={job} inUse={voice?.assetId === job.assetIds[0]} disabled={disabled} onChange={onChange} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function Recording({ job, inUse, disabled, onChange }: { job: ProviderJob; inUse: boolean; disabled: boolean; onChange: (voice: ReelVoice | null) => void }) {
  const t = useTranslations("video.voice");
  const showProblem = useProblemToast();
  const assetId = job.assetIds[0]!;
  const use = useMutation({
    mutationFn: async () => {
      const { words } = await captionsOf(job.id);
      onChange({ assetId, words });
    },
    onError: (error) => showProblem(error),
  });
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Sound src={assetUrl(assetId)} label={t("recording", { provider: job.provider })} className="h-10 min-w-0 flex-1 basis-56" />
      {inUse ? <Badge tone="success">{t("inUse")}</Badge> : null}
      {disabled ? null : (
        <Button variant="outline" size="sm" pending={use.isPending} onClick={() => (inUse ? onChange(null) : use.mutate())}>
          {inUse ? t("drop") : t("use")}
        </Button>
      )}
    </li>
  );
}

const noLeave = () => {};
