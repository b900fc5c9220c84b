"use client";
import type { Content } from "@agency/core/contents/schema";
import { WandSparkles } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Choice } from "@/components/studio/choice";
import { Chip } from "@/components/studio/graphics/color-choice";
import { PictureSlot } from "@/components/studio/graphics/picture-slot";
import { MakeVideo } from "@/components/studio/video/make-video";
import { Field, FieldSet } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { VideoAspect, VideoMaker } from "@/lib/videos";

const longestPrompt = 1_000;
const lengths = [5, 8, 10];

/** Moving pictures from a description, or from a picture that begins to move. */
export function GeneratedVideo({ content, makers, disabled }: { content: Content; makers: readonly VideoMaker[]; disabled: boolean }) {
  const t = useTranslations("video.generated");
  const [wanted, setWanted] = useState("");
  const [prompt, setPrompt] = useState("");
  const [imageAssetId, setImageAssetId] = useState<string | null>(null);
  const [seconds, setSeconds] = useState(5);
  const [shape, setShape] = useState<VideoAspect>("9:16");
  const [model, setModel] = useState("");
  const maker = makers.find(({ name }) => name === wanted) ?? makers[0];
  if (maker === undefined) return null;
  const shapes = imageAssetId === null ? maker.aspectRatios : maker.aspectRatiosFromImage;
  const aspectRatio = shapes.includes(shape) ? shape : shapes[0]!;
  // The cheaper models only move a picture.
  const models = imageAssetId === null ? maker.models.slice(0, 1) : maker.models;
  const picture = content.media.find(({ kind }) => kind === "image")?.assetId;
  return (
    <MakeVideo
      content={content}
      providers={makers.map(({ name }) => name)}
      label={t("make")}
      icon={WandSparkles}
      disabled={disabled}
      missing={prompt.trim() === "" ? t("noPrompt") : null}
      input={
        prompt.trim() === ""
          ? null
          : { type: "generated", brandId: content.brandId, contentId: content.id, title: content.title, provider: maker.name as "runway", ...(models.includes(model) ? { model } : {}), prompt, imageAssetId, seconds, aspectRatio }
      }
    >
      {makers.length > 1 ? <Choice label={t("maker")} value={maker.name} onChange={setWanted} options={makers.map(({ name, label }) => ({ value: name, label }))} /> : null}
      <Field label={t("prompt")} hint={t("promptHint")} aside={`${[...prompt].length} / ${longestPrompt}`}>
        {(control) => <Textarea {...control} value={prompt} maxLength={longestPrompt} onChange={(event) => setPrompt(event.target.value)} className="min-h-24" />}
      </Field>
      <PictureSlot brandId={content.brandId} label={t("picture")} assetId={imageAssetId} offered={picture} onChange={setImageAssetId} />
      {models.length > 1 ? <Choice label={t("model")} value={models.includes(model) ? model : models[0]!} onChange={setModel} options={models.map((name) => ({ value: name, label: name }))} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <FieldSet legend={t("length")}>
          <div className="flex flex-wrap gap-2">
            {lengths.map((length) => (
              <Chip key={length} pressed={length === seconds} onClick={() => setSeconds(length)}>
                {t("seconds", { seconds: length })}
              </Chip>
            ))}
          </div>
        </FieldSet>
        <FieldSet legend={t("shape")}>
          <div className="flex flex-wrap gap-2">
            {shapes.map((aspect) => (
              <Chip key={aspect} pressed={aspect === aspectRatio} onClick={() => setShape(aspect)}>
                {aspect}
              </Chip>
            ))}
          </div>
        </FieldSet>
      </div>
    </MakeVideo>
  );
}
