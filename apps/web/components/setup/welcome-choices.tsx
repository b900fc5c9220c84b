"use client";
import { ArrowRight, Building2, Coffee, Flower2, Gem } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { demoBrands, useLoadDemo } from "@/lib/brands";

const icons = { cafe: Coffee, spa: Flower2, "real-estate": Building2 };
const choiceClasses =
  "focus-ring group flex min-h-16 w-full items-center gap-4 rounded-xl border bg-card px-4 py-3 text-left shadow-card transition-[border-color,box-shadow] hover:border-primary/50 hover:shadow-raised disabled:opacity-55";

export function WelcomeChoices() {
  const t = useTranslations("welcome");
  const router = useRouter();
  const { load, loading } = useLoadDemo((brand) => router.push(`/studio/new?brand=${brand.id}`));
  return (
    <div className="grid gap-3">
      <h2 className="text-sm font-semibold">{t("demo")}</h2>
      {demoBrands.map((demo) => {
        const Icon = icons[demo];
        return (
          <button key={demo} type="button" disabled={loading !== undefined} aria-busy={loading === demo || undefined} onClick={() => void load(demo)} className={choiceClasses}>
            <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-secondary text-secondary-foreground">{loading === demo ? <Spinner /> : <Icon aria-hidden className="size-5" />}</span>
            <span className="grid min-w-0 flex-1">
              <span className="font-medium">{t(`${demo}.name`)}</span>
              <span className="text-sm text-muted-foreground">{t(`${demo}.text`)}</span>
            </span>
            <ArrowRight aria-hidden className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5" />
          </button>
        );
      })}
      <h2 className="mt-3 text-sm font-semibold">{t("own")}</h2>
      <Link href="/brands/new" className={choiceClasses}>
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-highlight text-highlight-foreground">
          <Gem aria-hidden className="size-5" />
        </span>
        <span className="grid min-w-0 flex-1">
          <span className="font-medium">{t("ownName")}</span>
          <span className="text-sm text-muted-foreground">{t("ownText")}</span>
        </span>
        <ArrowRight aria-hidden className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5" />
      </Link>
      <Button variant="ghost" asChild className="mt-2 w-fit">
        <Link href="/">{t("skip")}</Link>
      </Button>
    </div>
  );
}
