"use client";
import type { Content } from "@agency/core/contents/schema";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { GraphicEditor } from "@/components/studio/graphics/graphic-editor";
import { GraphicList } from "@/components/studio/graphics/graphic-list";
import { SuggestedTemplates } from "@/components/studio/graphics/suggested-templates";
import { forgetDraft, keptDraft } from "@/components/studio/graphics/kept-draft";
import { TemplateDialog } from "@/components/studio/graphics/template-dialog";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { emptyFields, useContentGraphics, useSuggestions, type GraphicDraft } from "@/lib/graphics";

interface Editing {
  draft: GraphicDraft;
  /** Null: a new one. */
  graphicId: string | null;
}

interface GraphicsTabProps {
  content: Content;
  disabled: boolean;
  /** Given where a person may open a decided post for changes. */
  onUnlock: (() => void) | undefined;
  /** Saves the text first, so that both changes follow one another. */
  beforeChange: () => Promise<void>;
}

/** The post's pictures that are drawn from its words: suggestions, the editor, and what was made. */
export function GraphicsTab({ content, disabled, onUnlock, beforeChange }: GraphicsTabProps) {
  const t = useTranslations("graphics");
  const graphics = useContentGraphics(content.id);
  const suggestions = useSuggestions(content.id, content.version);
  // What was being changed when the page was left goes on.
  const [editing, setEditing] = useState<Editing | null>(() => keptDraft(content.id));
  const [choosing, setChoosing] = useState(false);
  const wanted = graphics.data?.sizes ?? [];
  const size = wanted[0] ?? "1:1";
  if (editing && !disabled) {
    if (editing.graphicId !== null && graphics.isPending) return <Skeleton className="h-72 rounded-2xl" />;
    const close = () => {
      forgetDraft(content.id);
      setEditing(null);
    };
    return <GraphicEditor content={content} initial={editing.draft} graphic={graphics.data?.data.find(({ id }) => id === editing.graphicId)} wanted={wanted} beforeChange={beforeChange} onClose={close} />;
  }
  return (
    <>
      {graphics.isError ? <ProblemAlert error={graphics.error} onRetry={() => void graphics.refetch()} /> : null}
      <GraphicList content={content} graphics={graphics.data?.data ?? []} disabled={disabled} onEdit={(graphic) => setEditing({ graphicId: graphic.id, draft: { template: graphic.template, fields: graphic.fields } })} />
      {disabled ? (
        <Alert
          tone="info"
          title={t("locked.title")}
          actions={
            onUnlock ? (
              <Button size="sm" variant="outline" onClick={onUnlock}>
                {t("locked.open")}
              </Button>
            ) : undefined
          }
        >
          {onUnlock ? t("locked.text") : null}
        </Alert>
      ) : (
        <SuggestedTemplates contentId={content.id} contentVersion={content.version} brandId={content.brandId} size={size} onPick={(draft) => setEditing({ graphicId: null, draft })} onAll={() => setChoosing(true)} />
      )}
      {choosing ? (
        <TemplateDialog
          brandId={content.brandId}
          size={size}
          onClose={() => setChoosing(false)}
          onPick={({ id, photo }) => {
            setChoosing(false);
            const photoAssetId = suggestions.data?.map(({ fields }) => fields.photoAssetId).find((asset) => asset !== null) ?? null;
            setEditing({ graphicId: null, draft: { template: id, fields: { ...emptyFields, photoAssetId: photo === "none" ? null : photoAssetId } } });
          }}
        />
      ) : null}
    </>
  );
}
