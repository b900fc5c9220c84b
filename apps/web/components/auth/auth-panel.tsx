"use client";
import { CalendarCheck, Check, MessageCircle, Share2, ThumbsUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { LogoMark } from "@/components/logo";
import { cn } from "@/lib/cn";

/** A month at a glance: which days have a post, and how far it is. */
const month = "..apps..sppp.arppsp.aa.psdd.prd..d.";
const chipColors: Record<string, string> = {
  p: "bg-[oklch(0.72_0.11_168)]",
  s: "bg-[oklch(0.74_0.09_235)]",
  a: "bg-[oklch(0.81_0.145_78)]",
  r: "bg-[oklch(0.72_0.11_305)]",
  d: "bg-white/25",
};

/** The side of the sign-in pages that says what the product is. The picture is decoration. */
export function AuthPanel() {
  const t = useTranslations("auth.panel");
  const common = useTranslations("common");
  return (
    <aside className="hidden overflow-hidden bg-[oklch(0.265_0.038_178)] text-[oklch(0.93_0.02_155)] lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:justify-between lg:p-12 xl:p-16">
      <div aria-hidden className="absolute -top-40 -left-40 size-[34rem] rounded-full bg-[oklch(0.47_0.092_172)] opacity-45 blur-3xl" />
      <div aria-hidden className="absolute -right-32 -bottom-48 size-[30rem] rounded-full bg-[oklch(0.81_0.145_78)] opacity-15 blur-3xl" />
      <div className="relative flex items-center gap-3">
        <LogoMark className="size-10" />
        <span className="text-base font-semibold tracking-tight text-white">{common("productName")}</span>
      </div>

      <div aria-hidden className="relative mx-auto my-10 w-full max-w-md select-none">
        <div className="rounded-3xl border border-white/10 bg-white/[0.06] p-6 shadow-float backdrop-blur-sm">
          <div className="mb-4 flex items-center justify-between text-sm">
            <span className="font-semibold text-white">{t("month")}</span>
            <span className="rounded-full bg-white/10 px-2.5 py-1 text-xs tabular-nums">30 / 30</span>
          </div>
          <div className="grid grid-cols-7 gap-1.5">
            {[...month].map((state, day) => (
              <div key={day} className={cn("flex h-10 items-end rounded-lg p-1.5", state === "." ? "bg-white/[0.03]" : "bg-white/[0.07]")}>
                {state === "." ? null : <span className={cn("h-1.5 w-full rounded-full", chipColors[state])} />}
              </div>
            ))}
          </div>
        </div>
        <div className="absolute -right-8 -bottom-20 w-64 rotate-2 rounded-2xl bg-[oklch(0.995_0.004_95)] p-4 text-[oklch(0.25_0.022_178)] shadow-float xl:-right-12">
          <div className="flex items-center gap-2.5">
            <span className="grid size-8 place-items-center rounded-full bg-[oklch(0.43_0.09_50)] text-xs font-semibold text-white">M</span>
            <span className="grid leading-tight">
              <span className="text-xs font-semibold">{t("sampleBrand")}</span>
              <span className="text-[0.6875rem] text-[oklch(0.5_0.02_165)]">20:00</span>
            </span>
          </div>
          <p className="mt-2.5 text-xs leading-relaxed">{t("samplePost")}</p>
          <div className="mt-3 grid h-24 place-items-center rounded-xl bg-[linear-gradient(135deg,oklch(0.43_0.09_50),oklch(0.66_0.13_65))]">
            <span className="px-4 text-center text-sm leading-snug font-semibold text-white">{t("sampleHeadline")}</span>
          </div>
          <div className="mt-3 flex justify-between px-2 text-[oklch(0.5_0.02_165)]">
            <ThumbsUp className="size-4" />
            <MessageCircle className="size-4" />
            <Share2 className="size-4" />
          </div>
        </div>
        <div className="absolute -bottom-9 -left-5 flex -rotate-2 items-center gap-2.5 rounded-full bg-[oklch(0.81_0.145_78)] py-2.5 pr-5 pl-3 text-sm font-semibold text-[oklch(0.29_0.06_70)] shadow-float">
          <span className="grid size-6 place-items-center rounded-full bg-[oklch(0.29_0.06_70)] text-[oklch(0.86_0.13_80)]">
            <Check className="size-4" strokeWidth={3} />
          </span>
          {t("clientApproved")}
        </div>
      </div>

      <div className="relative mt-16 grid max-w-lg gap-4">
        <p className="text-3xl leading-[1.25] font-semibold tracking-tight text-balance text-white xl:text-4xl xl:leading-[1.25]">{t("headline")}</p>
        <p className="flex items-start gap-2.5 text-sm leading-relaxed text-[oklch(0.84_0.03_160)]">
          <CalendarCheck aria-hidden className="mt-0.5 size-4.5 shrink-0 text-[oklch(0.81_0.145_78)]" />
          {t("promise")}
        </p>
      </div>
    </aside>
  );
}
