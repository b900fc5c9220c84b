"use client";
import { ArrowRight, BadgeCheck, PartyPopper, Plug, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Status } from "@/components/ui/status-badge";
import { cn } from "@/lib/cn";
import { useNeedsYou } from "@/lib/home";
import { networkNames } from "@/lib/networks";
import { useBrandChoices } from "@/lib/queries";
import { useOrganizationTime } from "@/lib/use-organization-time";

interface Item {
  key: string;
  href: string;
  icon: LucideIcon;
  urgent: boolean;
  title: string;
  detail: string;
  status: Status;
}

/** Everything that stands still until a person acts, the most urgent first. */
export function NeedsYou({ brandId }: { brandId: string | undefined }) {
  const t = useTranslations("home.needsYou");
  const time = useOrganizationTime();
  const { data, error, refetch } = useNeedsYou(brandId);
  const { data: brands = [] } = useBrandChoices();
  const brandName = (id: string) => brands.find((brand) => brand.id === id)?.name ?? "";
  const items: Item[] = [
    ...(data?.publications ?? []).map((publication) => ({
      key: publication.id,
      href: `/publications/${publication.id}`,
      icon: TriangleAlert,
      urgent: true,
      title: publication.contentTitle || t("untitled"),
      detail: `${publication.channelName} · ${time(publication.dueAt)}`,
      status: publication.status as Status,
    })),
    ...(data?.channels ?? []).map((channel) => ({ key: channel.id, href: "/channels", icon: Plug, urgent: true, title: channel.name, detail: t("reconnect", { brand: brandName(channel.brandId) }), status: "needs_auth" as const })),
    ...(data?.ending ?? []).map((channel) => ({ key: channel.id, href: "/channels", icon: Plug, urgent: false, title: channel.name, detail: t("ending", { network: networkNames[channel.network], time: time(channel.accessEndsAt!) }), status: "needs_auth" as const })),
    ...(data?.inReview ?? []).map((content) => ({
      key: content.id,
      href: `/studio/${content.id}`,
      icon: BadgeCheck,
      urgent: false,
      title: content.title || content.topic || t("untitled"),
      detail: `${brandName(content.brandId)} · ${time(content.updatedAt)}`,
      status: "in_review" as const,
    })),
  ];
  return (
    <Section
      title={t("title")}
      description={data && items.length > 0 ? t("count", { count: items.length }) : undefined}
      action={
        <Button variant="ghost" size="sm" asChild>
          <Link href="/publications?show=attention">{t("publications")}</Link>
        </Button>
      }
    >
      {data ? null : error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={3} />}
      {data && items.length === 0 ? (
        <p className="flex items-center gap-3 rounded-xl bg-tone-success px-4 py-3.5 text-sm text-tone-success-foreground">
          <PartyPopper aria-hidden className="size-5 shrink-0" />
          {t("nothing")}
        </p>
      ) : null}
      <ul className="-mx-2 grid empty:hidden">
        {items.slice(0, 12).map(({ key, href, icon: Icon, urgent, title, detail, status }) => (
          <li key={key}>
            <Link href={href} prefetch={false} className="focus-ring group flex min-h-14 items-center gap-3 rounded-xl border border-transparent px-2 py-2 transition-colors hover:bg-accent/60">
              <span className={cn("grid size-9 shrink-0 place-items-center rounded-lg", urgent ? "bg-tone-danger text-tone-danger-foreground" : "bg-tone-review text-tone-review-foreground")}>
                <Icon aria-hidden className="size-4.5" />
              </span>
              <span className="grid min-w-0 flex-1">
                <span className="truncate text-sm font-medium">{title}</span>
                <span className="truncate text-xs text-muted-foreground">{detail}</span>
              </span>
              <StatusBadge status={status} />
              <ArrowRight aria-hidden className="hidden size-4 text-muted-foreground transition-transform group-hover:translate-x-0.5 sm:block" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
