"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Clapperboard } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Chip } from "@/components/studio/graphics/color-choice";
import { CueTable } from "@/components/studio/video/cue-table";
import { FilmList } from "@/components/studio/video/film-list";
import { OtherMakers } from "@/components/studio/video/other-makers";
import { ScenePictures } from "@/components/studio/video/scene-pictures";
import { VoicePanel } from "@/components/studio/video/voice-panel";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { FieldSet } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { useCan } from "@/lib/use-can";
import { reelAspects, renderReel, useReelCapability, useReelPlan, type Cue, type ReelAspect, type ReelVoice } from "@/lib/videos";

/** From a script to a film: pictures, a voice, captions, and the render on this machine. */
export function VideoTab({ content, disabled, beforeChange }: { content: Content; disabled: boolean; beforeChange: () => Promise<void> }) {
  const t = useTranslations("video");
  const can = useCan();
  const capability = useReelCapability();
  const [voice, setVoice] = useState<ReelVoice | null>(null);
  const [pictures, setPictures] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [cues, setCues] = useState<Cue[] | null>(null);
  const plan = useReelPlan(content.id, content.version, voice);
  const may = can("contents.generate") && !disabled;
  if (plan.isError) return <ProblemAlert error={plan.error} onRetry={() => void plan.refetch()} />;
  if (plan.data === undefined) {
    return (
      <div aria-busy="true" className="grid gap-6">
        <Skeleton className="h-56 rounded-2xl" />
        <Skeleton className="h-40 rounded-2xl" />
      </div>
    );
  }
  const { definition } = plan.data;
  const script = definition.scenes.map(({ voiceover }) => voiceover).filter(Boolean).join("\n\n");
  const scenes = definition.scenes.map((scene, index) => {
    const chosen = pictures.get(index);
    if (chosen === undefined) return scene;
    return { ...scene, picture: chosen === null ? { type: "colors" as const } : { type: "asset" as const, assetId: chosen, focus: null } };
  });
  return (
    <>
      {capability.data && !capability.data.available ? (
        <Alert tone="warning" title={t("unavailable.title")}>
          {t("unavailable.text")}
          {capability.data.install === null ? null : <code className="mt-1 block text-xs break-words">{capability.data.install}</code>}
        </Alert>
      ) : null}
      <ScenePictures content={content} scenes={scenes} disabled={!may} onChange={(index, assetId) => setPictures((known) => new Map(known).set(index, assetId))} />
      <VoicePanel
        content={content}
        text={script}
        voice={voice}
        disabled={!may}
        onChange={(next) => {
          setVoice(next);
          // Other times are spoken now.
          setCues(null);
        }}
      />
      <CueTable cues={cues ?? plan.data.cues} edited={cues !== null} language={content.language} disabled={!may} onChange={setCues} />
      <RenderPanel
        content={content}
        seconds={plan.data.seconds}
        disabled={!may || capability.data?.available !== true}
        attachable={can("contents.write") && !disabled}
        beforeChange={beforeChange}
        render={(aspects) => renderReel({ contentId: content.id, aspects, definition: { ...definition, scenes, voice, captions: { ...definition.captions, cues } } })}
      />
      <OtherMakers content={content} script={script} disabled={!may} attachable={can("contents.write") && !disabled} beforeChange={beforeChange} />
    </>
  );
}

interface RenderPanelProps {
  content: Content;
  seconds: number;
  disabled: boolean;
  attachable: boolean;
  beforeChange: () => Promise<void>;
  render: (aspects: ReelAspect[]) => Promise<unknown>;
}

function RenderPanel({ content, seconds, disabled, attachable, beforeChange, render }: RenderPanelProps) {
  const t = useTranslations("video.render");
  const queryClient = useQueryClient();
  const [aspects, setAspects] = useState<readonly ReelAspect[]>(["9:16"]);
  const start = useMutation({ mutationFn: () => beforeChange().then(() => render([...aspects])), onSettled: () => queryClient.invalidateQueries({ queryKey: ["jobs"] }) });
  const toggle = (aspect: ReelAspect) => setAspects((now) => (now.includes(aspect) ? now.filter((other) => other !== aspect) : reelAspects.filter((other) => other === aspect || now.includes(other))));
  return (
    <Card>
      <CardTitle>{t("title")}</CardTitle>
      <FieldSet legend={t("aspects")}>
        <div className="flex flex-wrap gap-2">
          {reelAspects.map((aspect) => (
            <Chip key={aspect} pressed={aspects.includes(aspect)} onClick={() => toggle(aspect)}>
              {aspect}
            </Chip>
          ))}
        </div>
      </FieldSet>
      {start.isError ? <ProblemAlert error={start.error} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button pending={start.isPending} disabled={disabled || aspects.length === 0} onClick={() => start.mutate()}>
          <Clapperboard aria-hidden />
          {t("start")}
        </Button>
        <p className="text-xs text-muted-foreground tabular-nums">{t("about", { seconds: Math.round(seconds) })}</p>
      </div>
      <FilmList content={content} kind="render" attachable={attachable} beforeChange={beforeChange} />
    </Card>
  );
}
