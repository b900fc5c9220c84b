"use client";
import { Frame, Gem, Package, PenLine, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { useUses, type AssetUse } from "@/lib/assets";
import type { Asset } from "@/lib/resources";

const icons = { content: PenLine, brand: Gem, product: Package, graphic: Frame };
const hrefOf = ({ what, id }: AssetUse): string | null => (what === "content" ? `/studio/${id}` : what === "brand" ? `/brands/${id}` : null);

/** Where a file is in use. */
export function DetailUses({ asset }: { asset: Asset }) {
  const t = useTranslations("media.uses");
  const status = useTranslations("status");
  const uses = useUses(asset.id);
  if (uses.isError) return <ProblemAlert error={uses.error} onRetry={() => void uses.refetch()} />;
  if (uses.isPending) return <Skeleton className="h-24" />;
  if (uses.data.data.length === 0) return <Empty icon={SearchX} title={t("none")} className="py-8" />;
  return (
    <ul className="grid gap-1">
      {uses.data.data.map((use) => {
        const Icon = icons[use.what];
        const href = hrefOf(use);
        const row = (
          <>
            <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            <span className="min-w-0 flex-1 truncate">{use.title ?? t(`what.${use.what}`)}</span>
            <Badge tone={use.open ? "info" : "neutral"}>{use.status && status.has(use.status as "draft") ? status(use.status as "draft") : t(`what.${use.what}`)}</Badge>
          </>
        );
        return (
          <li key={`${use.what}:${use.id}`}>
            {href ? (
              <Link href={href} className="focus-ring flex min-h-11 items-center gap-3 rounded-lg border border-transparent px-2 text-sm hover:bg-accent">
                {row}
              </Link>
            ) : (
              <span className="flex min-h-11 items-center gap-3 px-2 text-sm">{row}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
