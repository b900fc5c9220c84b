"use client";
import type { Content } from "@agency/core/contents/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download, PencilLine, Pin, PinOff, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { keyOf } from "@/components/studio/graphics/size-switch";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";
import { contentGraphicsKey, createGraphic, deleteGraphic, updateGraphic, useTemplates, type ContentGraphic } from "@/lib/graphics";
import { useProblemText, useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";
import { ApiProblem } from "@/lib/api-problem";

/** The graphics that a post has, each in its sizes. */
export function GraphicList({ content, graphics, disabled, onEdit }: { content: Content; graphics: readonly ContentGraphic[]; disabled: boolean; onEdit: (graphic: ContentGraphic) => void }) {
  const t = useTranslations("graphics.list");
  if (graphics.length === 0) return null;
  return (
    <Card>
      <CardTitle>{t("title", { count: graphics.length })}</CardTitle>
      <ul className="grid gap-4">
        {graphics.map((graphic) => (
          <Item key={graphic.id} content={content} graphic={graphic} disabled={disabled} onEdit={onEdit} />
        ))}
      </ul>
    </Card>
  );
}

function Item({ content, graphic, disabled, onEdit }: { content: Content; graphic: ContentGraphic; disabled: boolean; onEdit: (graphic: ContentGraphic) => void }) {
  const t = useTranslations("graphics");
  const locale = useLocale() as "vi" | "en";
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const textOf = useProblemText();
  const offerUndo = useUndo();
  const templates = useTemplates(content.brandId);
  const name = templates.data?.find(({ id }) => id === graphic.template)?.name[locale] ?? graphic.template;
  const refresh = async () => {
    await Promise.all([queryClient.invalidateQueries({ queryKey: contentGraphicsKey(content.id) }), queryClient.invalidateQueries({ queryKey: ["contents", content.id] })]);
  };
  const attach = useMutation({ mutationFn: (size: ContentGraphic["attachedSize"]) => updateGraphic(graphic.id, { attachedSize: size }, graphic.version), onSettled: refresh, onError: (error) => showProblem(error) });
  const remove = useMutation({
    mutationFn: () => deleteGraphic(graphic.id),
    onSuccess: () => {
      const { template, fields, attachedSize, renders } = graphic;
      offerUndo(t("list.removed", { name }), async () => {
        await createGraphic({ contentId: content.id, template, fields, sizes: renders.map(({ size }) => size), attachedSize });
        await refresh();
      });
    },
    onSettled: refresh,
    onError: (error) => showProblem(error),
  });
  return (
    <li className="grid gap-3 rounded-xl border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-sm font-semibold">{name}</h3>
        {graphic.isDrawing ? (
          <Badge tone="info" role="status">
            <Spinner />
            {t("list.drawing")}
          </Badge>
        ) : null}
        {graphic.errorCode === null ? null : <Badge tone="danger">{textOf(new ApiProblem({ status: 422, code: graphic.errorCode, title: graphic.errorCode })).title}</Badge>}
        {disabled ? null : (
          <span className="ml-auto flex items-center gap-1">
            <Button variant="outline" size="sm" onClick={() => onEdit(graphic)}>
              <PencilLine aria-hidden />
              {t("list.edit")}
            </Button>
            <Button variant="ghost" size="iconSm" aria-label={t("list.remove", { name })} pending={remove.isPending} onClick={() => remove.mutate()}>
              <Trash2 aria-hidden />
            </Button>
          </span>
        )}
      </div>
      <ul className="flex flex-wrap gap-4">
        {graphic.renders.map((render) => {
          const isShown = render.size === graphic.attachedSize;
          const sizeName = t(`sizes.names.${keyOf(render.size)}`);
          return (
            <li key={render.size} className="grid content-start gap-1.5">
              <img src={render.url} alt={t("list.alt", { name, size: sizeName })} loading="lazy" className="h-36 w-auto max-w-full rounded-lg bg-muted object-contain shadow-card" />
              <span className="flex items-center gap-1 text-xs text-muted-foreground">
                <span className="tabular-nums">{render.size}</span>
                {isShown ? <Badge tone="success">{t("list.shown")}</Badge> : null}
                {disabled ? null : (
                  <Button variant="ghost" size="iconSm" aria-label={isShown ? t("list.detach", { size: sizeName }) : t("list.attach", { size: sizeName })} pending={attach.isPending && attach.variables === (isShown ? null : render.size)} onClick={() => attach.mutate(isShown ? null : render.size)}>
                    {isShown ? <PinOff aria-hidden /> : <Pin aria-hidden />}
                  </Button>
                )}
                <Button asChild variant="ghost" size="iconSm">
                  <a href={render.url} download aria-label={t("list.download", { size: sizeName })}>
                    <Download aria-hidden />
                  </a>
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
