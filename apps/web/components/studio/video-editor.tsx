"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { BlockTools } from "@/components/studio/block-tools";
import { RewriteField } from "@/components/studio/rewrite/rewrite-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import { asHashtag } from "@/lib/contents-document";

type VideoDocument = Extract<ContentDocument, { type: "video" }>;
type Scene = VideoDocument["scenes"][number];

interface VideoEditorProps {
  document: VideoDocument;
  onChange: (document: VideoDocument) => void;
  language: string;
  disabled: boolean;
}

export function VideoEditor({ document, onChange, language, disabled }: VideoEditorProps) {
  const t = useTranslations("studio.edit");
  const set = (changes: Partial<VideoDocument>) => onChange({ ...document, ...changes });
  const { scenes } = document;
  const setScene = (index: number, changes: Partial<Scene>) => set({ scenes: scenes.map((scene, at) => (at === index ? { ...scene, ...changes } : scene)) });
  const total = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
  return (
    <div lang={language} className="grid gap-5">
      <Field label={t("hook")} tools={<RewriteField pointer="/hook" name={t("hook")} />} hint={t("hookHint")}>
        {(control) => <Input {...control} disabled={disabled} maxLength={500} value={document.hook} onChange={(event) => set({ hook: event.target.value })} />}
      </Field>
      <p className="text-sm text-muted-foreground tabular-nums">{t("totalSeconds", { seconds: Math.round(total * 10) / 10, count: scenes.length })}</p>
      {scenes.map((scene, index) => (
        <section key={index} aria-label={t("scene", { number: index + 1 })} className="grid gap-4 rounded-xl border p-4">
          <div className="flex items-center gap-2">
            <h3 className="text-sm font-semibold">{t("scene", { number: index + 1 })}</h3>
            <RewriteField pointer={`/scenes/${index}`} name={t("scene", { number: index + 1 })} />
            {disabled ? null : <BlockTools name={t("scene", { number: index + 1 })} list={scenes} index={index} onChange={(next) => set({ scenes: next })} />}
          </div>
          <Field label={t("voiceover")}>{(control) => <Textarea {...control} disabled={disabled} maxLength={2000} value={scene.voiceover} onChange={(event) => setScene(index, { voiceover: event.target.value })} className="min-h-16" />}</Field>
          <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
            <Field label={t("onScreenText")}>{(control) => <Input {...control} disabled={disabled} maxLength={300} value={scene.onScreenText} onChange={(event) => setScene(index, { onScreenText: event.target.value })} />}</Field>
            <Field label={t("seconds")}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={0.5}
                  max={120}
                  step={0.5}
                  disabled={disabled}
                  value={scene.seconds}
                  onChange={(event) => setScene(index, { seconds: Math.min(120, Math.max(0.5, Number(event.target.value) || 0.5)) })}
                />
              )}
            </Field>
          </div>
          <Field label={t("visual")}>{(control) => <Input {...control} disabled={disabled} maxLength={1000} value={scene.visual} onChange={(event) => setScene(index, { visual: event.target.value })} />}</Field>
        </section>
      ))}
      {disabled || scenes.length >= 40 ? null : (
        <Button variant="outline" className="w-fit" onClick={() => set({ scenes: [...scenes, { voiceover: "", onScreenText: "", visual: "", seconds: 4 }] })}>
          <Plus aria-hidden />
          {t("addScene")}
        </Button>
      )}
      <Field label={t("caption")} tools={<RewriteField pointer="/caption" name={t("caption")} />}>{(control) => <Textarea {...control} disabled={disabled} maxLength={5000} value={document.caption} onChange={(event) => set({ caption: event.target.value })} />}</Field>
      <Field label={t("hashtags")} tools={<RewriteField pointer="/hashtags" name={t("hashtags")} />} hint={t("hashtagsHint")}>
        {(control) => <TagInput {...control} disabled={disabled} value={document.hashtags} max={60} onValueChange={(tags) => set({ hashtags: [...new Set(tags.map(asHashtag))].filter((tag) => tag !== "#") })} />}
      </Field>
    </div>
  );
}
