"use client";
import { ArrowRight, BadgeCheck, Check, Gem, Package, PenLine, Radio, Send, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { DemoButtons } from "@/components/brands/demo-buttons";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { cn } from "@/lib/cn";
import { firstSteps, useFirstSteps } from "@/lib/home";
import { usePreferences } from "@/lib/shell-store";
import { useCan } from "@/lib/use-can";
import { useNow } from "@/lib/use-now";

const icons = { brand: Gem, product: Package, draft: PenLine, approval: BadgeCheck, channel: Radio, publication: Send };

/** From nothing to the first published post. Each step ticks itself; each can be skipped. */
export function FirstSteps() {
  const t = useTranslations("home.firstSteps");
  const can = useCan();
  const skipped = usePreferences((state) => state.skippedSteps);
  const skipSteps = usePreferences((state) => state.skipSteps);
  // Skipped steps are known only in the browser.
  const isHydrated = useNow() !== undefined;
  const { data } = useFirstSteps(isHydrated && can("contents.generate") && skipped.length < firstSteps.length);
  if (!data) return null;
  const open = firstSteps.filter((step) => !data.done[step] && !skipped.includes(step));
  if (open.length === 0) return null;
  const ticked = firstSteps.filter((step) => data.done[step]).length;
  return (
    <section aria-labelledby="first-steps" className="overflow-hidden rounded-2xl border bg-card shadow-card">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b bg-secondary/50 px-5 py-4 sm:px-6">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id="first-steps" className="text-base font-semibold">
            {t("title")}
          </h2>
          <p className="text-sm text-muted-foreground">{t("progress", { done: ticked, total: firstSteps.length })}</p>
        </div>
        <Progress label={t("title")} value={ticked} max={firstSteps.length} className="w-full sm:w-48" />
        <Button variant="ghost" size="sm" onClick={() => skipSteps(firstSteps)}>
          {t("hide")}
        </Button>
      </div>
      <ol className="divide-y">
        {firstSteps
          .filter((step) => data.done[step] || open.includes(step))
          .map((step) => {
            const done = data.done[step];
            const isNext = step === open[0];
            const Icon = done ? Check : icons[step];
            return (
              <li key={step} className={cn("flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5 sm:px-6", isNext && "bg-accent/40")}>
                <span className={cn("grid size-10 shrink-0 place-items-center rounded-xl", done ? "bg-tone-success text-tone-success-foreground" : "bg-secondary text-secondary-foreground")}>
                  <Icon aria-hidden className="size-5" strokeWidth={done ? 2.5 : 1.8} />
                </span>
                <div className="min-w-0 flex-1 basis-52">
                  <p className={cn("font-medium", done && "text-muted-foreground")}>
                    {t(`${step}.title`)}
                    {done ? <span className="sr-only"> ({t("done")})</span> : null}
                  </p>
                  {done ? null : <p className="text-sm text-muted-foreground">{t(`${step}.text`)}</p>}
                  {step === "brand" && !done ? <DemoButtons className="mt-3" /> : null}
                </div>
                {done ? null : (
                  <div className="flex items-center gap-1">
                    <Button asChild variant={isNext ? "primary" : "outline"} size="sm">
                      <Link href={data.links[step]} prefetch={false}>
                        {t(`${step}.action`)}
                        <ArrowRight aria-hidden />
                      </Link>
                    </Button>
                    <Button variant="ghost" size="iconSm" aria-label={t("skip", { step: t(`${step}.title`) })} onClick={() => skipSteps([step])}>
                      <X aria-hidden />
                    </Button>
                  </div>
                )}
              </li>
            );
          })}
      </ol>
    </section>
  );
}
