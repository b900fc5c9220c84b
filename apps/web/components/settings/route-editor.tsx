"use client";
import { closestCenter, DndContext, MouseSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors } from "@dnd-kit/core";
import type { DragEndEvent } from "@dnd-kit/core";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, CopyPlus, GripVertical, Plus, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { cn } from "@/lib/cn";
import type { Provider, ProviderRoute } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";
import { useProblemToast } from "@/lib/use-problem";

type Step = ProviderRoute["route"][number];
const longest = 8;

interface RouteEditorProps {
  purpose: ProviderRoute["purpose"];
  /** Null: the organization's. */
  brandId: string | null;
  route: ProviderRoute;
  /** The brand has none of its own: what is shown is the organization's. */
  isInherited: boolean;
  providers: readonly Provider[];
}

/** The order in which models of one purpose are asked. */
export function RouteEditor({ purpose, brandId, route, isInherited, providers }: RouteEditorProps) {
  const t = useTranslations("providers");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState<Step[]>();
  const [said, setSaid] = useState("");
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }), useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }));
  const steps = pending ?? route.route;
  const writable = can("providers.write");
  const editable = writable && !isInherited;
  const name = t(`purposes.${purpose}`);
  const isOwn = !isInherited && !route.isDefault;

  const change = async (next: Step[] | null) => {
    // Shown at once; falls back to what is stored when the API refuses.
    setPending(next ?? undefined);
    try {
      if (next === null) await request("DELETE", `/provider-routes/${purpose}${brandId === null ? "" : `?brandId=${brandId}`}`);
      else await request("PUT", `/provider-routes/${purpose}`, { body: { brandId, route: next } });
      await queryClient.invalidateQueries({ queryKey: ["provider-routes"] });
      toast.success(t(next === null ? "routeCleared" : "routeSaved", { purpose: name }));
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(undefined);
    }
  };
  const move = (from: number, to: number) => {
    const step = steps[from];
    if (!step || to < 0 || to >= steps.length || from === to || pending) return;
    const rest = steps.filter((_, index) => index !== from);
    setSaid(t("moved", { model: labelOfStep(step, providers, t("offlineName")), place: to + 1 }));
    void change([...rest.slice(0, to), step, ...rest.slice(to)]);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over) move(Number(active.data.current?.["index"]), Number(over.data.current?.["index"]));
  };
  const labelOf = (step: Step) => labelOfStep(step, providers, t("offlineName"));
  const unused = providers.flatMap((provider) => provider.models.map((model) => ({ provider: provider.name, model: model.id }))).filter((step) => !steps.some((other) => isSame(other, step)));

  return (
    <li className="grid gap-3 py-5 first:pt-0 last:pb-0 md:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="grid content-start gap-1.5">
        <h3 className="font-medium">{name}</h3>
        <p className="text-xs text-muted-foreground">{t(`purposeText.${purpose}`)}</p>
        <Badge tone={isOwn ? "info" : "outline"}>{isInherited ? t("inherited") : route.isDefault ? t("usual") : t("ownRoute")}</Badge>
      </div>
      <div className="grid min-w-0 gap-2">
        <DndContext sensors={sensors} collisionDetection={closestCenter} accessibility={{ announcements: silent }} onDragEnd={drop}>
          <ol className="grid gap-1.5">
            {steps.map((step, index) => (
              <StepRow key={keyOf(step)} id={`${purpose} ${keyOf(step)}`} step={step} index={index} count={steps.length} providers={providers} editable={editable} busy={pending !== undefined} onMove={move} onDrop={steps.length > 1 ? () => void change(steps.filter((other) => other !== step)) : null} />
            ))}
          </ol>
        </DndContext>
        <p role="status" className="sr-only">
          {said}
        </p>
        {writable ? (
          <div className="flex flex-wrap gap-2">
            {editable && steps.length < longest && unused.length > 0 ? (
              <DropdownMenu>
                <DropdownMenuTrigger asChild>
                  <Button variant="outline" size="sm" disabled={pending !== undefined} aria-label={t("addModelTo", { purpose: name })}>
                    <Plus aria-hidden />
                    {t("addModel")}
                  </Button>
                </DropdownMenuTrigger>
                <DropdownMenuContent align="start" className="max-h-80">
                  {unused.map((step) => (
                    <DropdownMenuItem key={keyOf(step)} onSelect={() => void change([...steps, step])}>
                      {labelOf(step)}
                    </DropdownMenuItem>
                  ))}
                </DropdownMenuContent>
              </DropdownMenu>
            ) : null}
            {isInherited ? (
              <Button variant="outline" size="sm" onClick={() => void change(route.route)}>
                <CopyPlus aria-hidden />
                {t("makeOwn")}
              </Button>
            ) : null}
            {isOwn ? (
              <Button variant="ghost" size="sm" disabled={pending !== undefined} onClick={() => void change(null)}>
                <RotateCcw aria-hidden />
                {brandId === null ? t("backToUsual") : t("follow")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  );
}

interface StepRowProps {
  id: string;
  step: Step;
  index: number;
  count: number;
  providers: readonly Provider[];
  editable: boolean;
  busy: boolean;
  onMove: (from: number, to: number) => void;
  onDrop: (() => void) | null;
}

function StepRow({ id, step, index, count, providers, editable, busy, onMove, onDrop }: StepRowProps) {
  const t = useTranslations("providers");
  const time = useOrganizationTime();
  const { setNodeRef: setDropRef, isOver } = useDroppable({ id, data: { index } });
  const { setNodeRef: setDragRef, listeners, transform, isDragging } = useDraggable({ id, data: { index }, disabled: !editable || busy });
  const label = labelOfStep(step, providers, t("offlineName"));
  const provider = providers.find(({ name }) => name === step.provider);
  const retiresAt = provider?.warnings.find(({ model }) => model === step.model)?.retiresAt;
  return (
    <li
      ref={setDropRef}
      className={cn("rounded-lg border bg-card transition-shadow", isOver && "ring-2 ring-ring/60", isDragging && "relative z-10 shadow-float")}
      style={transform ? { transform: `translateY(${Math.round(transform.y)}px)` } : undefined}
    >
      <div ref={setDragRef} className="flex min-h-11 items-center gap-1 pr-1 pl-2 text-sm">
        {editable ? (
          <button
            type="button"
            {...listeners}
            aria-label={t("drag", { model: label, place: index + 1, count })}
            onKeyDown={(event) => {
              if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
              event.preventDefault();
              onMove(index, index + (event.key === "ArrowUp" ? -1 : 1));
            }}
            className="focus-ring grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-muted-foreground pointer-coarse:size-11"
          >
            <GripVertical aria-hidden className="size-4" />
          </button>
        ) : null}
        <span aria-hidden className="w-5 shrink-0 text-center text-xs text-muted-foreground tabular-nums">
          {index + 1}
        </span>
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5 py-1.5">
          <span className="min-w-0 break-words">{label}</span>
          {provider === undefined ? <Badge tone="danger">{t("gone")}</Badge> : provider.configured ? null : <Badge>{t("noKey")}</Badge>}
          {retiresAt ? <Badge tone="warning">{t("retireChip", { date: time(`${retiresAt}T00:00:00Z`, "date") })}</Badge> : null}
        </span>
        {editable ? (
          <span className="flex shrink-0">
            <Button variant="ghost" size="iconSm" className="max-sm:hidden" disabled={busy || index === 0} aria-label={t("earlier", { model: label })} onClick={() => onMove(index, index - 1)}>
              <ArrowUp aria-hidden />
            </Button>
            <Button variant="ghost" size="iconSm" className="max-sm:hidden" disabled={busy || index === count - 1} aria-label={t("later", { model: label })} onClick={() => onMove(index, index + 1)}>
              <ArrowDown aria-hidden />
            </Button>
            {onDrop ? (
              <Button variant="ghost" size="iconSm" disabled={busy} aria-label={t("dropModel", { model: label })} onClick={onDrop}>
                <X aria-hidden />
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
    </li>
  );
}

/** The page says itself where a model went. */
const nothing = () => undefined;
const silent = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };

const keyOf = ({ provider, model }: Step) => `${provider} ${model}`;
const isSame = (one: Step, other: Step) => one.provider === other.provider && one.model === other.model;

function labelOfStep({ provider, model }: Step, providers: readonly Provider[], offlineName: string): string {
  if (provider === "offline") return offlineName;
  const label = providers.find(({ name }) => name === provider)?.label ?? provider;
  return `${label} · ${model}`;
}
