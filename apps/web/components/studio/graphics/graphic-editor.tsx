"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Check, Layers, LayoutGrid, Redo2, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useLocale, useTranslations } from "use-intl";
import { BackgroundMaker } from "@/components/studio/graphics/background-maker";
import { ColorChoice } from "@/components/studio/graphics/color-choice";
import { FocusPicker } from "@/components/studio/graphics/focus-picker";
import { GraphicPicture } from "@/components/studio/graphics/graphic-picture";
import { PictureSlot } from "@/components/studio/graphics/picture-slot";
import { SizeSwitch } from "@/components/studio/graphics/size-switch";
import { TemplateDialog } from "@/components/studio/graphics/template-dialog";
import { TextFields } from "@/components/studio/graphics/text-fields";
import { useDraft } from "@/components/studio/graphics/use-draft";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import { useBrandOf } from "@/lib/contents";
import { contentGraphicsKey, createGraphic, deleteGraphic, updateGraphic, useGraphicPreview, useGraphicTexts, useTemplates, type ContentGraphic, type GraphicDraft, type GraphicFields, type GraphicSizeName } from "@/lib/graphics";
import { assetUrl } from "@/lib/upload-asset";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

interface GraphicEditorProps {
  content: Content;
  initial: GraphicDraft;
  /** The graphic that is changed; absent: a new one. */
  graphic?: ContentGraphic | undefined;
  /** What the post's networks want, the most important first. */
  wanted: readonly GraphicSizeName[];
  beforeChange: () => Promise<void>;
  onClose: () => void;
}

/** One graphic with everything that may be changed on it, drawn anew at every change. */
export function GraphicEditor({ content, initial, graphic, wanted, beforeChange, onClose }: GraphicEditorProps) {
  const t = useTranslations("graphics");
  const locale = useLocale() as "vi" | "en";
  const { data: brand } = useBrandOf(content.brandId);
  const templates = useTemplates(content.brandId);
  const { draft, change, undo, redo, canUndo, canRedo, isTouched } = useDraft(initial, { contentId: content.id, graphicId: graphic?.id ?? null });
  const [size, setSize] = useState<GraphicSizeName>(graphic?.attachedSize ?? wanted[0] ?? "1:1");
  const [choosing, setChoosing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const template = templates.data?.find(({ id }) => id === draft.template);
  const words = useGraphicTexts(content.id, content.version, draft.template);
  const preview = useGraphicPreview({ contentId: content.id, contentVersion: content.version, ...draft, size, maxSide: 1080 });
  const saving = useSaveGraphic(content, graphic, { beforeChange, onDone: onClose });
  const set = (changes: Partial<GraphicFields>) => change({ ...draft, fields: { ...draft.fields, ...changes } });
  const { fields } = draft;
  const headline = fields.texts.headline ?? words.data?.texts.headline ?? "";
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  };
  return (
    <Card onKeyDown={press}>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="ghost" size="iconSm" aria-label={t("editor.back")} onClick={onClose}>
          <ArrowLeft aria-hidden />
        </Button>
        <h2 ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
          {template?.name[locale] ?? t("editor.title")}
        </h2>
        <Button variant="ghost" size="sm" onClick={() => setChoosing(true)}>
          <LayoutGrid aria-hidden />
          {t("editor.other")}
        </Button>
        <span className="ml-auto flex items-center gap-1">
          <Tooltip label={t("editor.undo")}>
            <Button variant="ghost" size="iconSm" aria-label={t("editor.undo")} disabled={!canUndo} onClick={undo}>
              <Undo2 aria-hidden />
            </Button>
          </Tooltip>
          <Tooltip label={t("editor.redo")}>
            <Button variant="ghost" size="iconSm" aria-label={t("editor.redo")} disabled={!canRedo} onClick={redo}>
              <Redo2 aria-hidden />
            </Button>
          </Tooltip>
        </span>
      </div>
      <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-2">
        <div className="grid gap-3 md:sticky md:top-20">
          <GraphicPicture preview={preview} size={size} alt={t("editor.alt", { headline })} />
          <SizeSwitch value={size} onChange={setSize} wanted={wanted} />
          <Warnings warnings={preview.warnings} />
          <div className="flex flex-wrap items-center gap-2">
            <Button pending={saving.isPending} disabled={preview.problem !== undefined} onClick={() => saving.mutate({ draft, size, all: false })}>
              <Check aria-hidden />
              {graphic ? t("editor.save") : t("editor.attach")}
            </Button>
            <Button variant="outline" disabled={preview.problem !== undefined || saving.isPending} onClick={() => saving.mutate({ draft, size, all: true })}>
              <Layers aria-hidden />
              {t("editor.allSizes", { count: new Set([...wanted, size]).size })}
            </Button>
            {isTouched ? null : <p className="text-xs text-muted-foreground">{t("editor.hint")}</p>}
          </div>
        </div>
        <div className="grid min-w-0 gap-6">
          {template === undefined || words.data === undefined ? (
            <div aria-busy="true" className="grid gap-4">
              <Skeleton className="h-16" />
              <Skeleton className="h-16" />
              <Skeleton className="h-16" />
            </div>
          ) : (
            <TextFields template={template} texts={fields.texts} fromContent={words.data.texts} warnings={preview.warnings} language={content.language} onChange={(texts) => set({ texts })} />
          )}
          <ColorChoice palette={brand?.brandColors ?? []} fields={fields} onChange={set} />
          {template?.photo === "none" ? null : (
            <div className="grid gap-3">
              <PictureSlot brandId={content.brandId} label={t("photo.title")} assetId={fields.photoAssetId} offered={words.data?.photoAssetId} onChange={(photoAssetId) => set({ photoAssetId, focus: null })} />
              {fields.photoAssetId === null ? null : <FocusPicker url={assetUrl(fields.photoAssetId)} value={fields.focus} onChange={(focus) => set({ focus })} />}
            </div>
          )}
          {template?.photo2 ? <PictureSlot brandId={content.brandId} label={t("photo.second")} assetId={fields.photo2AssetId} onChange={(photo2AssetId) => set({ photo2AssetId })} /> : null}
          <PictureSlot brandId={content.brandId} label={t("photo.background")} assetId={fields.backgroundAssetId} onChange={(backgroundAssetId) => set({ backgroundAssetId })} />
          <BackgroundMaker content={content} size={size} current={fields.backgroundAssetId} onPick={(backgroundAssetId) => set({ backgroundAssetId })} />
          {brand?.logoUrl ? (
            <label className="flex min-h-6 items-center gap-2.5 text-sm">
              <Checkbox checked={fields.showLogo} onCheckedChange={(checked) => set({ showLogo: checked === true })} />
              {t("editor.logo")}
            </label>
          ) : null}
        </div>
      </div>
      {choosing ? (
        <TemplateDialog
          brandId={content.brandId}
          size={size}
          current={draft.template}
          onClose={() => setChoosing(false)}
          onPick={({ id, photo }) => {
            setChoosing(false);
            // Words that a person wrote stay; a template without a place for them leaves them out.
            change({ template: id, fields: { ...fields, photoAssetId: photo === "none" ? fields.photoAssetId : (fields.photoAssetId ?? words.data?.photoAssetId ?? null) } });
          }}
        />
      ) : null}
    </Card>
  );
}

/** Keeps the graphic with the post and offers to take that back. */
function useSaveGraphic(content: Content, graphic: ContentGraphic | undefined, { beforeChange, onDone }: { beforeChange: () => Promise<void>; onDone: () => void }) {
  const t = useTranslations("graphics.editor");
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const refresh = async () => {
    await Promise.all([queryClient.invalidateQueries({ queryKey: contentGraphicsKey(content.id) }), queryClient.invalidateQueries({ queryKey: ["contents", content.id] })]);
  };
  return useMutation({
    mutationFn: async ({ draft, size, all }: { draft: GraphicDraft; size: GraphicSizeName; all: boolean }) => {
      await beforeChange();
      if (!graphic) {
        const made = await createGraphic({ contentId: content.id, ...draft, sizes: all ? null : [size], attachedSize: size });
        // The same graphic was there already, without standing in the post.
        return made.attachedSize === null ? await updateGraphic(made.id, { attachedSize: size }) : made;
      }
      const sizes = all ? null : [...new Set([...graphic.renders.map((render) => render.size), size])];
      return updateGraphic(graphic.id, { ...draft, sizes, attachedSize: size }, graphic.version);
    },
    onSuccess: async (saved, { all }) => {
      await refresh();
      const title = all ? t("allDone", { count: saved.renders.length }) : graphic ? t("saved") : t("attached");
      offerUndo(title, async () => {
        if (!graphic) await deleteGraphic(saved.id);
        else await updateGraphic(graphic.id, { template: graphic.template, fields: graphic.fields, sizes: graphic.renders.map((render) => render.size), attachedSize: graphic.attachedSize });
        await refresh();
      });
      onDone();
    },
    onError: (error) => {
      showProblem(error);
      void refresh();
    },
  });
}

function Warnings({ warnings }: { warnings: ReturnType<typeof useGraphicPreview>["warnings"] }) {
  const t = useTranslations("graphics.warnings");
  const notes = warnings.flatMap((warning) =>
    warning.code === "contrast_adjusted" ? [t("contrast", { color: warning.color })] : warning.code === "photo_enlarged" ? [t("enlarged", { factor: Math.round(warning.factor * 10) / 10 })] : [t("cut")],
  );
  if (notes.length === 0) return null;
  return (
    <ul aria-live="polite" className="grid gap-1 text-xs text-muted-foreground">
      {[...new Set(notes)].map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

