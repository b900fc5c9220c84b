"use client";
import { ClipboardPaste, Globe, PencilLine } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { DemoButtons } from "@/components/brands/demo-buttons";
import { NewBrandForm } from "@/components/brands/new-brand-form";
import { ProposalView } from "@/components/onboarding/proposal-view";
import { StartForm } from "@/components/onboarding/start-form";
import { PageHeader } from "@/components/page-header";
import { cn } from "@/lib/cn";

const ways = ["website", "posts", "hand"] as const;
type Way = (typeof ways)[number];
const icons: Record<Way, LucideIcon> = { website: Globe, posts: ClipboardPaste, hand: PencilLine };

interface BrandStartProps {
  /** The sandbox is here, and with it the websites to try. */
  samples: boolean;
}

/** A brand from its website, from old posts, by hand, or a demo; the way and the reading are in the address. */
export function BrandStart({ samples }: BrandStartProps) {
  const t = useTranslations("onboarding");
  const brands = useTranslations("brands");
  const parameters = useSearchParams();
  const proposalId = parameters.get("proposal");
  const brandId = parameters.get("brand");
  if (proposalId) return <ProposalView key={proposalId} proposalId={proposalId} />;
  const asked = parameters.get("way");
  const usable = brandId ? ways.filter((way) => way !== "hand") : ways;
  const way = usable.find((one) => one === asked) ?? "website";
  return (
    <>
      <PageHeader title={brandId ? t("fillTitle") : brands("newTitle")} description={brandId ? t("fillLead") : t("lead")} />
      <nav aria-label={t("ways")} className="mb-5">
        <ul className={cn("grid gap-3", brandId ? "sm:grid-cols-2" : "sm:grid-cols-3")}>
          {usable.map((one) => {
            const Icon = icons[one];
            return (
              <li key={one}>
                <Link
                  href={`/brands/new?way=${one}${brandId ? `&brand=${brandId}` : ""}`}
                  replace
                  scroll={false}
                  prefetch={false}
                  aria-current={one === way ? "true" : undefined}
                  className="focus-ring flex h-full min-h-16 items-center gap-3 rounded-xl border bg-card px-4 py-3 shadow-card transition-colors hover:border-primary/50 aria-[current=true]:border-primary aria-[current=true]:bg-secondary/70"
                >
                  <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-secondary text-secondary-foreground">
                    <Icon aria-hidden className="size-5" />
                  </span>
                  <span className="grid min-w-0">
                    <span className="font-medium">{t(`way.${one}.name`)}</span>
                    <span className="text-sm text-muted-foreground">{t(`way.${one}.text`)}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      {brandId ? null : (
        <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-dashed border-input/80 px-4 py-3">
          <p className="text-sm text-muted-foreground">{brands("demo.lead")}</p>
          <DemoButtons open />
        </div>
      )}
      {way === "hand" ? <NewBrandForm /> : <StartForm key={way} way={way} brandId={brandId} samples={samples} />}
    </>
  );
}
