"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowUp, Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { providerNames, useProviderRoutes } from "@/lib/providers";
import type { Provider, ProviderRoute } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";

type Step = ProviderRoute["route"][number];
const longest = 5;
/** Order of the page; the API lists chosen routes after the usual ones. */
const order: readonly ProviderRoute["purpose"][] = ["fast", "cheap", "quality", "longform", "vision"];

/** Which models write for which purpose: the first that can, does; the next stand in. */
export function ProviderRoutes({ providers }: { providers: readonly Provider[] }) {
  const t = useTranslations("settings.providers");
  const { data: routes, error, refetch } = useProviderRoutes();
  return (
    <Section title={t("routes")} description={t("routesLead")}>
      {error && !routes ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <ul className="divide-y">
        {(routes ?? [])
          .filter((route) => route.brandId === null)
          .toSorted((one, other) => order.indexOf(one.purpose) - order.indexOf(other.purpose))
          .map((route) => (
            <RouteRow key={route.purpose} route={route} providers={providers} />
          ))}
      </ul>
    </Section>
  );
}

function RouteRow({ route, providers }: { route: ProviderRoute; providers: readonly Provider[] }) {
  const t = useTranslations("settings.providers");
  const can = useCan();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState<Step[]>();
  const steps = pending ?? route.route;
  const writable = can("providers.write");
  const unused = providers.flatMap((provider) => provider.models.map((model) => ({ provider: provider.name, model: model.id }))).filter((step) => !steps.some((other) => isSame(other, step)));
  const labelOf = (step: Step) => {
    const model = providers.find((provider) => provider.name === step.provider)?.models.find(({ id }) => id === step.model);
    return `${providerNames[step.provider] ?? t("offlineName")} · ${model?.label ?? step.model}`;
  };

  const save = async (next: Step[]) => {
    // Shown at once; falls back to what is stored when the API refuses.
    setPending(next);
    try {
      await request("PUT", `/provider-routes/${route.purpose}`, { body: { route: next } });
      await queryClient.invalidateQueries({ queryKey: ["provider-routes"] });
      toast.success(t("routeSaved", { purpose: t(`purposes.${route.purpose}`) }));
    } catch (error) {
      showProblem(error);
    } finally {
      setPending(undefined);
    }
  };

  return (
    <li className="grid gap-2 py-4 first:pt-0 last:pb-0 md:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <p className="font-medium">{t(`purposes.${route.purpose}`)}</p>
        <p className="text-xs text-muted-foreground">{t(`purposeText.${route.purpose}`)}</p>
      </div>
      <ol className="flex min-w-0 flex-wrap items-center gap-2">
        {steps.map((step, index) => (
          <li key={`${step.provider} ${step.model}`} className="flex min-h-9 max-w-full items-center gap-1 rounded-lg border bg-card pl-3 text-sm">
            <span className="text-xs text-muted-foreground tabular-nums">{index + 1}</span>
            <span className="min-w-0 truncate px-1.5">{labelOf(step)}</span>
            {writable && index > 0 ? (
              <Button
                variant="ghost"
                size="iconSm"
                disabled={pending !== undefined}
                aria-label={t("earlier", { model: labelOf(step) })}
                onClick={() => void save([...steps.slice(0, index - 1), step, ...steps.slice(index - 1, index), ...steps.slice(index + 1)])}
              >
                <ArrowUp aria-hidden />
              </Button>
            ) : null}
            {writable && steps.length > 1 ? (
              <Button variant="ghost" size="iconSm" disabled={pending !== undefined} aria-label={t("dropModel", { model: labelOf(step) })} onClick={() => void save(steps.filter((other) => other !== step))}>
                <X aria-hidden />
              </Button>
            ) : (
              <span className="w-2" />
            )}
          </li>
        ))}
        {writable && steps.length < longest && unused.length > 0 ? (
          <li>
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="outline" size="sm" disabled={pending !== undefined} aria-label={t("addModelTo", { purpose: t(`purposes.${route.purpose}`) })}>
                  <Plus aria-hidden />
                  {t("addModel")}
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="start" className="max-h-80">
                {unused.map((step) => (
                  <DropdownMenuItem key={`${step.provider} ${step.model}`} onSelect={() => void save([...steps, step])}>
                    {labelOf(step)}
                  </DropdownMenuItem>
                ))}
              </DropdownMenuContent>
            </DropdownMenu>
          </li>
        ) : null}
      </ol>
    </li>
  );
}

const isSame = (one: Step, other: Step) => one.provider === other.provider && one.model === other.model;
