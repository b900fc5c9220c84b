"use client";
import { ArrowRight, CalendarDays, Gem, PenLine, Radio } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { newContentHref } from "@/lib/navigation";
import { useMe } from "@/lib/queries";

const steps: readonly { name: "brand" | "content" | "channel" | "calendar"; href: string; icon: LucideIcon }[] = [
  { name: "brand", href: "/brands/new", icon: Gem },
  { name: "content", href: newContentHref, icon: PenLine },
  { name: "channel", href: "/channels", icon: Radio },
  { name: "calendar", href: "/calendar", icon: CalendarDays },
];

export function HomeView() {
  const t = useTranslations("home");
  const { data: me } = useMe();
  return (
    <>
      <PageHeader title={t("greeting", { name: me?.user.name ?? "" })} description={t("lead")} />
      <section aria-labelledby="first-steps">
        <h2 id="first-steps" className="mb-3 text-base font-semibold">
          {t("firstSteps")}
        </h2>
        <ol className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {steps.map(({ name, href, icon: Icon }, index) => (
            <li key={name}>
              <Link href={href} className="focus-ring group block h-full rounded-2xl border border-transparent">
                <Card className="h-full gap-4 transition-[box-shadow,border-color] group-hover:border-primary/40 group-hover:shadow-raised">
                  <span className="flex items-center justify-between">
                    <span className="grid size-11 place-items-center rounded-xl bg-secondary text-secondary-foreground">
                      <Icon aria-hidden className="size-5" strokeWidth={1.8} />
                    </span>
                    <span aria-hidden className="text-sm font-medium text-muted-foreground tabular-nums">
                      {index + 1}
                    </span>
                  </span>
                  <span className="grid gap-1">
                    <span className="font-semibold">{t(`steps.${name}.title`)}</span>
                    <span className="text-sm leading-relaxed text-muted-foreground">{t(`steps.${name}.description`)}</span>
                  </span>
                  <span className="mt-auto flex items-center gap-1.5 text-sm font-medium text-primary">
                    {t(`steps.${name}.action`)}
                    <ArrowRight aria-hidden className="size-4 transition-transform group-hover:translate-x-0.5" />
                  </span>
                </Card>
              </Link>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
