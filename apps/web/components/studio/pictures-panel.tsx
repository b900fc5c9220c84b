"use client";
import type { Content } from "@agency/core/contents/schema";
import { ImagePlus, Images } from "lucide-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AssetPicker } from "@/components/studio/asset-picker";
import { MediaThumb } from "@/components/studio/networks/media-thumb";
import { BlockTools } from "@/components/studio/block-tools";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { contentKey, uploadPicture, useContentAction } from "@/lib/contents";
import { useWordedToast } from "@/lib/contents-problem";

interface PicturesPanelProps {
  content: Content;
  /** The writer's own description, offered for a picture that has none. */
  suggestedAlt: string;
  disabled: boolean;
  /** Saves the text first, so that both changes follow one another. */
  beforeChange: () => Promise<void>;
}

const maxPictures = 10;

export function PicturesPanel({ content, suggestedAlt, disabled, beforeChange }: PicturesPanelProps) {
  const t = useTranslations("studio.pictures");
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const [picking, setPicking] = useState(false);
  const action = useContentAction(content.id);
  const current = () => queryClient.getQueryData<Content>(contentKey(content.id)) ?? content;
  const put = async (media: { assetId: string; alt: string | null }[]) => {
    await beforeChange();
    await action.mutateAsync({ action: { kind: "media", media: media.map(({ assetId, alt }) => ({ assetId, alt })) }, version: current().version });
  };
  const change = useMutation({ mutationFn: put, onError: (error) => toastProblem(error) });
  const add = (pictures: { id: string; alt: string | null }[]) => {
    const known = new Set(current().media.map((entry) => entry.assetId));
    const fresh = pictures.filter(({ id }) => !known.has(id)).map(({ id, alt }) => ({ assetId: id, alt: alt ?? (suggestedAlt.trim() || null) }));
    return put([...current().media, ...fresh].slice(0, maxPictures));
  };
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      const uploaded = [];
      for (const file of files) uploaded.push(await uploadPicture(content.brandId, file));
      await add(uploaded);
      void queryClient.invalidateQueries({ queryKey: ["assets"] });
    },
    onError: (error) => toastProblem(error),
  });
  const room = content.media.length < maxPictures;
  if (disabled && content.media.length === 0) return null;
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle className="flex items-center gap-2">
          <Images aria-hidden className="size-4.5 text-muted-foreground" />
          {t("title", { count: content.media.length })}
        </CardTitle>
        {disabled || !room ? null : (
          <Button variant="outline" size="sm" onClick={() => setPicking(true)}>
            <ImagePlus aria-hidden />
            {t("fromLibrary")}
          </Button>
        )}
      </div>
      {content.media.length > 0 ? (
        <ol className="grid gap-3">
          {content.media.map((entry, index) => (
            <li key={entry.assetId} className="grid grid-cols-[5rem_1fr] items-start gap-4 rounded-xl border p-3">
              <MediaThumb media={entry} />
              <div className="grid min-w-0 gap-1">
                <div className="flex items-center">
                  <span className="text-xs text-muted-foreground tabular-nums">{t("number", { number: index + 1 })}</span>
                  {disabled ? null : <BlockTools name={t("number", { number: index + 1 })} list={content.media} index={index} onChange={(media) => change.mutate(media)} />}
                </div>
                <AltField
                  key={entry.alt ?? ""}
                  value={entry.alt ?? ""}
                  language={content.language}
                  disabled={disabled}
                  onSave={(alt) => change.mutate(content.media.map((other) => (other.assetId === entry.assetId ? { ...other, alt } : other)))}
                />
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      {disabled || !room ? null : upload.isPending ? (
        <p role="status" className="flex items-center gap-2 text-sm text-muted-foreground">
          <Spinner />
          {t("uploading")}
        </p>
      ) : (
        <FileDrop accept="image/jpeg,image/png,image/webp,image/gif" multiple hint={t("formats")} onFiles={(files) => upload.mutate(files)} className="py-5" />
      )}
      {picking ? (
        <AssetPicker
          brandId={content.brandId}
          kinds={content.type === "social" ? ["image", "video", "document"] : ["image"]}
          chosen={content.media.map((entry) => entry.assetId)}
          onClose={() => setPicking(false)}
          onPick={(assets) => {
            setPicking(false);
            void add(assets).catch((error: unknown) => toastProblem(error));
          }}
        />
      ) : null}
    </Card>
  );
}

function AltField({ value, language, disabled, onSave }: { value: string; language: string; disabled: boolean; onSave: (alt: string | null) => void }) {
  const t = useTranslations("studio.pictures");
  const [text, setText] = useState(value);
  return (
    <Field label={t("alt")} hint={value === "" ? t("altHint") : undefined}>
      {(control) => (
        <Input
          {...control}
          lang={language}
          disabled={disabled}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            const next = text.normalize("NFC").trim();
            if (next !== value) onSave(next === "" ? null : next);
          }}
        />
      )}
    </Field>
  );
}
