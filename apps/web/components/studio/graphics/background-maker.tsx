"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { JobItem } from "@/components/jobs/job-item";
import { Choice } from "@/components/studio/choice";
import { MediaCost } from "@/components/studio/media-cost";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useBrandOf } from "@/lib/contents";
import type { GraphicSizeName } from "@/lib/graphics";
import { generateImages, useImageEstimate, useImageMakers, type ImageRequest } from "@/lib/images";
import { isJobOpen, useContentJobs } from "@/lib/jobs";
import { usePromptChoices } from "@/lib/generation";
import { assetUrl } from "@/lib/upload-asset";
import { useCan } from "@/lib/use-can";
import { useStableCallback } from "@/lib/use-stable-callback";

interface BackgroundMakerProps {
  content: Content;
  size: GraphicSizeName;
  current: string | null;
  onPick: (assetId: string) => void;
}

/** A background made for this post: by a provider with a key, else drawn on this machine from the brand's colours. */
export function BackgroundMaker({ content, size, current, onPick }: BackgroundMakerProps) {
  const t = useTranslations("graphics.background");
  const can = useCan();
  const queryClient = useQueryClient();
  const { data: brand } = useBrandOf(content.brandId);
  const makers = useImageMakers();
  const prompts = usePromptChoices({ category: "image", language: content.language });
  const [provider, setProvider] = useState("");
  const [promptId, setPromptId] = useState("");
  const [words, setWords] = useState("");
  const [batchId, setBatchId] = useState<string>();
  // A picture that a person has to fetch elsewhere is asked for in the library, not while a graphic is set.
  const offered = (makers.data ?? []).filter((maker) => maker.configured && maker.name !== "midjourney");
  const chosen = offered.find(({ name }) => name === provider) ?? offered.find(({ isDefault }) => isDefault) ?? offered[0];
  const template = prompts.data?.find(({ id }) => id === promptId);
  const wish = words.trim() || (template ? "" : content.title);
  const input: ImageRequest | null =
    chosen === undefined || (wish === "" && template === undefined) ? null : { brandId: content.brandId, productId: content.productId, contentId: content.id, prompt: wish, ...(template ? { promptId: template.id } : {}), provider: chosen.name, aspectRatio: size, count: 1 };
  const estimate = useImageEstimate(input);
  const jobs = useContentJobs(content.id, "image");
  const pick = useStableCallback(onPick);
  const ours = jobs.data?.filter((job) => job.batchId === batchId) ?? [];
  const made = jobs.data?.filter(({ status }) => status === "done").flatMap(({ assetIds }) => assetIds) ?? [];
  const fresh = ours.find(({ status }) => status === "done")?.assetIds[0];
  useEffect(() => {
    if (fresh === undefined) return;
    pick(fresh);
    setBatchId(undefined);
  }, [fresh, pick]);
  const make = useMutation({
    mutationFn: (request: ImageRequest) => generateImages(request),
    onSuccess: (accepted) => {
      setBatchId(accepted.id);
      void queryClient.invalidateQueries({ queryKey: ["jobs"] });
    },
  });
  if (!can("contents.generate") || chosen === undefined) return null;
  const onlyOffline = offered.every(({ name }) => name === "offline");
  const busy = make.isPending || ours.some(isJobOpen);
  return (
    <details className="group rounded-xl border">
      <summary className="touch-target focus-ring flex cursor-pointer items-center gap-2 rounded-xl border border-transparent px-3.5 py-2.5 text-sm font-medium">
        <Sparkles aria-hidden className="size-4 text-primary" />
        {t("title")}
      </summary>
      <div className="grid gap-4 border-t p-3.5">
        {onlyOffline ? (
          <p className="text-sm text-muted-foreground">
            {t("offline")}{" "}
            {can("providers.write") ? (
              <Link href="/settings/providers" className="font-medium text-primary underline underline-offset-4">
                {t("addKey")}
              </Link>
            ) : null}
          </p>
        ) : (
          <Choice label={t("maker")} value={chosen.name} onChange={setProvider} options={offered.map(({ name, label }) => ({ value: name, label }))} />
        )}
        {prompts.data && prompts.data.length > 0 ? <Choice label={t("template")} value={promptId} onChange={setPromptId} options={[{ value: "", label: t("ownWords") }, ...prompts.data.map(({ id, name }) => ({ value: id, label: name }))]} /> : null}
        <Field label={t("words")} hint={t("wordsHint")}>
          {(control) => <Textarea {...control} lang={content.language} value={words} maxLength={4000} placeholder={content.title || brand?.name} onChange={(event) => setWords(event.target.value)} className="min-h-16" />}
        </Field>
        {make.isError ? <ProblemAlert error={make.error} /> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button size="sm" pending={busy} disabled={input === null} onClick={() => (input === null ? undefined : make.mutate(input))}>
            {t("make")}
          </Button>
          <p className="text-xs text-muted-foreground tabular-nums">
            <MediaCost estimate={estimate.data} />
          </p>
        </div>
        {ours.length > 0 ? (
          <ul className="grid gap-2">
            {ours.map((job) => (
              <JobItem key={job.id} job={job} onLeave={noLeave} />
            ))}
          </ul>
        ) : null}
        {made.length > 0 ? (
          <div role="group" aria-label={t("made")} className="flex flex-wrap gap-2">
            {made.slice(0, 12).map((id, index) => (
              <button key={id} type="button" aria-pressed={id === current} aria-label={t("use", { number: index + 1 })} onClick={() => onPick(id)} className="focus-ring rounded-lg border-2 border-transparent aria-pressed:border-primary">
                <img src={assetUrl(id)} alt="" loading="lazy" className="size-16 rounded-md bg-muted object-cover" />
              </button>
            ))}
          </div>
        ) : null}
      </div>
    </details>
  );
}

const noLeave = () => {};
